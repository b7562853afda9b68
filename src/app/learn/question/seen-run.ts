import type { Place, Question, ShownText } from '../../../learn/question.ts';
import type { SeenRun } from '../learn-session.ts';

/** The run of a question at the step that a verdict points at; undefined where the question is about no run of a task. */
export function seenRunOf({ shown, reference }: Question, place: Place | undefined): SeenRun | undefined {
  if (shown.kind !== 'trace' && shown.kind !== 'text') return undefined;
  const { task, instance } = shown;
  return {
    traced: { task, instance },
    // Where the form of the text was the answer, the whole text shows what was missing.
    variant: reference.variant ?? 'tail',
    step: stepOf(place, shown.kind === 'text' ? shown : undefined) ?? (shown.kind === 'trace' ? shown.step : 0),
  };
}

function stepOf(place: Place | undefined, text: ShownText | undefined): number | undefined {
  if (place?.kind === 'step' || place?.kind === 'cell') return place.step;
  if (place?.kind === 'block') return text?.blocks[place.block]?.step;
  if (place?.kind === 'span')
    return text?.blocks.find(({ pieces }) => pieces.some(({ span }) => span === place.span))?.step;
  return undefined;
}
