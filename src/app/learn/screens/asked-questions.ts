import type { LearnLink } from '../learn-address.ts';
import { SCREENS, screenById } from './screens.ts';

/** How many questions a link asks, and where, in words: those of one screen where the others are taken away, else those of the lesson. */
export function askedQuestions({ screen, hidden }: Pick<LearnLink, 'screen' | 'hidden'>): {
  readonly count: number;
  readonly where: string;
} {
  if (!hidden.includes('screens'))
    return { count: SCREENS.reduce((sum, { questions }) => sum + questions.length, 0), where: 'all screens' };
  const { title, questions } = screenById(screen);
  return { count: questions.length, where: `the screen “${title}”` };
}
