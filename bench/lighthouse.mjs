/**
 * Lighthouse over the built page, served as `npm start` does: four categories of four pages, as a desktop and as a phone.
 *
 *     npm run build && npm run lighthouse            all
 *     npm run lighthouse -- dataset desktop          pages and presets that are named
 *
 * Lighthouse is taken by `npx` when this runs: with what it brings along it is a third of all packages, and nothing else needs it.
 * `LIGHTHOUSE` names a command line of it that is installed. Loading is simulated, so that what is measured depends less on the machine;
 * it still should do nothing else meanwhile. The exit code is 1 where accessibility, best practices or search are below the goal.
 */
import { spawn, spawnSync } from 'node:child_process';
import { findBrowser } from '../scripts/browser.mjs';
import { ROOT } from '../scripts/setup.mjs';

const VERSION = '13.5.0';

/** Points of each category that a page must have. */
const GOAL = 95;

/** Milliseconds after which a run is given up. */
const PATIENCE_MS = 300_000;

/** @type {Record<string, string>} */
const PAGES = { trace: '', dataset: '#page=dataset', learn: '#page=learn', lab: '#page=lab' };

/** @type {Record<string, string[]>} */
const PRESETS = { desktop: ['--preset=desktop'], mobile: [] };

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];

const words = new Set(process.argv.slice(2));
const chosen = (/** @type {object} */ all) => {
  const named = Object.keys(all).filter((name) => words.has(name));
  return named.length > 0 ? named : Object.keys(all);
};

const browser = findBrowser();
if (!browser) throw new Error('No browser: install Chromium, or set CHROMIUM_PATH to one.');
const { child, address } = await served();
try {
  console.log(['page', 'as', ...CATEGORIES].join('\t'));
  for (const page of chosen(PAGES)) for (const preset of chosen(PRESETS)) measure(page, preset);
} finally {
  child.kill();
}

/**
 * @param {string} page
 * @param {string} preset
 */
function measure(page, preset) {
  const [command = 'npx', ...before] = process.env['LIGHTHOUSE']?.split(' ') ?? [
    'npx',
    '--yes',
    `lighthouse@${VERSION}`,
  ];
  const { stdout, stderr } = spawnSync(
    command,
    [
      ...before,
      `${address}${PAGES[page]}`,
      ...(PRESETS[preset] ?? []),
      '--output=json',
      '--quiet',
      '--throttling-method=simulate',
      `--chrome-flags=--headless=new ${browser?.args.join(' ')}`,
    ],
    {
      encoding: 'utf8',
      maxBuffer: 100_000_000,
      timeout: PATIENCE_MS,
      env: { ...process.env, CHROME_PATH: browser?.executablePath },
    },
  );
  if (!stdout) {
    console.log(`${page}\t${preset}\tnot measured: ${stderr.trim().split('\n').at(-1)}`);
    process.exitCode = 1;
    return;
  }
  const { categories, audits } = JSON.parse(stdout);
  const points = CATEGORIES.map((id) => Math.round(100 * (categories[id]?.score ?? 0)));
  console.log([page, preset, ...points].join('\t'));
  CATEGORIES.forEach((id, index) => {
    if ((points[index] ?? 0) >= GOAL) return;
    // How fast a page is depends on the machine; the rest does not.
    if (id !== 'performance') process.exitCode = 1;
    for (const { id: audit, weight } of categories[id].auditRefs)
      if (weight > 0 && audits[audit].score !== null && audits[audit].score < 0.9)
        console.log(`\t${id}: ${audits[audit].title} (${audits[audit].displayValue ?? audits[audit].score})`);
  });
}

/** @returns {Promise<{ child: import('node:child_process').ChildProcess, address: string }>} */
async function served() {
  const server = spawn(process.execPath, ['scripts/start.mjs', '--port', '0'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    server.stdout.on('data', (chunk) => {
      const [found] = /http:\/\/\S+/.exec(String(chunk)) ?? [];
      if (found !== undefined) resolve({ child: server, address: found });
    });
    server.on('exit', (code) => reject(new Error(`The page is not served: exit code ${code}.`)));
  });
}
