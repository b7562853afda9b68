import { makeBatch, type Batch, type BatchRequest } from '../../dataset/batch.ts';
import type { Row } from '../../dataset/columns.ts';
import { wholeRow } from '../../dataset/plain-row.ts';
import { planOf, type DatasetPlan } from '../../dataset/settings/plan.ts';
import type { CountTokens } from '../../dataset/record.ts';
import { isSound, type DatasetSettings } from '../../dataset/settings/settings.ts';
import { holdLivenessLock } from '../worker-liveness.ts';
import { Tokenizers } from '../text/tokenizers.ts';

/** Makes rows of one dataset, one batch at a time; several workers do so side by side. */
export class BatchService {
  private plan: DatasetPlan | undefined;
  private countTokens: CountTokens | undefined;
  private readonly tokenizers = new Tokenizers();

  /** Takes the lock that shows that this worker is alive; see `watchLiveness`. */
  start(lockName: string): Promise<void> {
    return holdLivenessLock(lockName);
  }

  /** Gets ready; `vocabulary` is the address of the tokens to count with, if they are to be counted. */
  async open(settings: DatasetSettings, vocabulary: string | undefined): Promise<void> {
    const plan = planOf(settings);
    if (!isSound(plan)) throw new Error(plan.map(({ message }) => message).join(' '));
    this.plan = plan;
    this.countTokens = vocabulary === undefined ? undefined : (await this.tokenizers.from(vocabulary)).count;
  }

  /** Runs the machines of a request. */
  make(request: BatchRequest): Batch {
    if (!this.plan) throw new Error('A batch was asked for before the dataset was opened.');
    const batch = makeBatch(this.plan, request, this.countTokens);
    return { ...batch, rows: batch.rows.map(sendable) };
  }
}

/** A row that a worker can be sent. Throws a sentence where it is too long for that. */
function sendable(row: Row): Row {
  try {
    return wholeRow(row);
  } catch (problem) {
    if (!(problem instanceof RangeError)) throw problem;
    throw new Error('A text is longer than a browser can hold: write such datasets with the command line.', {
      cause: problem,
    });
  }
}
