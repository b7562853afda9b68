import { plain, type Command } from '../kit/command.ts';
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
  ];
}
