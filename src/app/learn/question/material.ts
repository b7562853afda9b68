import type { Answer } from '../../../learn/answer.ts';
import type { Place } from '../../../learn/question.ts';

/** What a person does with what is shown of a question. */
export interface Answering {
  /** What is chosen or typed at the moment. */
  readonly answer: Answer | undefined;
  /** Called with another choice; undefined once answers are over. */
  readonly onAnswer: ((answer: Answer) => void) | undefined;
  /** Where a verdict or an explanation points at. */
  readonly place: Place | undefined;
}
