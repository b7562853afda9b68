import * as v from 'valibot';
import { VARIANT_IDS, arithmeticProblem, variantProblem, type Arithmetic, type VariantId } from '../cot/variants.ts';
import { fieldProblem, type FieldProblem } from '../tasks/fields.ts';
import { parseRange, type NamedRange } from '../tasks/ranges.ts';
import { TASKS } from '../tasks/registry.ts';
import type { Task } from '../tasks/task.ts';
import type { Format } from './formats/format.ts';
import { FORMATS } from './formats/registry.ts';

/** What a person says of a dataset: names and numbers as they are typed, stored and sent to a worker. */
export interface ExportSettings {
  /** Task ids. */
  readonly tasks: readonly string[];
  /** `S`, `M`, `L` or `a-b`. */
  readonly range: string;
  /** Examples per task. */
  readonly count: number;
  readonly seed: number;
  readonly variant: VariantId;
  readonly arithmetic: Arithmetic;
  /** A format's id. */
  readonly format: string;
  /** Draw from one side of the split only; from both when absent. */
  readonly split?: 'train' | 'eval' | undefined;
}

/** Settings that have been checked, names replaced by what they name. */
export interface DatasetPlan {
  readonly parts: readonly { readonly task: Task; readonly range: NamedRange }[];
  readonly count: number;
  readonly seed: number;
  readonly variant: VariantId;
  readonly arithmetic: Arithmetic;
  readonly format: Format;
  readonly split?: 'train' | 'eval';
}

/** No more examples are drawn for a task in one go. */
const MOST_EXAMPLES = 10_000_000;

const FIELDS = {
  tasks: {
    allowed: `one or more of ${TASKS.map((task) => task.id).join(', ')}`,
    schema: v.pipe(v.array(v.picklist(TASKS.map((task) => task.id))), v.minLength(1)),
  },
  range: { allowed: 'S, M, L, or lengths a-b', schema: v.string() },
  count: {
    allowed: `a whole number, 1 to ${MOST_EXAMPLES}`,
    schema: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(MOST_EXAMPLES)),
  },
  seed: { allowed: 'a whole number, 0 or more', schema: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) },
  variant: { allowed: `one of ${VARIANT_IDS.join(', ')}`, schema: v.picklist(VARIANT_IDS) },
  arithmetic: { allowed: 'folded or unfolded', schema: v.picklist(['folded', 'unfolded']) },
  format: {
    allowed: `one of ${FORMATS.map((format) => format.id).join(', ')}`,
    schema: v.picklist(FORMATS.map((format) => format.id)),
  },
  split: { allowed: 'train or eval, or nothing for both', schema: v.optional(v.picklist(['train', 'eval'])) },
};

/** Checks settings from outside: a plan, or everything that is wrong with them. */
export function planOf(
  came: Readonly<Partial<Record<keyof ExportSettings, unknown>>>,
): DatasetPlan | readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  for (const [name, { schema, allowed }] of Object.entries(FIELDS)) {
    const value = came[name as keyof ExportSettings];
    if (!v.is(schema, value)) problems.push(fieldProblem(name, value, allowed));
  }
  if (problems.length > 0) return problems;
  // Every field has passed its schema.
  const settings = came as unknown as ExportSettings;
  const clash = arithmeticProblem(settings.variant, settings.arithmetic);
  if (clash) problems.push({ field: 'arithmetic', message: clash });
  const tasks = TASKS.filter(({ id }) => settings.tasks.includes(id));
  const elsewhere = variantProblem(settings.variant, tasks);
  if (elsewhere) problems.push({ field: 'variant', message: elsewhere });
  const parts: { task: Task; range: NamedRange }[] = [];
  for (const task of tasks) {
    const range = parseRange(task, settings.range);
    if (typeof range === 'string') problems.push({ field: 'range', message: range });
    else parts.push({ task, range });
  }
  if (problems.length > 0) return problems;
  const { count, seed, variant, arithmetic, split } = settings;
  const format = FORMATS.find(({ id }) => id === settings.format)!;
  return { parts, count, seed, variant, arithmetic, format, ...(split ? { split } : {}) };
}

/** Whether `planOf` found problems. */
export function isPlan(result: DatasetPlan | readonly FieldProblem[]): result is DatasetPlan {
  return !Array.isArray(result);
}
