import { startEngine } from '../../machine/engines/start-engine.ts';
import { BLANK } from '../../machine/language/symbols.ts';
import { RecordedRun } from '../../machine/recording/recorded-run.ts';
import { tapeNumber } from '../../machine/table/machine.ts';
import type { AtomicState, Operand } from '../../trace/atomic-state.ts';
import { TraceFromMarks } from '../../trace/trace-from-marks.ts';
import type { LabInstance, LabMachine } from '../machines/lab-machine.ts';
import { READ, START_STATE } from '../machines/steps.ts';

/** A cell of a tape that has addresses. */
export interface Place {
  /** The tape's index in `LabMachine.tapes`. */
  readonly tape: number;
  readonly cell: number;
}

/** A symbol that was fetched from a cell, or written to one. */
export interface Access extends Place {
  readonly symbol: string;
  /** Of what was fetched: the step whose result it is, or −1 where it is part of the input. */
  readonly from: number;
}

/** One atomic state of a lab machine's run. */
export interface LabStep {
  readonly fetched: readonly Access[];
  readonly written: readonly Access[];
  /** What is on the state tape afterwards; undefined where the step reads the result again. */
  readonly state: string | undefined;
}

/** The run of a lab machine, as far as its text needs it. All is read off the atomic states. */
export interface LabRun {
  readonly machine: LabMachine;
  readonly instance: LabInstance;
  /** What the cells that the run reads held before the first step, by tape, from left to right; cells that are only written are not among them. */
  readonly memory: readonly (readonly Access[])[];
  /** Where the heads are when the first atomic state begins. */
  readonly heads: readonly Place[];
  readonly startState: string;
  /** The first and the last cell of each tape that the text names. */
  readonly extents: readonly { readonly first: number; readonly last: number }[];
  readonly steps: readonly LabStep[];
  /** The result as it is read again, without empty cells. */
  readonly answer: string;
}

/**
 * Runs a lab machine on an instance. Throws a `RangeError` with a sentence where it has no answer for it, and an `Error` when it does not
 * accept for another reason: its program has a fault.
 */
export function labRun(lab: LabMachine, instance: LabInstance): LabRun {
  const problem = lab.problemOf?.(instance);
  if (problem !== undefined) throw new RangeError(problem);
  const machine = lab.machine();
  const run = RecordedRun.whole(startEngine(machine, lab.encode(instance), { record: true }));
  if (run.outcome.kind !== 'accepted') throw new Error(`${lab.id} ended with ${run.outcome.kind}.`);
  const trace = new TraceFromMarks(machine, run.engine.events!, run.steps);
  const tapeNumbers = lab.tapes.map((name) => tapeNumber(machine, name));
  const states = Array.from({ length: trace.length }, (_, index) => trace.state(index));
  const access = (operand: Operand): Access => {
    const { cell, symbol } = operand.cells[0]!;
    const source = trace.sourcesOf(operand)[0];
    return {
      tape: tapeNumbers.indexOf(operand.tape),
      cell,
      symbol,
      from: operand.role === 'fetch' && source?.kind === 'state' ? source.state : -1,
    };
  };
  const onAddressedTapes = (operands: readonly Operand[]) =>
    operands.filter(({ tape }) => tapeNumbers.includes(tape)).map(access);
  const steps = states.map((state): LabStep => ({
    fetched: onAddressedTapes(state.fetched),
    written: onAddressedTapes(state.results),
    state: stateAfter(state),
  }));
  const start = run.seek(states[0]!.firstStep);
  const heads = tapeNumbers.map((number, tape) => ({ tape, cell: start.head(number) }));
  const memory = lab.tapes.map((_, tape) => memoryOf(steps, tape));
  return {
    machine: lab,
    instance,
    memory,
    heads,
    startState: states[0]!.fetched.find(({ name }) => name === 'state')?.value ?? START_STATE,
    extents: heads.map(({ tape, cell }) => extentOf(steps, tape, cell)),
    steps,
    answer: steps
      .filter(({ state }) => state === undefined)
      .flatMap(({ fetched }) => fetched.map(({ symbol }) => symbol))
      .filter((symbol) => symbol !== BLANK)
      .join(''),
  };
}

function stateAfter({ kind, results }: AtomicState): string | undefined {
  return kind === READ ? undefined : results.findLast(({ name }) => name === 'state')?.value;
}

/** The cells of a tape that were fetched as part of the input, from left to right. */
function memoryOf(steps: readonly LabStep[], tape: number): readonly Access[] {
  const cells = new Map<number, Access>();
  for (const { fetched } of steps)
    for (const each of fetched) if (each.tape === tape && each.from < 0) cells.set(each.cell, each);
  return [...cells.values()].toSorted((one, other) => one.cell - other.cell);
}

function extentOf(steps: readonly LabStep[], tape: number, head: number): { first: number; last: number } {
  const cells = steps.flatMap(({ fetched, written }) =>
    [...fetched, ...written].filter((each) => each.tape === tape).map(({ cell }) => cell),
  );
  return { first: Math.min(head, ...cells), last: Math.max(head, ...cells) };
}
