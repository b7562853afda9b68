/**
 * Builds the page when its sources are newer than the last build, serves it, and prints the address.
 *
 *     npm start [-- --port 4173] [--host localhost]
 *
 * Runs on a fresh clone: packages that are missing are installed first, so that until then Node's own modules must do.
 */
import { readdirSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ensurePackages, ROOT } from './setup.mjs';

/** What the built page is made of. */
const SOURCES = [
  'index.html',
  'package-lock.json',
  'vite.config.ts',
  'scripts/security-policy.ts',
  'scripts/service-worker.ts',
  'public',
  'src',
];

const { port, host } = readOptions();
ensurePackages();
const { build, preview } = await import('vite');
if (buildIsStale()) {
  console.log('Building the page …');
  await build({ root: ROOT, logLevel: 'warn' });
}
const server = await serve();
console.log(`TAIL Tracer is at ${server.resolvedUrls?.local[0] ?? ''} (Ctrl+C stops it)`);

/** Serves the built page; a port or host that cannot be had is said in a sentence. */
async function serve() {
  try {
    // A port that was asked for is meant; the default one may give way to a free one.
    return await preview({ root: ROOT, preview: { host, port: port ?? 4173, strictPort: port !== undefined } });
  } catch (error) {
    console.error(
      `The page cannot be served: ${error instanceof Error ? error.message : String(error)}. Try another --port.`,
    );
    process.exit(2);
  }
}

function readOptions() {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, host: { type: 'string', default: 'localhost' } },
  });
  if (values.port === undefined) return { host: values.host };
  const number = Number(values.port);
  if (!(Number.isInteger(number) && number >= 0 && number < 65_536)) {
    console.error(`--port takes a number from 0 to 65535 (0 for any free port), not ${values.port}`);
    process.exit(2);
  }
  return { host: values.host, port: number };
}

function buildIsStale() {
  const built = newest('dist/index.html');
  return SOURCES.some((source) => newest(source) > built);
}

/**
 * When a file, or anything in a folder, was last changed; the folder's own time tells of files taken away.
 *
 * @param {string} path from the project's root
 * @returns {number} milliseconds, 0 where there is nothing
 */
function newest(path) {
  const entry = statSync(ROOT + path, { throwIfNoEntry: false });
  if (!entry) return 0;
  if (!entry.isDirectory()) return entry.mtimeMs;
  const inside = readdirSync(ROOT + path, { recursive: true, encoding: 'utf8' });
  return Math.max(entry.mtimeMs, ...inside.map((name) => statSync(`${ROOT}${path}/${name}`).mtimeMs));
}
