/**
 * Takes the worker's liveness lock, a web lock of this name, and holds it for as long as the worker lives. The browser releases it
 * however the worker ends; a worker that is killed sends no event, and a caller would wait for its answer for ever.
 */
export function holdLivenessLock(lockName: string): Promise<void> {
  return new Promise((held) => {
    // Pages that are not served over https have no locks: their workers are assumed to be alive.
    if (!locks()) return held();
    void navigator.locks.request(lockName, () => {
      held();
      return new Promise<never>(() => undefined);
    });
    return undefined;
  });
}

/** Time limit for a worker's first answer, in milliseconds: without one by then its script was not loaded. */
const START_TIMEOUT_MS = 60_000;

/** What the service of a watched worker offers. */
export interface WatchedService {
  /** Asks the worker to take its liveness lock; see `holdLivenessLock`. */
  readonly start: (lockName: string) => Promise<void>;
}

/**
 * Starts a worker and watches over it from then on. Resolves when the worker first answers; stays pending when it never does.
 *
 * @param tellEnd is called when the worker ends by itself, with the reason as the end of a sentence: it could not be loaded, did not
 *   answer, threw an error, or was killed
 */
export async function watchLiveness(
  worker: Worker,
  service: WatchedService,
  tellEnd: (how: string) => void,
): Promise<void> {
  worker.addEventListener('error', (event) => {
    // Reported here; without this the error would also reach the worker that has started this one.
    event.preventDefault();
    tellEnd(`stopped: ${event.message || 'it could not be loaded'}`);
  });
  const lockName = `life of a worker ${performance.timeOrigin} ${Math.random()}`;
  const late = setTimeout(() => tellEnd('did not start: it may have been ended by the browser'), START_TIMEOUT_MS);
  await service.start(lockName);
  clearTimeout(late);
  // Pages without locks: see above.
  if (locks())
    void navigator.locks.request(lockName, () => tellEnd('was ended by the browser, perhaps for want of memory'));
}

/** The page's lock manager; undefined on pages without one, although its type does not say so. */
const locks = (): LockManager | undefined => navigator.locks;
