import { startEngine } from '../machine/engines/start-engine.ts';
import type { Engine } from '../machine/engines/engine.ts';
import type { Outcome } from '../machine/engines/outcome.ts';
import { RecordedRun } from '../machine/recording/recorded-run.ts';
import type { Machine } from '../machine/table/machine.ts';
import { importMachine } from '../machine/table/import-machine.ts';
import type { MachineDescription } from './description.ts';
import { exchangeForm } from './exchange-form.ts';

/** Step limit of a run if none is given: the fifth busy beaver makes 47 million steps, in well under a second. */
export const DEFAULT_MACHINE_STEPS = 50_000_000;

/** Steps in which a repeated configuration is looked for; comparing makes a run many times slower. */
const WATCHED_STEPS = 250_000;

/** Most cells of a tape that are given after a run: a machine that never halts can fill one cell a step. */
const MOST_CELLS = 1_000_000;

/** A tape after a run, from its first to its last symbol that is not blank. */
export interface FinalTape {
  /** Cells from the first to the last symbol. */
  readonly cells: number;
  /** The symbols of these cells, but at most of the first million. */
  readonly symbols: readonly string[];
}

/** A finished run. */
export interface MachineRun {
  readonly outcome: Outcome;
  readonly steps: number;
  /** The state at the end. */
  readonly state: string;
  readonly tapes: readonly FinalTape[];
}

/** A described machine that can be run on any input. A symbol that its rules do not name is one that only rules for any symbol match. */
export class RunnableMachine {
  private description: MachineDescription;
  private machine: Machine;

  private constructor(description: MachineDescription, machine: Machine) {
    this.description = description;
    this.machine = machine;
  }

  /** The machine; undefined where it has too many symbols, tapes or rules for the engines. */
  static of(description: MachineDescription): RunnableMachine | undefined {
    const machine = compiledDescription(description);
    return machine && new RunnableMachine(description, machine);
  }

  /** The machine as the engines run it, with the symbols that are known so far. */
  get compiled(): Machine {
    return this.machine;
  }

  /**
   * Runs an input, a list of symbols a tape, until the machine halts, repeats a configuration, or has made `limit` steps. Undefined
   * where the input brings in more symbols than the engines can hold.
   */
  run(input: readonly (readonly string[])[], limit: number = DEFAULT_MACHINE_STEPS): MachineRun | undefined {
    const machine = this.machineFor(input);
    if (!machine) return undefined;
    const contents = Object.fromEntries(machine.tapes.map(({ name }, tape) => [name, input[tape] ?? []]));
    const watched = new RecordedRun(startEngine(machine, contents, { track: false }), Math.min(limit, WATCHED_STEPS), {
      findRepetition: true,
    });
    watched.goOn(Infinity);
    if (watched.outcome.kind !== 'step limit' || watched.steps >= limit)
      return this.finished(watched.engine, watched.outcome);
    const engine = startEngine(machine, contents, { track: false });
    engine.run(limit);
    return this.finished(engine, engine.outcome);
  }

  /** The machine with the symbols of an input, which its rules need not name. */
  private machineFor(input: readonly (readonly string[])[]): Machine | undefined {
    const { blank, symbols } = this.description;
    const known = new Set([blank, ...symbols]);
    const others = [...new Set(input.flat())].filter((symbol) => !known.has(symbol));
    if (others.length === 0) return this.machine;
    const description = { ...this.description, symbols: [...symbols, ...others] };
    const machine = compiledDescription(description);
    if (!machine) return undefined;
    this.description = description;
    this.machine = machine;
    return machine;
  }

  private finished(engine: Engine, outcome: Outcome): MachineRun {
    const state = engine.machine.states[engine.state]!.name;
    const tapes = engine.machine.tapes.map((_, tape) => finalTape(engine, tape));
    return { outcome, steps: engine.steps, state, tapes };
  }
}

/** A described machine for the engines; undefined where it has too many symbols, tapes or rules for them. */
export function compiledDescription(description: MachineDescription): Machine | undefined {
  const exchange = exchangeForm(description);
  const imported = exchange && importMachine(exchange);
  return imported?.ok ? imported.machine : undefined;
}

function finalTape(engine: Engine, tape: number): FinalTape {
  const { symbols } = engine.machine.tapes[tape]!;
  let { first, last } = engine.extent(tape);
  while (first <= last && engine.symbol(tape, first) === 0) first++;
  while (last >= first && engine.symbol(tape, last) === 0) last--;
  const cells = last - first + 1;
  const length = Math.min(cells, MOST_CELLS);
  return { cells, symbols: Array.from({ length }, (_, offset) => symbols[engine.symbol(tape, first + offset)]!) };
}
