/** A session whose service and frames a test answers by hand. */
import { TraceSession } from '../app/session/trace-session.ts';
import type { TraceChoice } from '../app/session/trace-state.ts';
import { FakeFrames, fakeMoment, fakeSummary, FakeTraces, settled, type FakeAnswers } from './fake-traces.ts';

/** The choice to trace the reversal of a text. */
export const choiceOf = (text: string): TraceChoice => ({
  traced: { task: 'word-flip', instance: { text } },
  variant: 'tail',
  arithmetic: 'folded',
});

/** Moments are answered at once. */
const MOMENTS: FakeAnswers = { moment: (_trace: number, at: number) => fakeMoment(at) };

/** A session named `test`, with what a test asks of it. `answers` are given at once, as `FakeTraces` has them. */
export function fakeSession(answers = MOMENTS) {
  const traces = new FakeTraces(answers);
  const frames = new FakeFrames();
  const session = new TraceSession(traces.service, 'test', choiceOf('abc'), frames);
  return {
    traces,
    frames,
    session,
    step: () => session.state.getState().step,
    problems: () => session.state.getState().problems,
    shown: () => session.shown.state.getState(),
    notice: () => session.notices.state.getState().text,
    /** Opens a run of a hundred steps with five atomic states, which end at 20, 40, … 100. */
    openRun: async (at: number | 'in the middle' = 0, trace = 1): Promise<void> => {
      void session.open(choiceOf('abc'), { step: at });
      await settled();
      await traces.openings.at(-1)!.answer(fakeSummary(trace, 100));
    },
  };
}
