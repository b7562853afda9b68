import { percent } from '../../../base/percent.ts';

interface NotLearnedProps {
  /** What each model is called, and its right answers on the lengths of its training. */
  readonly models: readonly { readonly name: string; readonly answers: readonly [right: number, of: number] }[];
}

/** Says which models of a chart have not even learned the lengths of their training, so that nobody reads a fall with length into it. */
export function NotLearned({ models }: NotLearnedProps) {
  if (models.length === 0) return null;
  const named = models.map(({ name, answers: [right, of] }) => `${name} (${percent(right / of)} of the answers right)`);
  return (
    <p>
      Not learned even on the lengths of the training, in as many updates: {named.join(', ')}. That these fail on longer
      inputs says nothing about length.
    </p>
  );
}
