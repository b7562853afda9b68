import { OTHER_FORM, type Verdict } from './question.ts';

/** The verdict on an answer of another form than the one asked for; `asked` is what was asked for. */
export function wrongForm(asked: string): Verdict {
  return { right: false, mistake: OTHER_FORM, reason: `This is no answer to this question: asked for is ${asked}.` };
}
