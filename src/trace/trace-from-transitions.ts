import { stateKind, type StateKind } from '../machine/language/atomic-state.ts';
import type { Engine } from '../machine/engines/engine.ts';
import type { RecordedRun } from '../machine/recording/recorded-run.ts';
import type { Machine, Transition } from '../machine/table/machine.ts';
import { nextStateName } from '../machine/table/rules.ts';
import {
  NONE,
  type AtomicState,
  type HeadMove,
  type Operand,
  type Source,
  type TransitionMoves,
} from './atomic-state.ts';
import { StateBoundaries } from './state-boundaries.ts';
import type { Trace } from './trace.ts';

/**
 * A run with one atomic state for each transition, for machines without marks: index, position and machine step of a state are the same
 * number. It fetches the symbols that the rule reads, and its results are the symbols that the rule writes. Nothing is kept for a step:
 * a state is read by seeking the run, so reading one moves the engine.
 */
export class TraceFromTransitions implements Trace {
  readonly machine: Machine;
  private readonly run: RecordedRun;
  private steps = 0;

  /** `run` may still be in the making; its engine must keep last writers. */
  constructor(run: RecordedRun) {
    this.run = run;
    this.machine = run.engine.machine;
    this.steps = run.steps;
  }

  get length(): number {
    return this.steps;
  }

  get outerLength(): number {
    return this.steps;
  }

  growTo(steps: number): void {
    this.steps = steps;
  }

  boundaries(): StateBoundaries {
    return new StateBoundaries({ kind: 'every step', steps: this.steps });
  }

  allEndSteps(): undefined {
    return undefined;
  }

  outerIndex(position: number): number {
    return position;
  }

  kindOf(index: number): StateKind {
    return kindsOf(this.machine)[this.run.seek(index).state]!;
  }

  state(index: number): AtomicState {
    const { machine } = this;
    const engine = this.run.seek(index);
    const heads = machine.tapes.map((_, tape) => engine.head(tape));
    const { asked, transition: number } = chosen(engine);
    const transition = machine.transitions[number]!;
    return {
      index,
      kind: kindsOf(machine)[engine.state]!,
      depth: 0,
      parent: -1,
      firstStep: index,
      endStep: index + 1,
      fetched: asked.map((tape) => readOperand(engine, tape, heads[tape]!)),
      results: writtenOperands(machine, transition, heads, index),
      transition: moved(machine, transition, heads),
    };
  }

  children(): number[] {
    return [];
  }

  outerPositionAt(step: number): number {
    return Math.min(step, this.steps - 1);
  }

  outerPositionOf(index: number): number {
    return Math.min(index, this.steps - 1);
  }

  stateAt(step: number): number {
    return step >= 0 && step < this.steps ? step : -1;
  }

  sourcesOf({ cells }: Operand): Source[] {
    const writers = [...new Set(cells.map(({ lastWriter }) => lastWriter))].toSorted((one, other) => one - other);
    return writers.map((state) => (state < 0 ? { kind: 'input' } : { kind: 'state', state }));
  }
}

/** The tapes whose symbols an engine's state asks for, in the order of the machine, and the transition that it chooses; −1 for none. */
export function chosen(engine: Engine): { readonly asked: readonly number[]; readonly transition: number } {
  const asked: number[] = [];
  let { decision } = engine.machine.states[engine.state]!;
  while (!('transition' in decision)) {
    const { tape, children } = decision;
    asked.push(tape);
    decision = children[engine.symbol(tape, engine.head(tape))]!;
  }
  return { asked: asked.toSorted((one, other) => one - other), transition: decision.transition };
}

function readOperand(engine: Engine, tape: number, cell: number): Operand {
  const { name, symbols } = engine.machine.tapes[tape]!;
  const number = engine.symbol(tape, cell);
  const lastWriter = engine.lastWriter(tape, cell);
  const cells = [{ cell, step: engine.steps, symbol: symbols[number]!, lastWriter, origin: lastWriter }];
  return { name, role: 'fetch', sort: 'symbol', value: printed(symbols, number), tape, cells };
}

function writtenOperands(
  { tapes }: Machine,
  { actions }: Transition,
  heads: readonly number[],
  step: number,
): Operand[] {
  return actions
    .filter(({ write }) => write >= 0)
    .toSorted((one, other) => one.tape - other.tape)
    .map(({ tape, write }) => {
      const { name, symbols } = tapes[tape]!;
      const cells = [{ cell: heads[tape]!, step, symbol: symbols[write]!, lastWriter: step, origin: step }];
      return { name, role: 'result', sort: 'symbol', value: printed(symbols, write), tape, cells };
    });
}

/** Where the heads stood, how they moved, and where that led. */
function moved(machine: Machine, transition: Transition, heads: readonly number[]): TransitionMoves {
  const steps = heads.map(() => 0);
  for (const { tape, move } of transition.actions) steps[tape] = move;
  const { next } = transition;
  return {
    heads: heads.map((cell, tape) => address(machine, tape, cell, 'fetch')),
    moves: steps.map((step): HeadMove => (step < 0 ? 'L' : step > 0 ? 'R' : 'S')),
    next: nextStateName(machine, transition),
    halts: next < 0 || machine.states[next]!.halts !== undefined,
    nextHeads: heads.map((cell, tape) => address(machine, tape, cell + steps[tape]!, 'result')),
  };
}

/** The number of a cell as a value: it names a place, and stands in no cell itself. */
function address({ tapes }: Machine, tape: number, cell: number, role: Operand['role']): Operand {
  return { name: addressName(tapes[tape]!.name), role, sort: 'address', value: String(cell), tape, cells: [] };
}

const addressName = (tape: string): string => `cell of ${tape}`;

/** A symbol as it is printed: the blank as `none`, unless it is a letter or a digit that the machine counts with. */
function printed(symbols: readonly string[], number: number): string {
  const symbol = symbols[number]!;
  const isNamed = number === 0 && !/^[\p{L}\p{N}]+$/u.test(symbol) && !symbols.includes(NONE);
  return isNamed ? NONE : symbol;
}

const knownKinds = new WeakMap<Machine, readonly StateKind[]>();

/** The kinds of the atomic states of a machine that is cut by transitions: one for each of its states, with its name. */
export function kindsOf(machine: Machine): readonly StateKind[] {
  let kinds = knownKinds.get(machine);
  if (!kinds) {
    const symbols = Object.fromEntries(machine.tapes.map(({ name }) => [name, 'symbol' as const]));
    const addresses = Object.fromEntries(machine.tapes.map(({ name }) => [addressName(name), 'address' as const]));
    const operands = { ...symbols, ...addresses };
    kinds = machine.states.map(({ name }) => stateKind(name, { fetch: operands, result: operands }));
    knownKinds.set(machine, kinds);
  }
  return kinds;
}
