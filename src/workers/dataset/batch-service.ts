import { makeBatch, type Batch, type BatchRequest } from '../../dataset/batch.ts';
import { planOf, type DatasetPlan } from '../../dataset/settings/plan.ts';
import type { CountTokens } from '../../dataset/record.ts';
import { isSound, type DatasetSettings } from '../../dataset/settings/settings.ts';
import { holdLivenessLock } from '../worker-liveness.ts';
import { tokenizerFrom } from '../text/tokenizers.ts';

/** Makes rows of one dataset, one batch at a time; several workers do so side by side. */
export class BatchService {
  private plan: DatasetPlan | undefined;
  private countTokens: CountTokens | undefined;

  /** Takes the lock that shows that this worker is alive; see `watchLiveness`. */
  start(lockName: string): Promise<void> {
    return holdLivenessLock(lockName);
  }

  /** Gets ready; `vocabulary` is the address of the tokens to count with, if they are to be counted. */
  async open(settings: DatasetSettings, vocabulary: string | undefined): Promise<void> {
    const plan = planOf(settings);
    if (!isSound(plan)) throw new Error(plan.map(({ message }) => message).join(' '));
    this.plan = plan;
    this.countTokens = vocabulary === undefined ? undefined : (await tokenizerFrom(vocabulary)).count;
  }

  /** Runs the machines of a request. */
  make(request: BatchRequest): Batch {
    if (!this.plan) throw new Error('A batch was asked for before the dataset was opened.');
    return makeBatch(this.plan, request, this.countTokens);
  }
}
