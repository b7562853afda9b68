import type { TrainedRun } from './trained-runs.ts';

/**
 * Share of right answers on its own lengths below which a model is said not to have learned the short inputs. One that is a few percent
 * short of all has learned something that it can fail to carry over.
 */
const LEARNED_FROM = 0.9;

/** Right answers on inputs of the lengths that a model was trained on, of how many. */
export function shortAnswers({ recipe, lengths }: TrainedRun): readonly [right: number, of: number] {
  const [shortest, longest] = recipe.lengths;
  let [right, all] = [0, 0];
  for (const { length, answer } of lengths) {
    if (length < shortest || length > longest) continue;
    right += answer[0];
    all += answer[1];
  }
  return [right, all];
}

/** The runs that have not learned the short inputs either: that they fail on longer ones says nothing about length. */
export function notLearnedShort(runs: readonly TrainedRun[]): readonly TrainedRun[] {
  return runs.filter((run) => {
    const [right, all] = shortAnswers(run);
    return right < LEARNED_FROM * all;
  });
}
