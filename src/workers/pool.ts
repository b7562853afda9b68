import { connect, type Asked, type Connection } from './connection.ts';
import { UntilEnded } from './until-ended.ts';

/**
 * Workers of one kind that work side by side, each on one question at a time. All that is awaited of them is rejected as soon as one of
 * them ends by itself or the pool is ended: where answers belong together, without one the rest is of no use.
 */
export class Pool<Service extends object> {
  private readonly makeWorker: () => Worker;
  private readonly reason: (how: string) => Error;
  private readonly workers: Connection<Service>[] = [];
  private readonly idle: Asked<Service>[] = [];
  private readonly waitingForWorker: ((free: { readonly service: Asked<Service> }) => void)[] = [];
  private readonly untilEnded = new UntilEnded();

  /** `reason` makes the reason that is told when a worker ends by itself; `how` is the end of a sentence: `was ended …`. */
  constructor(makeWorker: () => Worker, reason: (how: string) => Error) {
    this.makeWorker = makeWorker;
    this.reason = reason;
  }

  /** Starts workers and prepares each; resolves when all are ready. Rejected when one of them cannot be started. */
  async open(workers: number, prepare: (service: Asked<Service>) => Promise<void>): Promise<void> {
    const starts = Array.from({ length: workers }, async () => {
      const worker = connect<Service>(this.makeWorker, { reason: this.reason, tellEnd: (why) => this.end(why) });
      this.workers.push(worker);
      await this.untilEnded.ask(() => worker.ready);
      await this.untilEnded.ask(() => prepare(worker.service));
      this.idle.push(worker.service);
    });
    await Promise.all(starts);
  }

  /** The answer to a question, given by the first worker that is free. */
  async ask<Answer>(question: (service: Asked<Service>) => Promise<Answer>): Promise<Answer> {
    const free = this.idle.pop() ?? (await this.untilEnded.ask(() => this.nextFree())).service;
    const answer = await this.untilEnded.ask(() => question(free));
    const next = this.waitingForWorker.shift();
    if (next) next({ service: free });
    else this.idle.push(free);
    return answer;
  }

  /** Ends all workers; what is still awaited is rejected with the reason. */
  end(reason: Error): void {
    this.untilEnded.end(reason);
    for (const worker of this.workers) worker.end(reason);
  }

  private nextFree(): Promise<{ readonly service: Asked<Service> }> {
    return new Promise((resolve) => this.waitingForWorker.push(resolve));
  }
}
