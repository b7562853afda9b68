import { wrap, type Remote } from 'comlink';
import type { Batch, BatchRequest } from '../../dataset/batch.ts';
import type { DatasetSettings } from '../../dataset/settings/settings.ts';
import type { BatchService } from './batch-service.ts';
import { watchLiveness } from '../worker-liveness.ts';
import { UntilEnded } from '../until-ended.ts';

interface PoolWorker {
  readonly worker: Worker;
  readonly service: Remote<BatchService>;
}

/** What a pool makes rows of. */
export interface PoolSettings {
  readonly workers: number;
  readonly settings: DatasetSettings;
  /** The address of the vocabulary to count tokens with, if they are to be counted. */
  readonly vocabulary: string | undefined;
}

/**
 * Workers that make rows side by side. Every batch that is awaited is rejected as soon as one of them fails, is killed, or the pool is
 * closed: the rows of a dataset come in one order, so that without one batch the rest is of no use.
 */
export class BatchPool {
  private readonly workers: PoolWorker[] = [];
  private readonly idle: PoolWorker[] = [];
  private readonly waitingForWorker: ((worker: PoolWorker) => void)[] = [];
  private readonly untilEnded = new UntilEnded();

  /** Starts the workers and waits until they are ready. Rejected with a sentence when one of them cannot be started. */
  async open({ workers, settings, vocabulary }: PoolSettings): Promise<void> {
    const starts = Array.from({ length: workers }, async () => {
      const worker = new Worker(new URL('batch.worker.ts', import.meta.url), { type: 'module', name: 'batch' });
      const each: PoolWorker = { worker, service: wrap<BatchService>(worker) };
      this.workers.push(each);
      const tellEnd = (how: string) => this.end(new Error(`A worker that makes rows ${how}. Nothing was saved.`));
      await this.untilEnded.ask(() => watchLiveness(worker, each.service, tellEnd));
      await this.untilEnded.ask(() => each.service.open(settings, vocabulary));
      this.idle.push(each);
    });
    await Promise.all(starts);
  }

  /** The rows of a request, made by the first worker that is free. */
  async make(request: BatchRequest): Promise<Batch> {
    const free = this.idle.pop() ?? (await this.untilEnded.ask(() => this.nextFree()));
    const batch = await this.untilEnded.ask(() => free.service.make(request));
    const next = this.waitingForWorker.shift();
    if (next) next(free);
    else this.idle.push(free);
    return batch;
  }

  /** Ends all workers; batches that are still awaited are rejected with the reason. */
  end(reason: Error): void {
    for (const { worker } of this.workers) worker.terminate();
    this.untilEnded.end(reason);
  }

  private nextFree(): Promise<PoolWorker> {
    return new Promise((resolve) => this.waitingForWorker.push(resolve));
  }
}
