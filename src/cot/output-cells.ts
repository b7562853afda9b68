import { tapeNumber } from '../machine/table/machine.ts';
import type { OperandCell } from '../trace/atomic-state.ts';
import type { ComposedRun } from './composition.ts';

/** The cells of the output tape, blank ones included. */
export interface OutputCells {
  /** The tape's number. */
  readonly tape: number;
  readonly cells: readonly OperandCell[];
}

/** What is on the output tape behind the last step of a run. */
export function outputCells({ run, subject }: Pick<ComposedRun, 'run' | 'subject'>): OutputCells {
  const engine = run.seek(run.steps);
  const tape = tapeNumber(engine.machine, subject.outputTape);
  const { symbols } = engine.machine.tapes[tape]!;
  const { first, last } = engine.extent(tape);
  const cells = Array.from({ length: last - first + 1 }, (_, offset): OperandCell => {
    const cell = first + offset;
    return {
      cell,
      step: run.steps,
      symbol: symbols[engine.symbol(tape, cell)]!,
      lastWriter: engine.lastWriter(tape, cell),
      origin: engine.origin(tape, cell),
    };
  });
  return { tape, cells };
}
