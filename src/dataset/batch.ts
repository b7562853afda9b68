import type { VariantId } from '../cot/variants.ts';
import { canonicalInstance } from '../tasks/instance.ts';
import { countChatTokens, renderChat } from './chat-template.ts';
import { withJsonText, type Row } from './columns.ts';
import type { Format } from './formats/format.ts';
import { FORMATS } from './formats/registry.ts';
import { hashWords, isForEvaluation } from './draw/hash.ts';
import type { DatasetPlan } from './settings/plan.ts';
import { exampleOf, solveDraw, type CountTokens, type Example } from './record.ts';
import { drawOf, type DrawReference } from './selection.ts';
import type { Split } from './draw/split.ts';

/** A few rows to be made: plain data, so that it can be sent to a worker that holds the plan. */
export interface BatchRequest {
  readonly draws: readonly DrawReference[];
  /** A format's id. */
  readonly format: string;
  readonly variants: readonly VariantId[];
  readonly jsonText: boolean;
}

/** Rows with what is counted of them: plain data as well. */
export interface Batch {
  readonly rows: readonly Row[];
  /** One for each row. */
  readonly facts: readonly RowFacts[];
}

/** What is counted of a row, read off the record that was written. */
export interface RowFacts {
  /** The split that the record names. */
  readonly split: Split;
  /** Which side its instance is on, computed of the instance again. */
  readonly forEvaluation: boolean;
  /** 64 bits of hash of the task with its canonical instance, and of the query. */
  readonly instance: readonly [number, number];
  readonly query: readonly [number, number];
  /** The instance's length. */
  readonly length: number;
  /** Characters of the completion. */
  readonly characters: number;
  /** Tokens of the completion, and of the chat (or of prompt and steps) as it is trained on; null when they are not counted. */
  readonly tokens: number | null;
  readonly chatTokens: number | null;
  /** Bytes of the same in UTF-8: no tokenizer that works on bytes makes more tokens of it. */
  readonly chatBytes: number;
  /** Of steps: line breaks in the longest run of them within a step, which a separator has to exceed. */
  readonly breaks: number | null;
}

/** Runs the machines of a request and makes its rows. The only part of the work that takes long; it depends on nothing else. */
export function makeBatch(plan: DatasetPlan, request: BatchRequest, countTokens?: CountTokens): Batch {
  const format = FORMATS.find(({ id }) => id === request.format)!;
  const rows: Row[] = [];
  const facts: RowFacts[] = [];
  for (const example of examplesOf(plan, request, countTokens)) {
    const row = format.row(example);
    rows.push(request.jsonText ? withJsonText(row, format.columns) : row);
    facts.push(factsOf(example, format.stretches?.(row), countTokens));
  }
  return { rows, facts };
}

/** The examples of a request, one run for all variants of an instance. */
export function* examplesOf(
  plan: DatasetPlan,
  { draws, variants }: Pick<BatchRequest, 'draws' | 'variants'>,
  countTokens?: CountTokens,
): Generator<Example, void, undefined> {
  const { seed, arithmetic } = plan;
  for (const reference of draws) {
    const { task } = plan.parts[reference.part]!;
    const draw = drawOf(plan, reference);
    const solution = solveDraw(task, draw);
    for (const variant of variants) yield exampleOf(draw, solution, { task, seed, variant, arithmetic, countTokens });
  }
}

/** The row of an example in a format. */
export function rowOf(format: Format, example: Example, jsonText: boolean): Row {
  const row = format.row(example);
  return jsonText ? withJsonText(row, format.columns) : row;
}

/** `stretches` are the texts of a row that is not trained on as a chat. */
function factsOf(
  { task, record }: Example,
  stretches: readonly string[] | undefined,
  countTokens: CountTokens | undefined,
): RowFacts {
  const { query, cot, instance, split, length, tokens } = record;
  const canonical = canonicalInstance(task, instance);
  return {
    split,
    forEvaluation: isForEvaluation(canonical),
    instance: hashWords(`${task.id} ${canonical}`),
    query: hashWords(query),
    length,
    characters: cot.length,
    tokens,
    ...(stretches ? factsOfSteps(stretches, countTokens) : factsOfChat(query, cot, countTokens)),
  };
}

type TrainedFacts = Pick<RowFacts, 'chatTokens' | 'chatBytes' | 'breaks'>;

function factsOfChat(query: string, cot: string, countTokens: CountTokens | undefined): TrainedFacts {
  return {
    chatTokens: countTokens ? countChatTokens(query, cot, countTokens) : null,
    // The template puts a line break after the last mark.
    chatBytes: bytesInUtf8(renderChat(query, cot)) + 1,
    breaks: null,
  };
}

/** Bytes of the separator after a step, at most: it is a run of a few line breaks, and one token. */
const SEPARATOR_BYTES = 8;

function factsOfSteps(stretches: readonly string[], countTokens: CountTokens | undefined): TrainedFacts {
  const sum = (measure: (text: string) => number) => stretches.reduce((total, text) => total + measure(text), 0);
  const runs = stretches.slice(1).flatMap((step) => step.match(/\n+/g) ?? []);
  return {
    // One token for each separator, and one for the mark that some tokenizers put before the prompt.
    chatTokens: countTokens ? sum(countTokens) + stretches.length : null,
    chatBytes: sum(bytesInUtf8) + stretches.length * SEPARATOR_BYTES,
    breaks: runs.reduce((longest, run) => Math.max(longest, run.length), 0),
  };
}

function bytesInUtf8(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
