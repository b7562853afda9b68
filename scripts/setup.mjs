/**
 * Installs what a fresh clone lacks: npm's packages, and a browser for the tests. Nothing is done when nothing is missing.
 *
 * `node scripts/setup.mjs` does both. Until the packages are there, this file may import Node's own modules only.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** A download that is not through by then is not coming. */
const DOWNLOAD_MINUTES = 10;

/** Makes `node_modules` what `package-lock.json` says. */
export function ensurePackages() {
  if (packagesAreCurrent()) return;
  console.log('Installing packages (npm ci) …');
  // Development tools are needed to build the page, whatever NODE_ENV says.
  if (!run('npm', ['ci', '--include=dev'])) throw new Error('npm ci failed; see above.');
}

/**
 * Finds a browser for the tests, or installs one; see `browser.mjs` for which is taken.
 *
 * @returns {Promise<boolean>} false where there is none and none can be installed, or none is wanted
 */
export async function ensureBrowser() {
  const { findBrowser, isBrowserUnwanted } = await import('./browser.mjs');
  if (isBrowserUnwanted()) return false;
  if (findBrowser()) return true;
  console.log('Installing a browser for the tests (playwright install chromium) …');
  const browserIsReady = (run('npx', ['playwright', 'install', 'chromium']) && starts()) || installSystemBrowser();
  return browserIsReady && findBrowser() !== undefined;
}

/** Compares what npm installed, as it noted it in its hidden lock file, with what the lock file asks for. */
function packagesAreCurrent() {
  const installedLock = `${ROOT}node_modules/.package-lock.json`;
  if (!existsSync(installedLock)) return false;
  const wanted = packagesOf(`${ROOT}package-lock.json`);
  const installed = packagesOf(installedLock);
  return Object.entries(wanted).every(
    // The entry '' is the project itself; optional packages are mostly builds for other systems.
    ([path, entry]) => path === '' || entry.optional || installed[path]?.version === entry.version,
  );
}

/**
 * @param {string} lockFile
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function packagesOf(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
}

/** Playwright's browser can be downloaded and still lack a library of the system, which takes rights to install. */
function starts() {
  const launch = "require('playwright').chromium.launch().then((browser) => browser.close())";
  if (run('node', ['-e', launch], { quiet: true })) return true;
  return asRoot('npx', ['playwright', 'install-deps', 'chromium']) && run('node', ['-e', launch]);
}

/** For machines that reach their distribution's packages but no download of Playwright's. */
function installSystemBrowser() {
  if (!existsSync('/usr/bin/apt-get')) return false;
  console.log('That did not work; trying the system package (apt-get install chromium) …');
  // Another apt on the machine, such as the one that looks for updates, is waited for.
  const patience = ['-o', 'DPkg::Lock::Timeout=300'];
  const packages = ['chromium', 'fonts-liberation'];
  return (
    asRoot('apt-get', [...patience, 'update']) &&
    asRoot('apt-get', [...patience, 'install', '-y', '--no-install-recommends', ...packages])
  );
}

/**
 * Runs a command as root, where that needs no password: a test run must not stop at a prompt.
 *
 * @param {string} command
 * @param {string[]} args
 */
function asRoot(command, args) {
  if (process.getuid?.() === 0) return run(command, args);
  return run('sudo', ['-n', 'true'], { quiet: true }) && run('sudo', ['-n', command, ...args]);
}

/**
 * @param {string} command
 * @param {string[]} args
 * @returns {boolean} whether it succeeded
 */
function run(command, args, { quiet = false } = {}) {
  const { status } = spawnSync(command, args, {
    cwd: ROOT,
    stdio: ['ignore', quiet ? 'ignore' : 'inherit', quiet ? 'ignore' : 'inherit'],
    timeout: DOWNLOAD_MINUTES * 60_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    // npm and npx are scripts on Windows, which only a shell can start.
    shell: process.platform === 'win32',
  });
  return status === 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensurePackages();
  if (!(await ensureBrowser())) {
    console.error('No browser for the tests: install Chromium, or set CHROMIUM_PATH to one.');
    process.exitCode = 1;
  }
}
