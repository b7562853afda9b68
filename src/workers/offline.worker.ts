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

/** The cache of the page itself. */
const PAGE_CACHE = 'page';

const { scope } = self.registration;

// One entry, whatever follows the page's name: `?embed=1` opens the same page.
const page = new NetworkFirst({
  cacheName: PAGE_CACHE,
  networkTimeoutSeconds: NETWORK_TIMEOUT_SECONDS,
  plugins: [
    {
      cacheKeyWillBeUsed: () => Promise.resolve(scope),
      cacheWillUpdate: async ({ response }) => ((await isOfThisVersion(response.clone())) ? response : null),
    },
  ],
});

self.addEventListener('install', (event) => {
  event.waitUntil(keepPage());
});

/** Keeps the page of this version; the first visit was answered by the network alone. Without it this version is not installed. */
async function keepPage(): Promise<void> {
  const response = await fetch(scope, { cache: 'no-cache' });
  if (!(await isOfThisVersion(response.clone())))
    throw new Error('The page and its files are of different versions; the one before stays.');
  const cache = await caches.open(PAGE_CACHE);
  await cache.put(scope, response);
}

/**
 * Whether an answer is the page whose files are kept here: it names scripts, and all of them are. A page of maintenance or of a login names
 * none, and a newer page others; kept in the place of ours, neither would open without a connection.
 */
async function isOfThisVersion(response: Response): Promise<boolean> {
  if (response.status !== 200 || response.redirected) return false;
  const named = [...(await response.text()).matchAll(/\.\/(assets\/[\w.-]+\.(?:js|css))"/g)].map(([, file]) => file);
  const kept = new Set(BUILT_FILES.map((file) => (typeof file === 'string' ? file : file.url)));
  return named.length > 0 && named.every((file) => file !== undefined && kept.has(file));
}

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
