import { planOf, type DatasetPlan } from '../dataset/settings/plan.ts';
import { isSound } from '../dataset/settings/settings.ts';

/** Settings of a small dataset of which a test says what matters to it. */
const SMALL_SETTINGS = {
  tasks: ['large-number-addition'],
  ranges: [
    { range: 'S', count: 30, split: 'train' },
    { range: 'M', count: 6, split: 'eval' },
  ],
  seed: 5,
  variants: ['tail'],
  arithmetic: 'unfolded',
  formats: ['native'],
  container: 'jsonl',
} as const;

/** The plan of such settings. */
export function smallPlan(settings: object = {}): DatasetPlan {
  const plan = planOf({ ...SMALL_SETTINGS, ...settings });
  if (!isSound(plan)) throw new Error(plan.map(({ message }) => message).join(' '));
  return plan;
}
