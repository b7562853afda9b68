/**
 * Holds a lock of this name for as long as this worker lives. A browser releases it however the worker ends: a worker that is killed
 * sends no event, and whoever waits for its answer would wait for ever.
 */
export function holdLife(name: string): Promise<void> {
  return new Promise((held) => {
    // Pages that are not served over https have no locks; their workers are believed to live.
    if (!locks()) return held();
    void navigator.locks.request(name, () => {
      held();
      return new Promise<never>(() => undefined);
    });
    return undefined;
  });
}

/** A worker that has not answered after so many milliseconds has not been loaded, and will not be. */
const STARTS_WITHIN = 60_000;

/** What a worker serves whose life is watched. */
export interface Living {
  /** Has it hold its life; see `holdLife`. */
  readonly start: (life: string) => Promise<void>;
}

/**
 * Starts a worker and watches over it from then on. Resolved as soon as it answers; never, when it does not. `tellEnd` hears how it
 * ended of itself, as the end of a sentence: it could not be loaded, did not answer, threw an error, or was killed.
 */
export async function watchLife(worker: Worker, service: Living, tellEnd: (how: string) => void): Promise<void> {
  worker.addEventListener('error', (event) => {
    // It is told here; nobody else is to hear of it, as the worker that has started this one would.
    event.preventDefault();
    tellEnd(`stopped: ${event.message || 'it could not be loaded'}`);
  });
  const name = `life of a worker ${performance.timeOrigin} ${Math.random()}`;
  const late = setTimeout(() => tellEnd('did not start: it may have been ended by the browser'), STARTS_WITHIN);
  await service.start(name);
  clearTimeout(late);
  // Pages without locks: see above.
  if (locks())
    void navigator.locks.request(name, () => tellEnd('was ended by the browser, perhaps for want of memory'));
}

/** Undefined where the page has none, whatever the types say. */
const locks = (): LockManager | undefined => navigator.locks;
