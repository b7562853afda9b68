import * as v from 'valibot';
import { jsonOrText } from '../../base/json.ts';
import { VARIANT_IDS, type Arithmetic, type VariantId } from '../../cot/variants.ts';
import { candidate } from '../../dataset/draw/candidate.ts';
import { parseInstance } from '../../tasks/instance.ts';
import { parseRange } from '../../tasks/ranges.ts';
import { taskById } from '../../tasks/registry.ts';
import type { Instance, Task } from '../../tasks/task.ts';

/** What a model was asked, as far as grading needs it. */
export interface GradedExample {
  readonly id: string;
  readonly task: Task;
  readonly instance: Instance;
  /** `S`, `M`, `L` or `a-b`; empty where nothing says it. */
  readonly range: string;
  readonly query?: string | undefined;
  /** The form of text that the model was trained on, where that is known. */
  readonly variant?: VariantId | undefined;
  readonly arithmetic?: Arithmetic | undefined;
  /** The version of that text; see `TEXT_VERSION`. */
  readonly textVersion?: number | undefined;
}

/** The columns of a record that grading reads. In tables the instance is JSON text, and numbers may be, too. */
const COLUMNS = v.looseObject({
  task: v.string(),
  instance: v.pipe(
    v.unknown(),
    v.transform((came) => (typeof came === 'string' ? jsonOrText(came) : came)),
  ),
  id: v.optional(v.string()),
  query: v.optional(v.string()),
  ...hints(),
});

/** What says how the text was to be written; of other values nothing is known. */
const HINTS = v.looseObject(hints());

function hints() {
  return {
    range: v.optional(v.fallback(v.string(), '')),
    variant: v.optional(v.fallback(v.optional(v.picklist(VARIANT_IDS)), undefined)),
    arithmetic: v.optional(v.fallback(v.optional(v.picklist(['folded', 'unfolded'])), undefined)),
    text_version: v.optional(v.fallback(v.optional(v.pipe(v.unknown(), v.transform(Number), v.integer())), undefined)),
  };
}

/**
 * The example that a record's columns tell, or a sentence about what is wrong with them; undefined where they do not name task and
 * instance at all.
 */
export function exampleOfColumns(
  columns: Readonly<Record<string, unknown>>,
  fallbackId: string,
): GradedExample | string | undefined {
  if (columns['task'] === undefined || columns['instance'] === undefined) return undefined;
  const parsed = v.safeParse(COLUMNS, columns);
  if (!parsed.success) return undefined;
  const { task: id, instance: came, range = '', variant, arithmetic, text_version: textVersion, query } = parsed.output;
  const task = taskById(id);
  if (!task) return `task: got "${id}", which is no task's id.`;
  const instance = parseInstance(task, came);
  if (!instance.ok) return instance.problems.map(({ message }) => message).join(' ');
  return {
    id: parsed.output.id ?? fallbackId,
    task,
    instance: instance.instance,
    range,
    query,
    variant,
    arithmetic,
    textVersion,
  };
}

/** An example with what columns say of its text. */
export function withHints(example: GradedExample, columns: Readonly<Record<string, unknown>>): GradedExample {
  const { variant, arithmetic, text_version: textVersion } = v.parse(HINTS, columns);
  if (variant === undefined && arithmetic === undefined && textVersion === undefined) return example;
  return {
    ...example,
    variant: variant ?? example.variant,
    arithmetic: arithmetic ?? example.arithmetic,
    textVersion: textVersion ?? example.textVersion,
  };
}

const ID = /^([a-z0-9-]+)\/([^/]+)\/(\d{1,16})\/(\d{1,10})(?:\/([a-z-]+)\/(folded|unfolded))?$/;

/** The example that an id of this project names: it holds task, range, seed and index, which an instance is drawn by. */
export function exampleOfId(id: string): GradedExample | undefined {
  const [, taskId, rangeName, seed, index, variantId, arithmetic] = ID.exec(id) ?? [];
  const task = taskId === undefined ? undefined : taskById(taskId);
  const range = task && parseRange(task, rangeName!);
  if (!task || range === undefined || typeof range === 'string') return undefined;
  const { instance, wording } = candidate(task, range, Number(seed), Number(index));
  return {
    id,
    task,
    instance,
    range: range.name,
    query: wording.query(instance),
    variant: VARIANT_IDS.find((each) => each === variantId),
    arithmetic: arithmetic === 'folded' || arithmetic === 'unfolded' ? arithmetic : undefined,
  };
}

/** An example with the form of text that its id names, where its record names none. */
export function withFormOfId(example: GradedExample): GradedExample {
  if (example.variant !== undefined) return example;
  const [, , , , , id, arithmetic] = ID.exec(example.id) ?? [];
  const variant = VARIANT_IDS.find((each) => each === id);
  return variant ? { ...example, variant, arithmetic: arithmetic === 'unfolded' ? 'unfolded' : 'folded' } : example;
}
