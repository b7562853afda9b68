/**
 * Weighs the JavaScript that a first visit waits for, as gzip sends it, and fails where it is heavier than its budget:
 *
 *     npm run build && node scripts/budgets.mjs
 *
 * Counted are the scripts that the built `index.html` names and everything that these import statically. What they import lazily comes
 * after the first view. The worker that runs machines is one file and is counted apart.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from './setup.mjs';

/** Kilobytes of 1000 bytes: half a second on a mobile connection of 4 Mbit/s for the page, a quarter for the worker beside it. */
const BUDGETS = { page: 250, worker: 110 };

const ASSETS = join(ROOT, 'dist', 'assets');

const page = reachable(namedIn(readFileSync(join(ROOT, 'dist', 'index.html'), 'utf8')));
const worker = readdirSync(ASSETS).filter((name) => /^trace\.worker-.*\.js$/.test(name));
const reports = [
  report('JavaScript before the first view', page, BUDGETS.page),
  report('worker that runs machines', worker, BUDGETS.worker),
];
process.exitCode = reports.every(Boolean) ? 0 : 1;

/**
 * The scripts that a page names.
 *
 * @param {string} html
 */
function namedIn(html) {
  return [...html.matchAll(/(?:src|href)="\.\/assets\/([^"]+\.js)"/g)].map(([, name]) => name ?? '');
}

/**
 * Scripts with all that they import statically.
 *
 * @param {string[]} names
 */
function reachable(names) {
  const found = new Set(names);
  // The set grows while it is walked.
  for (const name of found) {
    const source = readFileSync(join(ASSETS, name), 'utf8');
    for (const [, imported] of source.matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g))
      found.add(imported ?? '');
  }
  return [...found];
}

/**
 * Prints what files weigh.
 *
 * @param {string} what
 * @param {string[]} names
 * @param {number} budget kilobytes
 * @returns {boolean} whether they fit; no file at all is a build that is not understood
 */
function report(what, names, budget) {
  const sizes = names.map((name) => gzipSync(readFileSync(join(ASSETS, name))).length);
  const total = sizes.reduce((sum, size) => sum + size, 0) / 1000;
  const fits = names.length > 0 && total <= budget;
  console.log(
    `${what}: ${total.toFixed(1)} kB gzip in ${names.length} files, budget ${budget} kB${fits ? '' : ' – TOO MUCH'}`,
  );
  if (process.argv.includes('--files') || !fits)
    for (const [place, name] of names.entries())
      console.log(`  ${((sizes[place] ?? 0) / 1000).toFixed(1)} kB  ${name}`);
  return fits;
}
