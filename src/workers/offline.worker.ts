/**
 * The service worker: keeps the built page, so that it opens without a connection after the first visit.
 *
 * The page itself comes from the network wherever there is one, so that a new version is seen at once; the files that it names have a
 * hash in their names and are kept as long as a version names them.
 */
import { clientsClaim } from 'workbox-core';
import { cleanupOutdatedCaches, precacheAndRoute, type PrecacheEntry } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { CacheFirst, NetworkFirst } from 'workbox-strategies';

/** All files of the build but the page itself; put here by the build. */
declare const BUILT_FILES: PrecacheEntry[];

/** What is used here of a service worker's globals, which are not those of a page. */
declare const self: {
  readonly registration: { readonly scope: string };
  readonly skipWaiting: () => Promise<void>;
  readonly addEventListener: (
    kind: 'install',
    listener: (event: Event & { readonly waitUntil: (work: Promise<unknown>) => void }) => void,
  ) => void;
};

/** Time limit for the network, in seconds: after it the page that was kept is opened. */
const NETWORK_TIMEOUT_SECONDS = 4;

const { scope } = self.registration;

// One entry, whatever follows the page's name: `?embed=1` opens the same page.
const page = new NetworkFirst({
  cacheName: 'page',
  networkTimeoutSeconds: NETWORK_TIMEOUT_SECONDS,
  plugins: [{ cacheKeyWillBeUsed: () => Promise.resolve(scope) }],
});

self.addEventListener('install', (event) => {
  // The first visit was answered by the network alone.
  event.waitUntil(Promise.all(page.handleAll({ event, request: scope })));
});

precacheAndRoute(BUILT_FILES);
cleanupOutdatedCaches();
// Their names have a hash, too.
registerRoute(
  ({ url }) => url.href.startsWith(scope) && url.pathname.endsWith('.safetensors'),
  new CacheFirst({ cacheName: 'models' }),
);
registerRoute(({ request, url }) => request.mode === 'navigate' && isPage(url), page);

// The files of the version before are gone from the server, too: nothing is gained by waiting for its last page to be closed.
void self.skipWaiting();
clientsClaim();

/** Whether an address is that of our page, and not of another below it on the same host. */
function isPage({ origin, pathname }: URL): boolean {
  const { origin: ours, pathname: folder } = new URL(scope);
  return origin === ours && (pathname === folder || pathname === `${folder}index.html`);
}
