import type { Engine, TapeContents } from '../../machine/engines/engine.ts';
import { LITERAL, type Machine } from '../../machine/table/machine.ts';
import type { RecordedRun } from '../../machine/recording/recorded-run.ts';
import { startEngine } from '../../machine/engines/start-engine.ts';

/** A run made once more, by a machine that keeps account of its visits to some states. */
export interface WatchedRun {
  /** At its start. It makes the steps of the run, on tapes of its own: the run's own engine stays free meanwhile. */
  readonly engine: Engine;
  /** The steps that had been made when the machine last came into a watched state; −1 if it never has. */
  readonly lastVisit: (state: number) => number;
}

/** A machine that keeps account, and of which states. */
interface Watching {
  readonly states: readonly number[];
  readonly machine: Machine;
}

/**
 * The last one of each machine: compiling takes longer than most runs, and each takes a memory of its own. It goes with its
 * machine.
 */
const known = new WeakMap<Machine, Watching>();

/** States that a machine watches when it is compiled anew, those watched before included: each takes a tape. */
const MAX_WATCHED_STATES = 8;

/**
 * Makes a run again with one tape more for each state of a list. On its one cell the machine writes with every step that leads
 * into the state, and since a cell knows its last writer, visits need not be checked for after every single step.
 */
export function watchStates(run: RecordedRun, states: readonly number[]): WatchedRun {
  const { machine } = run.engine;
  const watching = watch(machine, states);
  const engine = startEngine(watching.machine, contentsOf(run.seek(0)));
  return {
    engine,
    lastVisit: (state) => {
      const step = engine.lastWriter(machine.tapes.length + watching.states.indexOf(state), 0);
      if (step >= 0) return step + 1;
      // No step leads into the first state at the start.
      return state === 0 ? 0 : -1;
    },
  };
}

function watch(machine: Machine, wanted: readonly number[]): Watching {
  const last = known.get(machine);
  if (last && wanted.every((state) => last.states.includes(state))) return last;
  const all = [...new Set([...wanted, ...(last?.states ?? [])])];
  const states = all.slice(0, Math.max(MAX_WATCHED_STATES, wanted.length));
  const watching = { states, machine: withVisits(machine, states) };
  known.set(machine, watching);
  return watching;
}

/** The same table, with a tape for the visits to each state. */
function withVisits(machine: Machine, states: readonly number[]): Machine {
  const firstTape = machine.tapes.length;
  const tapes = states.map((state) => ({ name: `visits of ${machine.states[state]!.name}`, symbols: [' ', '1'] }));
  const transitions = machine.transitions.map((transition) => {
    const index = states.indexOf(transition.next);
    if (index < 0) return transition;
    const visit = { tape: firstTape + index, write: 1, move: 0, source: LITERAL } as const;
    return { ...transition, actions: [...transition.actions, visit] };
  });
  return { ...machine, tapes: [...machine.tapes, ...tapes], transitions };
}

/** The contents of an engine's tapes at its start. */
function contentsOf(engine: Engine): TapeContents {
  return Object.fromEntries(
    engine.machine.tapes.map(({ name, symbols }, tape) => {
      const { last } = engine.extent(tape);
      return [name, Array.from({ length: last + 1 }, (_, cell) => symbols[engine.symbol(tape, cell)]!)];
    }),
  );
}
