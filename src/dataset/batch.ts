import { grouped } from '../base/grouped.ts';
import type { VariantId } from '../cot/variants.ts';
import { normalForm } from '../tasks/instance.ts';
import { CannotWrite } from './cannot-write.ts';
import { withJsonText, type Row } from './columns.ts';
import { lengthOf, LongList, LONGEST_STRING, sizeOf } from './long-text.ts';
import type { Format } from './formats/format.ts';
import { FORMATS } from './formats/registry.ts';
import { hashWords, isForEvaluation } from './draw/hash.ts';
import type { DatasetPlan } from './settings/plan.ts';
import { exampleOf, solveDraw, type CountTokens, type Example } from './record.ts';
import { drawOf, type DrawReference } from './selection.ts';
import type { Split } from './draw/split.ts';
import { sizeOfChat, sizeOfSteps, type TrainedSize } from './trained-size.ts';

/** A few rows to be made: plain data, so that it can be sent to a worker that holds the plan. */
export interface BatchRequest {
  readonly draws: readonly DrawReference[];
  /** A format's id. */
  readonly format: string;
  readonly variants: readonly VariantId[];
  readonly jsonText: boolean;
}

/** Rows with what is counted of them: plain data as well, but for texts and lists that are made as they are written. */
export interface Batch {
  readonly rows: readonly Row[];
  /** One for each row. */
  readonly facts: readonly RowFacts[];
  /** Why the instances that are missing were left out, a sentence each; see `DatasetSettings.unfinished`. */
  readonly leftOut: readonly string[];
}

/** What is counted of a row, read off the record that was written. */
export interface RowFacts extends TrainedSize {
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
  /** Tokens of the completion; null when they are not counted. */
  readonly tokens: number | null;
}

/** Characters of texts after which a batch is handed on: fifty long rows together would fill the memory. */
const BATCH_CHARACTERS = 2 ** 20;

/**
 * Runs the machines of a request and makes its rows, in several batches where they are long. The only part of the work that takes
 * long; it depends on nothing else.
 *
 * Throws `CannotWrite` where an instance gives no row, unless the plan leaves such instances out.
 */
export function* makeBatches(
  plan: DatasetPlan,
  request: BatchRequest,
  countTokens?: CountTokens,
): Generator<Batch, void, undefined> {
  const format = FORMATS.find(({ id }) => id === request.format)!;
  let rows: Row[] = [];
  let facts: RowFacts[] = [];
  let leftOut: string[] = [];
  let characters = 0;
  for (const draw of request.draws) {
    const made = rowsOf(plan, format, { ...request, draws: [draw] }, countTokens);
    if (typeof made === 'string') leftOut.push(made);
    else {
      rows.push(...made.rows);
      facts.push(...made.facts);
      characters += made.facts.reduce((sum, each) => sum + each.characters, 0);
    }
    if (characters < BATCH_CHARACTERS) continue;
    yield { rows, facts, leftOut };
    [rows, facts, leftOut, characters] = [[], [], [], 0];
  }
  yield { rows, facts, leftOut };
}

/** All rows of a request in one batch; see `makeBatches`. */
export function makeBatch(plan: DatasetPlan, request: BatchRequest, countTokens?: CountTokens): Batch {
  const batches = [...makeBatches(plan, request, countTokens)];
  return {
    rows: batches.flatMap(({ rows }) => rows),
    facts: batches.flatMap(({ facts }) => facts),
    leftOut: batches.flatMap(({ leftOut }) => leftOut),
  };
}

/** The rows of one draw, or why it is left out. */
function rowsOf(
  plan: DatasetPlan,
  format: Format,
  request: BatchRequest,
  countTokens: CountTokens | undefined,
): Pick<Batch, 'rows' | 'facts'> | string {
  const rows: Row[] = [];
  const facts: RowFacts[] = [];
  try {
    for (const example of examplesOf(plan, request, countTokens)) {
      const row = rowOf(format, example, request.jsonText);
      requireRoom(plan, format, example, row);
      rows.push(row);
      facts.push(factsOf(example, row, format, countTokens));
    }
  } catch (problem) {
    if (problem instanceof CannotWrite && plan.unfinished === 'leave-out') return problem.message;
    throw problem;
  }
  return { rows, facts };
}

/** Throws `CannotWrite` where the container cannot hold a row. */
function requireRoom({ container }: DatasetPlan, format: Format, { record }: Example, row: Row): void {
  const { longestText } = container;
  if (longestText === undefined || typeof record.cot === 'string') return;
  const { characters, bytes } = sizeOf(record.cot);
  const asLists = Object.values(row).some((value) => value instanceof LongList);
  if (bytes <= longestText && !asLists) return;
  const most = asLists ? `${grouped(LONGEST_STRING)} characters in ${format.id}` : `${grouped(longestText)} bytes`;
  throw new CannotWrite(
    `The text of ${record.id} has ${grouped(characters)} characters (${grouped(bytes)} bytes); ${container.id} holds texts of up to ${most}, jsonl, jsonl.gz and csv any.`,
  );
}

/** The examples of a request, one run for all variants of an instance. Throws `CannotWrite` where a machine does not answer. */
export function* examplesOf(
  plan: DatasetPlan,
  { draws, variants }: Pick<BatchRequest, 'draws' | 'variants'>,
  countTokens?: CountTokens,
): Generator<Example, void, undefined> {
  const { seed, arithmetic, stepLimit } = plan;
  for (const reference of draws) {
    const { task } = plan.parts[reference.part]!;
    const draw = drawOf(plan, reference);
    const solution = solveDraw(task, draw, stepLimit);
    for (const variant of variants) yield exampleOf(draw, solution, { task, seed, variant, arithmetic, countTokens });
  }
}

/** The row of an example in a format. */
export function rowOf(format: Format, example: Example, jsonText: boolean): Row {
  const row = format.row(example);
  return jsonText ? withJsonText(row, format.columns) : row;
}

function factsOf(
  { task, record, solution }: Example,
  row: Row,
  format: Format,
  countTokens: CountTokens | undefined,
): RowFacts {
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
    characters: lengthOf(cot),
    tokens,
    ...(format.stretches ? sizeOfSteps(format.stretches(row), countTokens) : sizeOfChat(query, cot, countTokens)),
  };
}
