import type { Control } from '../../dataset/control.ts';
import { isOwn, type Part } from '../../dataset/draw/part.ts';
import { planOf, type DatasetPlan } from '../../dataset/settings/plan.ts';
import { select } from '../../dataset/selection.ts';
import { isSound, type DatasetSettings, type RangeSettings } from '../../dataset/settings/settings.ts';
import { countSteps, type StepWork } from '../../dataset/steps/step-count.ts';
import type { StepReport } from '../../dataset/steps/step-report.ts';
import { stepSamples } from '../../dataset/steps/step-sample.ts';
import { Slices } from '../slices.ts';

/** What is to be counted. */
export interface StepRequest {
  /** Of one task and one variant; see `settingsOfOne`. */
  readonly settings: DatasetSettings;
  /** All examples, however long it takes; else as many of each set as take a few seconds. */
  readonly all: boolean;
}

/** How far a count is. */
export interface StepProgress {
  readonly stage: 'drawing' | 'counting';
  /** Examples. */
  readonly done: number;
  readonly total: number;
}

/** How many examples a set has. */
export interface SetSize {
  readonly examples: number;
  /** Whether that is estimated, since not all of the set was drawn. */
  readonly isAbout: boolean;
}

/** What was counted of a dataset's steps, and of how many examples. */
export interface StepCount {
  readonly report: StepReport;
  readonly train: SetSize;
  /** The evaluation sets that are drawn, in their order, counted or not. */
  readonly tests: readonly (SetSize & { readonly range: string })[];
}

/** Examples of each set that a sample counts at most. */
const SAMPLE_EXAMPLES = { train: 1000, test: 100 };

/** Work after which a sample stops counting a set: fewer examples where they are long. */
const SAMPLE_WORK: StepWork = { train: 3_000_000, test: 800_000 };

/** Examples drawn of a range without a side: enough for as many for training, and for evaluation, as a sample counts. */
const SAMPLE_WITHOUT_SIDE = 1200;

/** Time between two reports of progress, in milliseconds. */
const PROGRESS_INTERVAL_MS = 100;

/**
 * Counts the steps of what the settings draw. Rejected with `Cancelled` when it is not wanted any more, or with a sentence when a range
 * holds too little.
 */
export async function countStepsOf(
  { settings, all }: StepRequest,
  tell: (progress: StepProgress) => void,
  isWanted: () => boolean,
): Promise<StepCount> {
  const whole = soundPlan(settings);
  // The same first draws as those of the whole, without drawing the rest.
  const plan = all ? whole : soundPlan({ ...settings, ranges: settings.ranges.map(firstOf) });
  const slices = new Slices(isWanted);
  const control: Control = {
    tell: async ({ rows, total }) => {
      tell({ stage: 'drawing', done: rows, total });
      await slices.rest();
    },
  };
  const selection = await select(plan, control);
  const most = all ? { train: Infinity, test: Infinity } : SAMPLE_EXAMPLES;
  const [sample] = stepSamples(plan, selection, { most, by: 'range', sizes: whole.parts.map(sizeOf) });
  const { train, tests } = sample!;
  const work = all ? { train: Infinity, test: Infinity } : SAMPLE_WORK;
  const total = tests.reduce((sum, { draws }) => sum + draws.length, train.draws.length);
  const count = countSteps(plan, sample!, plan.variants, work);
  let told = -Infinity;
  let next = count.next();
  while (!next.done) {
    if (performance.now() - told > PROGRESS_INTERVAL_MS) {
      told = performance.now();
      tell({ stage: 'counting', done: next.value, total });
    }
    if (slices.isOver) await slices.rest();
    next = count.next();
  }
  return {
    report: next.value[0]!,
    train: { examples: train.of, isAbout: train.isAbout },
    tests: tests.map(({ name, of, isAbout }) => ({ range: name, examples: of, isAbout })),
  };
}

function firstOf(range: RangeSettings): RangeSettings {
  const most =
    range.split === undefined
      ? SAMPLE_WITHOUT_SIDE
      : range.split === 'train'
        ? SAMPLE_EXAMPLES.train
        : SAMPLE_EXAMPLES.test;
  return { ...range, count: Math.min(range.count, most) };
}

const sizeOf = (part: Part): number => (isOwn(part) ? part.instances.length : part.count);

function soundPlan(settings: DatasetSettings): DatasetPlan {
  const plan = planOf(settings);
  if (!isSound(plan)) throw new Error(plan.map(({ message }) => message).join(' '));
  return plan;
}
