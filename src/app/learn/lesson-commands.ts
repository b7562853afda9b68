import { controlled, plain, shifted, unshifted, type Command } from '../kit/command.ts';
import { reasonOf } from '../../base/problems.ts';
import type { TraceSession } from '../session/trace-session.ts';
import type { LearnSession } from './learn-session.ts';

/** The id of the question's heading, where a key leads to. */
export const QUESTION_ID = 'lesson-question';

/** What keys do in the lesson. */
export function lessonCommands(session: LearnSession): readonly Command[] {
  const { hidden, presents } = session.state.getState();
  const mayLeave = !hidden.includes('screens');
  return [
    {
      name: 'Next screen',
      matches: (event) => mayLeave && plain('n', 'PageDown')(event),
      act: () => session.goBy(1),
    },
    {
      name: 'Screen before',
      matches: (event) => mayLeave && plain('b', 'PageUp')(event),
      act: () => session.goBy(-1),
    },
    {
      name: 'Go to the question',
      matches: plain('q'),
      act: () => {
        const question = document.getElementById(QUESTION_ID);
        question?.scrollIntoView({ block: 'start' });
        question?.focus();
      },
    },
    { name: 'Present in large type, or no longer', matches: plain('p'), act: () => session.present(!presents) },
    {
      name: 'Leave the presentation',
      matches: (event) => presents && plain('Escape')(event),
      act: () => session.present(false),
    },
    {
      name: 'Print all questions and the key',
      matches: controlled('p'),
      act: () => void session.printAll().catch((problem: unknown) => session.fail(reasonOf(problem))),
    },
    ...(session.trace ? stepping(session.trace) : []),
  ];
}

/** The keys that step through the run of the screen, as on the Trace page. */
function stepping({ cursor, playback }: TraceSession): Command[] {
  return [
    { name: 'Play or pause', matches: plain(' '), act: () => playback.toggle() },
    { name: 'Forward one machine step', matches: unshifted('ArrowRight'), act: () => cursor.stepBy(1, 'machine step') },
    { name: 'Back one machine step', matches: unshifted('ArrowLeft'), act: () => cursor.stepBy(-1, 'machine step') },
    { name: 'Forward one atomic state', matches: shifted('ArrowRight'), act: () => cursor.stepBy(1, 'atomic state') },
    { name: 'Back one atomic state', matches: shifted('ArrowLeft'), act: () => cursor.stepBy(-1, 'atomic state') },
  ];
}
