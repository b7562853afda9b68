import type { Engine } from '../../machine/engines/engine.ts';
import type { RecordedRun } from '../../machine/recording/recorded-run.ts';
import type { Trace } from '../../trace/trace.ts';
import type { Slices } from '../slices.ts';
import { columnSteps } from './space-time.ts';
import { kindNumber, stateKinds } from './state-kinds.ts';
import { watchStates } from './watched-states.ts';

/** Where a run is to be stopped; states and tapes by name. */
export type Breakpoint =
  /** When this number of steps has been made. */
  | { readonly kind: 'step'; readonly step: number }
  /** When an atomic state (at depth 0) of this kind is complete; where each transition is one, when it is about to begin. */
  | { readonly kind: 'atomic state'; readonly name: string }
  /** When the machine has come into this state. */
  | { readonly kind: 'machine state'; readonly name: string }
  /** When a step has written this cell, even with the symbol that it held before: its value has another origin then. */
  | { readonly kind: 'cell'; readonly tape: string; readonly cell: number };

/** The number of steps made where a breakpoint stops the run, and the index of that breakpoint in the list. */
export interface BreakpointHit {
  readonly step: number;
  readonly breakpoint: number;
}

/** What is searched: a run and its atomic states. */
export interface Searched {
  readonly run: RecordedRun;
  readonly trace: Trace;
}

/**
 * The nearest step after (`direction` 1) or before (−1) `from` at which a breakpoint stops the run; null if there is none. Of
 * several that stop there the first of the list is named. A breakpoint on what the machine does not have stops nothing.
 */
export async function nextBreakpoint(
  searched: Searched,
  breakpoints: readonly Breakpoint[],
  from: number,
  direction: 1 | -1,
  slices: Slices,
): Promise<BreakpointHit | null> {
  const { run, trace } = searched;
  const found: { best?: BreakpointHit } = {};
  const offer = (step: number, breakpoint: number) => {
    const { best } = found;
    const beyond = direction > 0 ? step <= from : step >= from;
    if (beyond || step < 0 || step > run.steps) return;
    const nearer = !best || (direction > 0 ? step < best.step : step > best.step);
    if (nearer || (step === best.step && breakpoint < best.breakpoint)) found.best = { step, breakpoint };
  };
  const states = await endsOfKinds(trace, breakpoints, slices);
  breakpoints.forEach((breakpoint, index) => {
    if (breakpoint.kind === 'step') offer(breakpoint.step, index);
    if (breakpoint.kind === 'atomic state')
      offer(nearestOfKind(states, kindNumber(trace, breakpoint.name), from, direction) ?? -1, index);
  });
  const watched = watchesOf(searched, breakpoints);
  if (watched.length > 0) {
    const nearest = direction > 0 ? firstWatched : lastWatched;
    // What is known bounds what must be walked through.
    const seen = await nearest(run, watched, from, found.best?.step ?? (direction > 0 ? run.steps : 0), slices);
    if (seen) offer(seen.step, seen.breakpoint);
  }
  return found.best ?? null;
}

/**
 * Where each breakpoint stops the run, for a drawing with this number of columns: at most one step per column. In the order
 * of the breakpoints.
 */
export async function breakpointHits(
  searched: Searched,
  breakpoints: readonly Breakpoint[],
  columns: number,
  slices: Slices,
): Promise<Int32Array[]> {
  const { run, trace } = searched;
  const hits: number[][] = breakpoints.map(() => []);
  const starts = columnSteps(Math.max(1, Math.min(columns, run.steps + 1)), run.steps);
  const { ends, kinds } = await endsOfKinds(trace, breakpoints, slices);
  breakpoints.forEach((breakpoint, index) => {
    if (breakpoint.kind === 'step' && breakpoint.step <= run.steps) hits[index]!.push(breakpoint.step);
    if (breakpoint.kind !== 'atomic state') return;
    const wanted = kindNumber(trace, breakpoint.name);
    ends.forEach((end, position) => {
      if (kinds[position] === wanted) hits[index]!.push(end);
    });
  });
  const watched = watchesOf(searched, breakpoints);
  if (watched.length > 0) {
    const { engine, lastHit } = watch(run, watched);
    for (let column = 0; column < starts.length; column++) {
      if (slices.isOver) await slices.rest();
      engine.run((starts[column + 1] ?? run.steps + 1) - 1);
      for (const each of watched) {
        const step = lastHit(each);
        if (step >= starts[column]!) hits[each.breakpoint]!.push(step);
      }
    }
  }
  return hits.map((steps) => thinned(steps, starts));
}

/** A breakpoint for which the machine must be watched: a state it comes into, or a cell it writes. */
type Watch = { readonly breakpoint: number } & (
  { readonly state: number } | { readonly tape: number; readonly cell: number }
);

function watchesOf({ run, trace }: Searched, breakpoints: readonly Breakpoint[]): Watch[] {
  const { states, tapes } = run.engine.machine;
  const everyStepIsState = trace.boundaries().list.kind === 'every step';
  return breakpoints.flatMap((breakpoint, index): Watch[] => {
    if (breakpoint.kind === 'machine state' || (everyStepIsState && breakpoint.kind === 'atomic state')) {
      const state = states.findIndex(({ name }) => name === breakpoint.name);
      return state < 0 ? [] : [{ breakpoint: index, state }];
    }
    if (breakpoint.kind !== 'cell') return [];
    const tape = tapes.findIndex(({ name }) => name === breakpoint.tape);
    return tape < 0 ? [] : [{ breakpoint: index, tape, cell: breakpoint.cell }];
  });
}

/** The run made again, and the last of its steps so far at which a watch stops it; −1 where none has. */
function watch(
  run: RecordedRun,
  watched: readonly Watch[],
): { readonly engine: Engine; readonly lastHit: (watch: Watch) => number } {
  const states = [...new Set(watched.flatMap((each) => ('state' in each ? [each.state] : [])))];
  const { engine, lastVisit } = watchStates(run, states);
  const lastHit = (each: Watch) =>
    'state' in each ? lastVisit(each.state) : engine.lastWriter(each.tape, each.cell) + 1 || -1;
  return { engine, lastHit };
}

/** Steps made between two checks of the clock; a stretch with a hit is searched step by step. */
const STEPS_PER_CLOCK_CHECK = 512;

/** Runs an engine to a step, in slices. */
async function runTo(engine: Engine, step: number, slices: Slices): Promise<void> {
  while (engine.steps < step) {
    if (slices.isOver) await slices.rest();
    engine.run(Math.min(step, engine.steps + STEPS_PER_CLOCK_CHECK));
  }
}

/** The first watched step in (from, to]. */
async function firstWatched(
  run: RecordedRun,
  watched: readonly Watch[],
  from: number,
  to: number,
  slices: Slices,
): Promise<BreakpointHit | undefined> {
  // Mostly it is near, and then the run need not be made again.
  const near = Math.min(to, from + STEPS_PER_CLOCK_CHECK);
  const first = firstOf(run, watched, from, near);
  if (first || near === to) return first;
  const { engine, lastHit } = watch(run, watched);
  await runTo(engine, near, slices);
  while (engine.steps < to) {
    const start = engine.steps;
    await runTo(engine, Math.min(to, start + STEPS_PER_CLOCK_CHECK), slices);
    const hit = watched.filter((each) => lastHit(each) > start);
    if (hit.length > 0) return firstOf(run, hit, start, engine.steps);
  }
  return undefined;
}

/** The last watched step in [to, from). */
async function lastWatched(
  run: RecordedRun,
  watched: readonly Watch[],
  from: number,
  to: number,
  slices: Slices,
): Promise<BreakpointHit | undefined> {
  if (from <= 0) return undefined;
  const { engine, lastHit } = watch(run, watched);
  await runTo(engine, from - 1, slices);
  const found = watched
    .map((each) => ({ step: lastHit(each), breakpoint: each.breakpoint }))
    .filter(({ step }) => step >= to);
  return found.toSorted((one, other) => other.step - one.step || one.breakpoint - other.breakpoint)[0];
}

/** The first step in (from, to] at which one of several watches stops the run, checked step by step. */
function firstOf(run: RecordedRun, watched: readonly Watch[], from: number, to: number): BreakpointHit | undefined {
  for (let step = from + 1; step <= to; step++) {
    const engine = run.seek(step);
    const hit = watched.find((each) =>
      'state' in each ? engine.state === each.state : engine.lastWriter(each.tape, each.cell) === step - 1,
    );
    if (hit) return { step, breakpoint: hit.breakpoint };
  }
  return undefined;
}

/** Where the states at depth 0 end, and what kinds they are. */
interface EndsOfKinds {
  readonly ends: Int32Array;
  readonly kinds: Uint16Array;
}

const NO_STATES: EndsOfKinds = { ends: new Int32Array(), kinds: new Uint16Array() };

async function endsOfKinds(trace: Trace, breakpoints: readonly Breakpoint[], slices: Slices): Promise<EndsOfKinds> {
  if (!breakpoints.some(({ kind }) => kind === 'atomic state')) return NO_STATES;
  const { list } = trace.boundaries();
  // Where each step is a state, the machine is watched instead; see `watchesOf`.
  if (list.kind === 'every step') return NO_STATES;
  return { ends: list.endSteps, kinds: await stateKinds(trace, slices) };
}

/** The end of the nearest atomic state of a kind. */
function nearestOfKind(
  { ends, kinds }: EndsOfKinds,
  wanted: number,
  from: number,
  direction: 1 | -1,
): number | undefined {
  for (
    let position = direction > 0 ? 0 : ends.length - 1;
    position >= 0 && position < ends.length;
    position += direction
  )
    if (kinds[position] === wanted && (direction > 0 ? ends[position]! > from : ends[position]! < from))
      return ends[position];
  return undefined;
}

/** Of ascending steps the first in each column. */
function thinned(steps: readonly number[], starts: Int32Array): Int32Array {
  const kept: number[] = [];
  let column = -1;
  for (const step of steps) {
    if (column >= 0 && (starts[column + 1] ?? Infinity) > step) continue;
    while ((starts[column + 1] ?? Infinity) <= step) column++;
    kept.push(step);
  }
  return Int32Array.from(kept);
}
