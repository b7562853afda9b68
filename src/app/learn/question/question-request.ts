import type { QuestionRequest } from '../../../learn/question.ts';
import { VARIANTS_OF_KIND } from '../../../learn/request.ts';
import type { LearnLink } from '../learn-address.ts';
import type { Screen } from '../screens/screen.ts';

/** What is asked on a screen: its question, with what the link has set of task, length and form of the text. */
export function questionRequest(screen: Screen, link: LearnLink): QuestionRequest {
  const { kind, topic, variant, length } = screen.questions[link.question]!;
  const request = { kind, seed: link.seed };
  if (kind === 'machine') return { ...request, topic };
  const isOther = link.task !== undefined && link.task !== topic;
  const allowed = VARIANTS_OF_KIND[kind];
  return {
    ...request,
    topic: link.task ?? topic,
    // Of another task, lengths mean something else.
    length: link.length ?? (isOther ? undefined : length),
    // The form of the text that the link sets is that of the panel where the question can have no such form.
    variant: [link.variant, variant].find((form) => form !== undefined && allowed.includes(form)),
  };
}
