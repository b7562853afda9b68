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

/** Resolved when the worker that holds the life of this name has ended. */
export function lifeEnded(name: string): Promise<void> {
  if (!locks()) return new Promise<never>(() => undefined);
  return navigator.locks.request(name, () => undefined);
}

/** Undefined where the page has none, whatever the types say. */
const locks = (): LockManager | undefined => navigator.locks;
