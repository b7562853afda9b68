import type { VariantId } from '../cot/variants.ts';
import { normalForm } from '../tasks/instance.ts';
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
  /** 64 bits of hash of the task with the instance's normal form, and of the query. */
  readonly instance: readonly [number, number];
  readonly query: readonly [number, number];
  /** The instance's task, the range that it was drawn from, and its length. */
  readonly task: string;
  readonly range: string;
  readonly length: number;
  /** Atomic states of the run, nested ones not counted. */
  readonly states: number;
  /** Characters of the completion. */
  readonly characters: number;
  /** Tokens of the completion, and of the chat as it is trained on; null when they are not counted. */
  readonly tokens: number | null;
  readonly chatTokens: number | null;
  /** Bytes of the chat in UTF-8: no tokenizer that works on bytes makes more tokens of it. */
  readonly chatBytes: number;
}

/** Runs the machines of a request and makes its rows. The only part of the work that takes long; it depends on nothing else. */
export function makeBatch(plan: DatasetPlan, request: BatchRequest, countTokens?: CountTokens): Batch {
  const format = FORMATS.find(({ id }) => id === request.format)!;
  const rows: Row[] = [];
  const facts: RowFacts[] = [];
  for (const example of examplesOf(plan, request, countTokens)) {
    rows.push(rowOf(format, example, request.jsonText));
    facts.push(factsOf(example, countTokens));
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

function factsOf({ task, record, solution }: Example, countTokens: CountTokens | undefined): RowFacts {
  const { query, cot, instance, split, length, tokens } = record;
  const normal = normalForm(task, instance);
  return {
    split,
    forEvaluation: isForEvaluation(normal),
    instance: hashWords(`${task.id} ${normal}`),
    query: hashWords(query),
    task: task.id,
    range: record.range,
    length,
    states: solution.trace.outerLength,
    characters: cot.length,
    tokens,
    chatTokens: countTokens ? countChatTokens(query, cot, countTokens) : null,
    chatBytes: bytesInUtf8(renderChat(query, cot)),
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
