import { wrap, type Remote } from 'comlink';
import { UntilEnded } from './until-ended.ts';
import { watchLiveness, type WatchedService } from './worker-liveness.ts';

/** A service whose methods answer later. */
export type Asked<Service> = {
  readonly [Method in keyof Service]: Service[Method] extends (...given: infer Given) => infer Answer
    ? (...given: Given) => Promise<Awaited<Answer>>
    : never;
};

/** A worker that has been started, with what it offers. */
export interface Connection<Service> {
  /** Its methods. What is unanswered is rejected as soon as the worker ends; nothing is asked after that. */
  readonly service: Asked<Service>;
  /** Resolves when it first answers; rejected when it cannot be started. */
  readonly ready: Promise<void>;
  /** Whether it has ended, or was ended. */
  readonly hasEnded: () => boolean;
  /** Ends it. What it was asked is rejected with the reason. */
  readonly end: (reason: Error) => void;
}

/** How a worker is watched. */
export interface Watching {
  /** Makes the reason that questions are rejected with when the worker ends by itself. `how` is the end of a sentence: `was ended …`. */
  readonly reason: (how: string) => Error;
  /** Is told when it ends by itself. */
  readonly tellEnd?: (reason: Error) => void;
}

/**
 * Starts a worker that offers a service, and watches over it. A function that it is handed – to tell of progress – must be given as a
 * proxy of `comlink`.
 */
export function connect<Service extends object>(
  makeWorker: () => Worker,
  { reason, tellEnd }: Watching,
): Connection<Service> {
  const worker = makeWorker();
  const remote = wrap<WatchedService>(worker);
  const untilEnded = new UntilEnded();
  const state = { hasEnded: false };
  const end = (why: Error) => {
    if (state.hasEnded) return;
    state.hasEnded = true;
    worker.terminate();
    untilEnded.end(why);
  };
  const ready = untilEnded.ask(() =>
    watchLiveness(worker, remote, (how) => {
      // One that is ended on purpose lets its lock go too.
      if (state.hasEnded) return;
      const why = reason(how);
      end(why);
      tellEnd?.(why);
    }),
  );
  // Whoever asks hears of it by the answer; nobody need wait for the start.
  ready.catch(() => undefined);
  return { service: asked<Service>(remote, untilEnded), ready, hasEnded: () => state.hasEnded, end };
}

function asked<Service extends object>(remote: Remote<WatchedService>, untilEnded: UntilEnded): Asked<Service> {
  // Calls have been checked against `Asked`; the type of one method is that of all here.
  const methods = remote as unknown as Readonly<Record<string, (...given: unknown[]) => Promise<unknown>>>;
  return new Proxy({} as Asked<Service>, {
    get: (_, method) =>
      // What has a method `then` would be taken for a promise.
      typeof method === 'symbol' || method === 'then'
        ? undefined
        : (...given: unknown[]) => untilEnded.ask(() => methods[method]!(...given)),
  });
}
