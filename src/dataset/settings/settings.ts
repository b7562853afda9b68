import * as v from 'valibot';
import { fieldProblem, type FieldProblem } from '../../base/problems.ts';
import { grouped } from '../../base/grouped.ts';
import { VARIANT_IDS, type Arithmetic, type VariantId } from '../../cot/variants.ts';
import { DEFAULT_STEP_LIMIT } from '../../machine/recording/recorded-run.ts';
import { parseRange, rangeProblems } from '../../tasks/ranges.ts';
import { TASKS } from '../../tasks/registry.ts';
import type { Task } from '../../tasks/task.ts';
import { CONTAINERS } from '../containers/registry.ts';
import { FORMATS } from '../formats/registry.ts';
import { OwnInstanceReader, type OwnInstance } from './own-instances.ts';
import type { Side } from '../draw/part.ts';

/** What is drawn from one range, for every task of a dataset. */
export interface RangeSettings {
  /** `S`, `M`, `L` or `a-b`. */
  readonly range: string;
  /** Examples per task. */
  readonly count: number;
  /** Draw from one side of the split only; from both when absent. */
  readonly split?: Side | undefined;
}

/**
 * What a person says of a dataset: names and numbers as they are typed, stored in `manifest.json` and sent to a worker. The same
 * settings give the same bytes. A mixture is nothing but its counts (`mixtureCounts`).
 */
export interface DatasetSettings {
  /** Ids of the tasks that are drawn; may be empty when there are own instances. */
  readonly tasks: readonly string[];
  /** Each is drawn for each task. */
  readonly ranges: readonly RangeSettings[];
  /** A person's own instances, written beside what is drawn. */
  readonly instances?: readonly OwnInstance[] | undefined;
  readonly seed: number;
  /** All of them are written for every instance. */
  readonly variants: readonly VariantId[];
  readonly arithmetic: Arithmetic;
  /** Format ids; each is a file, or a configuration of the folder, of its own. */
  readonly formats: readonly string[];
  /** A container's id. */
  readonly container: string;
  /** Into how many files each split is cut; 1 when absent. */
  readonly shards?: number | undefined;
  /** Machine steps after which a run is given up; `DEFAULT_STEP_LIMIT` when absent. */
  readonly stepLimit?: number | undefined;
  /** What becomes of an instance that gives no row, since its run was given up: `stop`, also when absent, ends the dataset. */
  readonly unfinished?: Unfinished | undefined;
}

/** What becomes of instances that give no row. */
export type Unfinished = 'stop' | 'leave-out';

/** No more examples are drawn for a task and range in one go. */
const MOST_EXAMPLES = 10_000_000;

/** No more files are made of a split. */
export const MOST_SHARDS = 10_000;

const wholeNumber = (least: number, most: number = Number.MAX_SAFE_INTEGER) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most));

const several = <Name extends string>(names: readonly Name[]) =>
  v.pipe(
    v.array(v.picklist(names)),
    v.minLength(1),
    v.check((list) => new Set(list).size === list.length),
  );

const TASK_IDS = TASKS.map((task) => task.id);
const FORMAT_IDS = FORMATS.map((format) => format.id);
const CONTAINER_IDS = CONTAINERS.map((container) => container.id);

const FIELDS = {
  tasks: {
    allowed: `one or more of ${TASK_IDS.join(', ')}`,
    schema: v.pipe(
      v.array(v.picklist(TASK_IDS)),
      v.check((list) => new Set(list).size === list.length),
    ),
  },
  ranges: { allowed: 'a list of {range, count, split}', schema: v.array(v.looseObject({})) },
  instances: { allowed: 'a list of {task, instance}', schema: v.optional(v.array(v.unknown())) },
  seed: { allowed: 'a whole number, 0 or more', schema: wholeNumber(0) },
  variants: { allowed: `one or more of ${VARIANT_IDS.join(', ')}`, schema: several(VARIANT_IDS) },
  arithmetic: { allowed: 'folded or unfolded', schema: v.picklist(['folded', 'unfolded']) },
  formats: { allowed: `one or more of ${FORMAT_IDS.join(', ')}`, schema: several(FORMAT_IDS) },
  container: { allowed: `one of ${CONTAINER_IDS.join(', ')}`, schema: v.picklist(CONTAINER_IDS) },
  shards: { allowed: `a whole number, 1 to ${grouped(MOST_SHARDS)}`, schema: v.optional(wholeNumber(1, MOST_SHARDS)) },
  stepLimit: { allowed: 'a whole number, 1 or more', schema: v.optional(wholeNumber(1)) },
  unfinished: { allowed: 'stop or leave-out', schema: v.optional(v.picklist(['stop', 'leave-out'])) },
};

const RANGE_FIELDS = {
  range: { allowed: 'S, M, L, or lengths a-b', schema: v.string() },
  count: { allowed: `a whole number, 1 to ${grouped(MOST_EXAMPLES)}`, schema: wholeNumber(1, MOST_EXAMPLES) },
  split: { allowed: 'train or eval, or nothing for both', schema: v.optional(v.picklist(['train', 'eval'])) },
};

/** Checks settings from outside, field by field: the settings, or everything that is wrong with them. */
export function parseSettings(came: unknown): DatasetSettings | readonly FieldProblem[] {
  if (typeof came !== 'object' || came === null || Array.isArray(came))
    return [fieldProblem('settings', came, 'an object with the settings of a dataset')];
  const problems = fieldProblems(came, FIELDS);
  const isRight = (name: keyof typeof FIELDS) => problems.every(({ field }) => field !== name);
  // What the lists hold is checked below, where they are lists; the rest is not read before every field has passed its schema.
  const settings = came as DatasetSettings;
  const listed = isRight('ranges') ? settings.ranges : [];
  const drawn = isRight('tasks') ? TASKS.filter(({ id }) => settings.tasks.includes(id)) : [];
  const own = isRight('instances') ? (settings.instances ?? []) : [];
  problems.push(...listed.flatMap((_, position) => problemsOfRange(listed, position, drawn)));
  const reader = new OwnInstanceReader();
  own.forEach((instance, position) => reader.take(instance, `instances, ${position + 1}`));
  const read = reader.result();
  const instances = 'problems' in read ? [] : read;
  if ('problems' in read) problems.push(...read.problems);
  if (instances.length === 0 && problems.length === 0) {
    if (settings.tasks.length === 0)
      problems.push(fieldProblem('tasks', settings.tasks, `${FIELDS.tasks.allowed}, or own instances`));
    else if (settings.ranges.length === 0)
      problems.push(fieldProblem('range', settings.ranges, 'at least one range, or own instances'));
  }
  if (problems.length > 0) return problems;
  const { tasks, ranges, seed, variants, arithmetic, formats, container, shards, stepLimit, unfinished } = settings;
  return {
    // Order means nothing here, and the same settings are to be the same text.
    tasks: TASK_IDS.filter((id) => tasks.includes(id)),
    ranges: ranges.map(({ range, count, split }) => ({ range, count, ...(split ? { split } : {}) })),
    ...(instances.length > 0 ? { instances } : {}),
    seed,
    variants: VARIANT_IDS.filter((id) => variants.includes(id)),
    arithmetic,
    formats: FORMAT_IDS.filter((id) => formats.includes(id)),
    container,
    ...(shards !== undefined && shards > 1 ? { shards } : {}),
    ...(stepLimit !== undefined && stepLimit !== DEFAULT_STEP_LIMIT ? { stepLimit } : {}),
    ...(unfinished === 'leave-out' ? { unfinished } : {}),
  };
}

/** Everything that is wrong with one of the ranges that came, for the tasks that are drawn. */
function problemsOfRange(
  listed: readonly Partial<RangeSettings>[],
  position: number,
  tasks: readonly Task[],
): FieldProblem[] {
  const came = listed[position]!;
  const { range: name } = came;
  const names =
    typeof name === 'string'
      ? [
          ...rangeProblems(tasks, name),
          ...tasks.flatMap((task) => twiceProblem(task, came, listed.slice(0, position)) ?? []),
        ]
      : [];
  const problems = [...new Set(names)].map((message) => ({ field: 'range', message }));
  return [...problems, ...fieldProblems(came, RANGE_FIELDS)].map(({ field, message }) => ({
    field: ofRange(field, position),
    message,
  }));
}

/** What is said where a task draws from a range that is the same as one before it. */
function twiceProblem(
  task: Task,
  { range: name, split }: Partial<RangeSettings>,
  before: readonly Partial<RangeSettings>[],
): string | undefined {
  const range = typeof name === 'string' ? parseRange(task, name) : '';
  if (typeof range === 'string') return undefined;
  const isTwice = before.some((other) => {
    const known = typeof other.range === 'string' ? parseRange(task, other.range) : '';
    const sharesSide = !split || !other.split || other.split === split;
    return sharesSide && typeof known !== 'string' && known.name === range.name;
  });
  return isTwice
    ? fieldProblem('range', `${name} twice`, 'each range once for each side of the split').message
    : undefined;
}

/** A field of one range as problems name it: the range's number behind it, from 1. */
export function ofRange(field: string, position: number): string {
  return `${field}, ${position + 1}`;
}

/** Whether settings or a plan came out, and no problems. */
export function isSound<Sound extends object>(result: Sound | readonly FieldProblem[]): result is Sound {
  return !Array.isArray(result);
}

function fieldProblems(
  came: object,
  fields: Readonly<Record<string, { readonly allowed: string; readonly schema: v.GenericSchema }>>,
): FieldProblem[] {
  const values = new Map<string, unknown>(Object.entries(came));
  return Object.entries(fields)
    .filter(([name, { schema }]) => !v.is(schema, values.get(name)))
    .map(([name, { allowed }]) => fieldProblem(name, values.get(name), allowed));
}
