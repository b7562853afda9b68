/**
 * Shows that Node, npm and git are enough: clones the last commit into a temporary folder, takes everything else from PATH and every
 * browser away, runs `npm start`, and asks the address that it prints for the page.
 *
 *     node scripts/fresh-clone.mjs                 clone, npm start, the page answers
 *     node scripts/fresh-clone.mjs --test          then npm test in the same clone, without a browser: what needs one is left out
 *     node scripts/fresh-clone.mjs --test-browser  then the whole of npm test; a browser that can be installed is
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './setup.mjs';

/** Programs that the README names, and the shell that npm runs scripts in. */
const ALLOWED = ['node', 'npm', 'npx', 'git', 'sh'];

/** Minutes for packages, build and start on a slow machine. */
const PATIENCE_MINUTES = 15;

const place = mkdtempSync(join(tmpdir(), 'tail-fresh-'));
const clone = join(place, 'clone');
try {
  execFileSync('git', ['clone', '--quiet', '--no-local', '--depth', '1', `file://${ROOT}`, clone], {
    stdio: 'inherit',
  });
  const env = bareEnvironment();
  const seconds = await startAnswers(env);
  console.log(`npm start in a fresh clone: the page answers after ${seconds} s.`);
  if (process.argv.includes('--test')) test({ ...env, CHROMIUM_PATH: 'none' });
  if (process.argv.includes('--test-browser')) test(env);
} finally {
  rmSync(place, { recursive: true, force: true });
}

/** @param {NodeJS.ProcessEnv} env */
function test(env) {
  const { status } = spawnSync('npm', ['test'], { cwd: clone, env, stdio: 'inherit' });
  process.exitCode = status ?? 1;
}

/** PATH leads to a folder with the allowed programs alone; the home folder is empty, so that no browser is found in a cache. */
function bareEnvironment() {
  const programs = join(place, 'bin');
  const home = join(place, 'home');
  mkdirSync(programs);
  mkdirSync(home);
  for (const name of ALLOWED) {
    const folder = (process.env['PATH'] ?? '').split(':').find((each) => existsSync(join(each, name)));
    if (folder === undefined) throw new Error(`${name} is not on the PATH.`);
    symlinkSync(join(folder, name), join(programs, name));
  }
  const configured = Object.entries(process.env).filter(([name]) =>
    /^(npm_config_|https?_proxy$|no_proxy$|NODE_EXTRA_CA_CERTS$)/i.test(name),
  );
  return {
    ...Object.fromEntries(configured),
    PATH: programs,
    HOME: home,
    PLAYWRIGHT_BROWSERS_PATH: join(home, 'browsers'),
  };
}

/**
 * Starts the page, asks for it and for a script that it names, and stops it.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} seconds until the address was printed
 */
async function startAnswers(env) {
  const began = Date.now();
  const started = spawn('npm', ['start', '--', '--port', '0'], {
    cwd: clone,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const address = await printedAddress(started);
    const seconds = Math.round((Date.now() - began) / 1000);
    const html = await (await fetch(address)).text();
    const [, script] = /src="\.\/(assets\/[^"]+\.js)"/.exec(html) ?? [];
    if (!html.includes('<div id="root">') || script === undefined) throw new Error('What answers is not the page.');
    const { ok } = await fetch(new URL(script, address));
    if (!ok) throw new Error(`${script} is not served.`);
    return seconds;
  } finally {
    // npm starts a shell, which starts the server: all three are of one group.
    if (started.pid !== undefined) process.kill(-started.pid);
  }
}

/**
 * @param {import('node:child_process').ChildProcessByStdio<null, import('node:stream').Readable, null>} started
 * @returns {Promise<string>}
 */
async function printedAddress(started) {
  return new Promise((resolve, reject) => {
    let printed = '';
    const timer = setTimeout(
      () => reject(new Error(`No address after ${PATIENCE_MINUTES} minutes.`)),
      PATIENCE_MINUTES * 60_000,
    );
    started.stdout.on('data', (chunk) => {
      process.stdout.write(chunk);
      printed += String(chunk);
      const [address] = /http:\/\/\S+/.exec(printed) ?? [];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    });
    started.on('exit', (code) => reject(new Error(`npm start ended with exit code ${code}.`)));
  });
}
