import { fieldProblem, type FieldProblem } from '../../base/problems.ts';
import { arithmeticProblem, variantProblem, type Arithmetic, type VariantId } from '../../cot/variants.ts';
import { DEFAULT_STEP_LIMIT } from '../../machine/recording/recorded-run.ts';
import { normalForm } from '../../tasks/instance.ts';
import { parseRange } from '../../tasks/ranges.ts';
import { TASKS } from '../../tasks/registry.ts';
import type { Task } from '../../tasks/task.ts';
import type { Container } from '../containers/container.ts';
import { CONTAINERS } from '../containers/registry.ts';
import type { Format } from '../formats/format.ts';
import { FORMATS } from '../formats/registry.ts';
import type { OwnInstance } from './own-instances.ts';
import { isOwn, type DrawnPart, type OwnPart, type Part } from '../draw/part.ts';
import { reachWords } from './reach.ts';
import { notesOnOwnTexts } from './risky-texts.ts';
import { isSound, ofRange, parseSettings, type DatasetSettings, type Unfinished } from './settings.ts';
import { sideCapacityOf, mostQueries } from '../draw/side-capacity.ts';

/** Settings that have been checked, names replaced by what they name. */
export interface DatasetPlan {
  /** The settings that the plan was made of, in their one order; the plan can be made of them again. */
  readonly settings: DatasetSettings;
  /** Where instances come from, in the order of the rows. */
  readonly parts: readonly Part[];
  readonly seed: number;
  readonly variants: readonly VariantId[];
  readonly arithmetic: Arithmetic;
  readonly formats: readonly Format[];
  readonly container: Container;
  readonly shards: number;
  /** Machine steps after which a run is given up. */
  readonly stepLimit: number;
  readonly unfinished: Unfinished;
  /** What a person should know before it starts, as sentences. */
  readonly notes: readonly string[];
}

/** Checks settings from outside: a plan, or everything that is wrong with them. Says up front when a range holds too little. */
export function planOf(came: unknown): DatasetPlan | readonly FieldProblem[] {
  const settings = parseSettings(came);
  if (!isSound(settings)) return settings;
  const tasks = TASKS.filter(({ id }) => settings.tasks.includes(id));
  const problems = settings.variants.flatMap((variant): FieldProblem[] => {
    const clash = arithmeticProblem(variant, settings.arithmetic);
    const elsewhere = variantProblem(variant, tasks);
    return [
      ...(clash ? [{ field: 'arithmetic', message: clash }] : []),
      ...(elsewhere ? [{ field: 'variant', message: elsewhere }] : []),
    ];
  });
  const notes = [...notesOnOwnTexts(settings.instances ?? [])];
  const parts = TASKS.flatMap((task) => partsOf(task, settings, problems, notes));
  if (problems.length > 0) return problems;
  const { seed, variants, arithmetic, shards, stepLimit, unfinished } = settings;
  return {
    settings,
    parts,
    seed,
    variants,
    arithmetic,
    formats: FORMATS.filter(({ id }) => settings.formats.includes(id)),
    container: CONTAINERS.find(({ id }) => id === settings.container)!,
    shards: shards ?? 1,
    stepLimit: stepLimit ?? DEFAULT_STEP_LIMIT,
    unfinished: unfinished ?? 'stop',
    notes,
  };
}

/** How many instances a plan asks for; every variant and format writes each of them. */
export function plannedInstances({ parts }: DatasetPlan): number {
  return parts.reduce((total, part) => total + (isOwn(part) ? part.instances.length : part.count), 0);
}

function partsOf(task: Task, settings: DatasetSettings, problems: FieldProblem[], notes: string[]): Part[] {
  const drawn = settings.tasks.includes(task.id) ? drawnParts(task, settings, problems, notes) : [];
  const own = ownPart(task, settings.instances ?? [], notes);
  return own ? [own, ...drawn] : drawn;
}

function drawnParts(task: Task, settings: DatasetSettings, problems: FieldProblem[], notes: string[]): DrawnPart[] {
  const parts: DrawnPart[] = [];
  settings.ranges.forEach(({ range: name, count, split }, position) => {
    const range = parseRange(task, name);
    // Settings with such a name are refused before.
    if (typeof range === 'string') throw new Error(range);
    const part: DrawnPart = { task, range, count, ...(split ? { side: split } : {}) };
    const { problem, note } = capacityWords(part);
    if (problem !== undefined) problems.push({ field: ofRange('count', position), message: problem });
    if (note !== undefined) notes.push(note);
    const { stepLimit = DEFAULT_STEP_LIMIT, unfinished = 'stop' } = settings;
    const reach = reachWords(part, { stepLimit, unfinished });
    if (reach.problem) problems.push({ ...reach.problem, field: ofRange('range', position) });
    if (reach.note !== undefined) notes.push(reach.note);
    parts.push(part);
  });
  return parts;
}

/** What is to be said of a part that holds less than is asked for. */
function capacityWords({ task, range, count, side }: DrawnPart): { readonly problem?: string; readonly note?: string } {
  const capacity = sideCapacityOf(task, range, side);
  if (!capacity) return {};
  const { instances, queries, exact } = capacity;
  const where = `${task.title}, range ${range.name}${side ? `, ${side}` : ''}`;
  const holds = `${exact ? '' : 'about '}${instances} ${instances === 1 ? 'instance' : 'instances'} and ${queries} queries`;
  if (count > mostQueries(capacity)) {
    const { message } = fieldProblem('count', count, `at most ${queries} for ${where}, which holds ${holds}`);
    return { problem: message };
  }
  if (count > instances)
    return { note: `${where} holds ${holds}: ${count} examples repeat instances under other wordings.` };
  return {};
}

/** The person's own instances of a task, each once, and of twins the first. */
function ownPart(task: Task, own: readonly OwnInstance[], notes: string[]): OwnPart | undefined {
  const ofTask = own.filter((each) => each.task === task.id);
  if (ofTask.length === 0) return undefined;
  const forms = ofTask.map(({ instance }) => normalForm(task, instance));
  const firsts = new Map(forms.map((form, place) => [form, place] as const).toReversed());
  const instances = ofTask.filter((_, place) => firsts.get(forms[place]!) === place).map(({ instance }) => instance);
  const repeats = ofTask.length - instances.length;
  if (repeats > 0)
    notes.push(
      `${task.title}: ${repeats === 1 ? 'one own instance is a repeat, as it is or with its parts in another order, and is' : `${repeats} own instances are repeats, as they are or with their parts in another order, and are`} left out.`,
    );
  return { task, instances };
}
