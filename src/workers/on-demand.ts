import { connect, type Asked, type Connection } from './connection.ts';

/** How a worker that starts on demand is made and watched. */
export interface Demand<Service> {
  readonly makeWorker: () => Worker;
  /** Makes the reason that questions are rejected with when the worker ends by itself. `how` is the end of a sentence: `was ended …`. */
  readonly reason: (how: string) => Error;
  /** Is called with each worker's service when it starts, and with how many started before it. */
  readonly begin?: (service: Asked<Service>, before: number) => void;
}

/** A worker that starts when it is first asked, and again when it is asked after its end. */
export class WorkerOnDemand<Service extends object> {
  private readonly demand: Demand<Service>;
  private readonly listeners = new Set<(reason: Error) => void>();
  private connection: Connection<Service> | undefined;
  private started = 0;

  constructor(demand: Demand<Service>) {
    this.demand = demand;
  }

  /** Its questions. Rejected with the reason when the worker ends; the next question to what this returns then starts another. */
  get service(): Asked<Service> {
    this.connection ??= this.start();
    return this.connection.service;
  }

  /** Ends it with everything it is busy with, at once; nobody is told of it but those who wait for an answer. */
  end(reason: Error): void {
    this.connection?.end(reason);
    this.connection = undefined;
  }

  /** Calls `tell` with the reason when the worker ends by itself, until the function that is returned is called. */
  onFailure(tell: (reason: Error) => void): () => void {
    this.listeners.add(tell);
    return () => this.listeners.delete(tell);
  }

  private start(): Connection<Service> {
    const { makeWorker, reason, begin } = this.demand;
    const connection = connect<Service>(makeWorker, {
      reason,
      tellEnd: (why) => {
        if (this.connection === connection) this.connection = undefined;
        for (const tell of this.listeners) tell(why);
      },
    });
    begin?.(connection.service, this.started++);
    return connection;
  }
}
