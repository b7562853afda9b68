/** Milliseconds before files are kept for visits without a connection: the page and its first run come first. */
const KEEP_AFTER = 3000;

/** Keeps the built page in the browser, so that it opens without a connection from the next visit on. */
export function keepForOffline(): void {
  // A browser that keeps nothing, a page opened as a file or without encryption has no service worker; a frame is no visit of its own.
  if (!import.meta.env.PROD || !('serviceWorker' in navigator) || window.top !== window) return;
  setTimeout(() => {
    // Where it may not be kept the page works all the same.
    navigator.serviceWorker.register(new URL('service-worker.js', document.baseURI)).catch(() => undefined);
  }, KEEP_AFTER);
}
