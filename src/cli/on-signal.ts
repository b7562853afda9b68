/** The signals that ask a program to end: Ctrl-C, `kill` and the batch systems, a closed terminal. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Has something cleaned up when a signal ends the program, which it then does. `clean` runs at once and may not wait for anything. Gives
 * a function that takes this back.
 */
export function onSignal(clean: () => void): () => void {
  const listeners = SIGNALS.map((signal) => {
    const listener = () => {
      release();
      clean();
      // The last one that has cleaned up lets the signal do what it does without listeners.
      if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
    };
    return { signal, listener };
  });
  const release = () => {
    for (const { signal, listener } of listeners) process.removeListener(signal, listener);
  };
  for (const { signal, listener } of listeners) process.on(signal, listener);
  return release;
}
