/** A way of training: the paper's full fine-tuning on eight cards, or a low-rank adapter on one. */
export type Way = 'full' | 'lora';

/** The paper's training: full fine-tuning of this model with these figures, and what a low-rank adapter takes in their place. */
export const RECIPE = {
  model: 'Qwen/Qwen2.5-7B',
  weightDecay: 0.1,
  /** The least learning rate as a share of the first. */
  leastShare: 0.07,
  full: { cards: 8, globalBatch: 1024, learningRate: '1.0e-5', leastLearningRate: '7.0e-7' },
  /** Adapters want about ten times the learning rate, and one card has no time for a batch of hundreds. */
  lora: { cards: 1, globalBatch: 64, learningRate: '1.0e-4', leastLearningRate: '7.0e-6', rank: 16, alpha: 32 },
} as const;

/** Epochs of the paper. */
const EPOCHS = 2;

/** Most epochs: with more of them a model learns its few examples by heart. */
const MOST_EPOCHS = 8;

/** Updates below which the learning rate has hardly moved the weights: batches are made smaller, then epochs more, to reach it. */
const LEAST_UPDATES = 100;

/** Smallest batch, in rows an update: one row on each of eight cards. */
const LEAST_BATCH = 8;

/** Share of the updates in which the learning rate rises. */
const WARM_UP = 0.03;

/** How rows become updates. */
export interface Schedule {
  readonly way: Way;
  readonly rows: number;
  readonly epochs: number;
  /** Rows an update, all cards together. */
  readonly globalBatch: number;
  /** Rows of a card that are added up before an update; a card takes one at a time. */
  readonly accumulation: number;
  /** Updates of the weights in all epochs together. */
  readonly updates: number;
  /** Updates in which the learning rate rises. */
  readonly warmUp: number;
  /** Whether these are the paper's batch and epochs (of full fine-tuning), which few rows do not allow. */
  readonly isPapers: boolean;
  /** Whether there are at least as many updates as are worth training for. */
  readonly isEnough: boolean;
}

/**
 * The schedule for `rows` training rows. From about 51,000 rows it is the paper's: batches of 1,024, two epochs. With fewer rows the batch
 * is halved until there are 100 updates; where the smallest batch does not give them, there are more epochs, up to eight.
 */
export function scheduleOf(rows: number, way: Way): Schedule {
  const { cards, globalBatch: most } = RECIPE[way];
  const updatesOf = (batch: number, epochs: number) => epochs * Math.ceil(rows / batch);
  let globalBatch: number = most;
  while (globalBatch > LEAST_BATCH && updatesOf(globalBatch, EPOCHS) < LEAST_UPDATES) globalBatch /= 2;
  let epochs = EPOCHS;
  while (epochs < MOST_EPOCHS && updatesOf(globalBatch, epochs) < LEAST_UPDATES) epochs++;
  const updates = updatesOf(globalBatch, epochs);
  return {
    way,
    rows,
    epochs,
    globalBatch,
    accumulation: globalBatch / cards,
    updates,
    warmUp: Math.ceil(updates * WARM_UP),
    isPapers: way === 'full' && globalBatch === RECIPE.full.globalBatch && epochs === EPOCHS,
    isEnough: updates >= LEAST_UPDATES,
  };
}
