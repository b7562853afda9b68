import { tapeNumber } from '../../machine/table/machine.ts';
import { ancestorPositions } from '../../trace/ancestors.ts';
import type { ComposedRun, Composition } from '../composition.ts';
import { StateLines } from './state-lines.ts';

/** Only the atomic states on which the answer depends, and no word about where each leads: the line of states has gaps. */
export function ancestors(run: ComposedRun): Composition {
  const { subject, trace } = run;
  const lines = new StateLines(run, { wording: 'tail', pieces: ['state', 'fetch', 'solve'], unfolded: false });
  let found: Uint8Array | undefined;
  const isShown = () => (found ??= ancestorPositions(trace, answerSteps(run, subject.outputTape)));
  return {
    shownStates: () => isShown().reduce((count, shown) => count + shown, 0),
    lines: (position) => (isShown()[position] === 1 ? [lines.line(trace.state(trace.outerIndex(position)))] : []),
    segments: (position) => (isShown()[position] === 1 ? lines.of(trace.state(trace.outerIndex(position))) : []),
  };
}

/** The steps that the answer comes from: those that wrote its cells, and those that their values were made in. */
function answerSteps({ run }: ComposedRun, outputTape: string): number[] {
  const engine = run.seek(run.steps);
  const tape = tapeNumber(engine.machine, outputTape);
  const { first, last } = engine.extent(tape);
  const steps: number[] = [];
  for (let cell = first; cell <= last; cell++)
    if (engine.symbol(tape, cell) !== 0) steps.push(engine.lastWriter(tape, cell), engine.origin(tape, cell));
  // An empty answer has no cells; that it is empty was decided last.
  return steps.length > 0 ? steps : [run.steps - 1];
}
