import * as v from 'valibot';
import { VARIANT_IDS, variantProblem } from '../../cot/variants.ts';
import { canonicalInstance, parseInstance } from '../../tasks/instance.ts';
import { TASKS } from '../../tasks/registry.ts';
import type { Task } from '../../tasks/task.ts';
import { drawnInstance, exampleSelection, firstSelection, requireTask, type Selection } from './selection.ts';

/** What an address asks for, and what is wrong with it, in sentences. What can be opened is in the selection. */
export interface Address {
  readonly selection: Selection;
  /** How many machine steps have been made; undefined where the address does not say. */
  readonly step: number | undefined;
  readonly problems: readonly string[];
}

const count = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number), v.safeInteger());

/** The keys of an address, each with its schema and what is allowed. */
const KEYS = {
  task: {
    schema: v.picklist(TASKS.map(({ id }) => id)),
    allowed: `one of ${TASKS.map(({ id }) => id).join(', ')}`,
  },
  instance: { schema: v.pipe(v.string(), v.parseJson()), allowed: 'the instance as JSON' },
  range: { schema: v.string(), allowed: 'S, M, L, or lengths a-b' },
  seed: { schema: count, allowed: 'a whole number, 0 or more' },
  variant: { schema: v.picklist(VARIANT_IDS), allowed: `one of ${VARIANT_IDS.join(', ')}` },
  arithmetic: { schema: v.picklist(['folded', 'unfolded']), allowed: 'folded or unfolded' },
  wording: { schema: v.string(), allowed: 'the id of a wording' },
  step: { schema: count, allowed: 'a whole number, 0 or more' },
} as const;

/** Reads the part of an address after `#`. */
export function parseAddress(hash: string): Address {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  const problems: string[] = [];
  const read = <Key extends keyof typeof KEYS>(key: Key): v.InferOutput<(typeof KEYS)[Key]['schema']> | undefined => {
    const came = parameters.get(key);
    if (came === null) return undefined;
    const { schema, allowed } = KEYS[key];
    const parsed = v.safeParse(schema, came);
    // The schema of a key is the one its type is inferred from.
    if (parsed.success) return parsed.output as v.InferOutput<(typeof KEYS)[Key]['schema']>;
    problems.push(`This link has the ${key} ${quoted(came)}; allowed: ${allowed}.`);
    return undefined;
  };

  const id = read('task');
  const task = requireTask(id ?? firstSelection().task);
  const example = exampleSelection(task);
  // Without a task that exists nothing else says what was meant.
  if (id === undefined) return { selection: example, step: undefined, problems };

  const shown = instanceOf(task, { instance: read('instance'), range: read('range'), seed: read('seed') }, problems);
  const variant = read('variant') ?? example.variant;
  let arithmetic = read('arithmetic') ?? example.arithmetic;
  const clash = variantProblem(variant, arithmetic);
  if (clash) {
    problems.push(clash);
    arithmetic = 'folded';
  }
  const wording = read('wording') ?? example.wording;
  const known = task.wordings.some((each) => each.id === wording);
  if (!known) problems.push(`This link has the wording ${quoted(wording)}, which ${task.title} does not have.`);
  const selection = { ...example, ...shown, variant, arithmetic, wording: known ? wording : example.wording };
  return { selection, step: read('step'), problems };
}

/** The address of a selection and a cursor, with `#`. A drawn instance is told by range and seed, any other is written out. */
export function formatAddress(selection: Selection, step: number): string {
  const { task, range, seed, instance, variant, arithmetic, wording } = selection;
  const example = exampleSelection(requireTask(task));
  const parameters = new URLSearchParams({ task });
  if (seed !== null || range !== example.range) parameters.set('range', range);
  if (seed !== null) parameters.set('seed', String(seed));
  else parameters.set('instance', canonicalInstance(requireTask(task), instance));
  if (variant !== example.variant) parameters.set('variant', variant);
  if (arithmetic !== example.arithmetic) parameters.set('arithmetic', arithmetic);
  if (wording !== example.wording) parameters.set('wording', wording);
  parameters.set('step', String(step));
  return `#${readable(parameters.toString())}`;
}

/** The instance that is written out in the address, else the one that range and seed draw, else the example. */
function instanceOf(
  task: Task,
  came: { instance: unknown; range: string | undefined; seed: number | undefined },
  problems: string[],
): Pick<Selection, 'instance' | 'range' | 'seed'> {
  const example = exampleSelection(task);
  const drawn = drawnInstance(task, came.range ?? example.range, came.seed ?? 0);
  if (typeof drawn === 'string') problems.push(`This link has a range that cannot be drawn from. ${drawn}`);
  const range = typeof drawn === 'string' ? example.range : drawn.range;
  if (came.instance !== undefined) {
    const parsed = parseInstance(task, came.instance);
    if (parsed.ok) return { instance: parsed.instance, range, seed: null };
    const said = parsed.problems.map(({ message }) => message).join(' ');
    problems.push(`This link has an instance that ${task.title} does not allow. ${said}`);
  } else if (came.seed !== undefined && typeof drawn !== 'string')
    return { instance: drawn.instance, range, seed: came.seed };
  return { instance: example.instance, range, seed: null };
}

function quoted(came: string): string {
  return `“${came.length > 40 ? `${came.slice(0, 39)}…` : came}”`;
}

/** Addresses may hold these as they are after `#`; written so, an instance can be read in the address. */
function readable(query: string): string {
  return query.replaceAll('%3A', ':').replaceAll('%2C', ',');
}
