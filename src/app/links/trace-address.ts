import * as v from 'valibot';
import { jsonOrText } from '../../base/json.ts';
import { fieldProblem } from '../../base/problems.ts';
import { VARIANT_IDS, arithmeticProblem, variantProblem, variantsOf } from '../../cot/variants.ts';
import { parseInstance } from '../../tasks/instance.ts';
import { parseRange } from '../../tasks/ranges.ts';
import { TASKS, taskById } from '../../tasks/registry.ts';
import type { Task } from '../../tasks/task.ts';
import type { Breakpoint } from '../../workers/trace/breakpoint-search.ts';
import { breakpointText, parseBreakpoint } from '../session/breakpoints/breakpoint-words.ts';
import { AddressParts, LINK_VERSION, VERSION_PART } from './address-parts.ts';
import { comparisonText, parseComparison } from './comparison-part.ts';
import { TABLE_TABS, type TableTab } from '../session/panel-choices.ts';
import { EXAMPLE_STEP } from './example-task.ts';
import { EXAMPLE, drawnInstance, exampleOf, type Selection } from './selection.ts';
import { parseToggled, toggledPart } from '../session/toggled-states.ts';

/** What an address holds, and sentences about what it says that cannot be opened. */
interface ParsedAddress {
  readonly selection: Selection;
  /** The cursor; undefined where the address names none. */
  readonly step: number | undefined;
  readonly breakpoints: readonly Breakpoint[];
  /** The table that is open; undefined where the address names none. */
  readonly table: TableTab | undefined;
  /** Whether it opens as a presentation. */
  readonly presents: boolean;
  readonly problems: readonly string[];
}

/** The part of the address behind `#` that leads back to this trace; without a step it opens in its middle. */
export function addressOf(
  selection: Selection,
  step: number | undefined,
  breakpoints: readonly Breakpoint[] = [],
  table: TableTab = 'states',
  presents = false,
): string {
  const { traced, range, seed, variant, arithmetic, wording, compare, toggled } = selection;
  const { task, instance } = traced;
  const parts = new URLSearchParams({ task, range });
  if (seed === null) parts.set('instance', JSON.stringify(instance));
  else parts.set('seed', String(seed));
  parts.set('variant', variant);
  if (arithmetic !== 'folded') parts.set('arithmetic', arithmetic);
  const single = toggledPart(toggled, arithmetic);
  if (single) parts.set(...single);
  if (wording !== undefined) parts.set('wording', wording);
  parts.set(VERSION_PART, String(LINK_VERSION));
  if (compare) parts.set('compare', comparisonText(compare));
  if (table !== 'states') parts.set('table', table);
  if (presents) parts.set('view', 'present');
  if (step !== undefined) parts.set('step', String(step));
  for (const breakpoint of breakpoints) parts.append('b', breakpointText(breakpoint));
  return `#${parts.toString()}`;
}

/** Everything that a link may say. */
const PARTS: ReadonlySet<string> = new Set([
  'task',
  'range',
  'instance',
  'seed',
  'variant',
  'arithmetic',
  'unfold',
  'fold',
  'wording',
  'compare',
  'table',
  'view',
  'step',
  'b',
]);

/** Whether the task has a wording of this id is known when the wordings are loaded, after the first view. */
const wordingId = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), v.maxLength(80));

const NOTHING_ELSE = { step: EXAMPLE_STEP, breakpoints: [], table: undefined, presents: false, problems: [] };

/** Opens what can be opened of an address; an empty one is the first example at its first carry. */
export function parseAddress(hash: string): ParsedAddress {
  if (hash.length <= 1) return { ...NOTHING_ELSE, selection: EXAMPLE };
  const parts = new AddressParts(hash, PARTS);
  const { problems } = parts;
  const ids = TASKS.map(({ id }) => id);
  const task = taskById(parts.choice('task', ids, EXAMPLE.traced.task))!;
  const variants = variantsOf(task).map(({ id }) => id);
  let variant = parts.value('variant', v.picklist(VARIANT_IDS), `one of ${variants.join(', ')}`, 'tail' as const);
  const elsewhere = variantProblem(variant, [task]);
  if (elsewhere) {
    problems.push(elsewhere);
    variant = 'tail';
  }
  let arithmetic = parts.value(
    'arithmetic',
    v.picklist(['folded', 'unfolded']),
    'folded or unfolded',
    'folded' as const,
  );
  const clash = arithmeticProblem(variant, arithmetic);
  if (clash) {
    problems.push(clash);
    arithmetic = 'folded';
  }
  const single = parseToggled(parts, { variant, arithmetic });
  problems.push(...single.problems);
  let range = parts.text('range') ?? 'S';
  const rangeProblem = parseRange(task, range);
  if (typeof rangeProblem === 'string') {
    problems.push(rangeProblem);
    range = 'S';
  }
  const wording = parts.value('wording', wordingId, `a wording of ${task.title}`, undefined);
  const seed = parts.wholeNumber('seed', null);
  const step = parts.wholeNumber('step', undefined);
  const table = parts.value('table', v.picklist(TABLE_TABS), `one of ${TABLE_TABS.join(', ')}`, undefined);
  const presents = parts.value('view', v.literal('present'), 'present', undefined) === 'present';
  const compared = parts.text('compare');
  const compare = compared === undefined ? undefined : parseComparison(task, compared);
  if (typeof compare === 'string') problems.push(compare);
  const breakpoints = breakpointsOf(parts.texts('b'), problems);
  const settings = { range, variant, arithmetic };
  const selection = {
    ...instanceOf(task, settings, seed, parts.text('instance'), problems),
    ...(wording !== undefined && { wording }),
    ...(typeof compare === 'object' && { compare }),
    ...(single.toggled && { toggled: single.toggled }),
  };
  return { selection, step, breakpoints, table, presents, problems };
}

function breakpointsOf(texts: readonly string[], problems: string[]): Breakpoint[] {
  return [...new Set(texts)].flatMap((text) => {
    const breakpoint = parseBreakpoint(text);
    if (breakpoint) return [breakpoint];
    const allowed = 'step:120, atomic:<kind>, state:<machine state> or cell:4:<tape>';
    problems.push(fieldProblem('b (breakpoint)', text, allowed).message);
    return [];
  });
}

function instanceOf(
  task: Task,
  settings: Pick<Selection, 'range' | 'variant' | 'arithmetic'>,
  seed: number | null,
  json: string | undefined,
  problems: string[],
): Selection {
  const example = exampleOf(task, settings);
  if (json !== undefined) {
    const parsed = parseInstance(task, jsonOrText(json));
    if (parsed.ok) return { ...example, traced: { task: task.id, instance: parsed.instance } };
    problems.push(...parsed.problems.map(({ message }) => message), `The example of ${task.title} is shown instead.`);
    return example;
  }
  const range = parseRange(task, settings.range);
  if (seed === null || typeof range === 'string') return example;
  return { ...example, seed, traced: { task: task.id, instance: drawnInstance(task, range, seed) } };
}
