/**
 * Every check of the project, in the order in which a fault is cheapest to find; stops at the first stage that fails.
 *
 * The last line is `N passed, N failed`, and `, N skipped` where some were: tests of Vitest and Playwright as their own reports count
 * them, and one for a stage that failed without a failing test. The exit code is 0 only if nothing failed.
 *
 * Where there is no browser and none can be installed, the tests that need one are left out, said and counted as skipped – but not where
 * `CI` is set: the gate must not pass without them. So are those that need Python, where there is none.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensureBrowser, ensurePackages, ROOT } from './setup.mjs';

const REPORTS = 'reports';

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {{
 *   name: string, command?: string[], script?: string, count?: () => Counts,
 *   needs?: { program: 'browser' | 'Python', what: string, list: () => number },
 * }} Stage a tool of a package, or a script of ours; `needs` where it needs another program: which tests they are, and how many
 * @type {Stage[]}
 */
const STAGES = [
  { name: 'format', command: ['prettier', '--check', '--log-level=warn', '.'] },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'types', command: ['tsc', '--build'] },
  { name: 'dead code', command: ['knip'] },
  vitestStage('unit'),
  {
    ...vitestStage('python'),
    needs: { program: 'Python', what: 'tests of the exported grader', list: () => vitestListed('python') },
  },
  {
    ...vitestStage('browser'),
    needs: { program: 'browser', what: 'tests of components and workers', list: () => vitestListed('browser') },
  },
  { name: 'build', command: ['vite', 'build', '--logLevel=warn'] },
  { name: 'budgets', script: 'scripts/budgets.mjs' },
  {
    name: 'e2e',
    command: ['playwright', 'test', '--reporter=list,json'],
    count: playwrightCounts,
    needs: { program: 'browser', what: 'journeys', list: playwrightListed },
  },
];

process.exitCode = (await test()) ? 0 : 1;

async function test() {
  const total = { passed: 0, failed: 0, skipped: 0 };
  try {
    ensurePackages();
    const hasBrowser = await ensureBrowser();
    if (!hasBrowser && process.env['CI']) throw new Error('No browser for the tests: install Chromium.');
    rmSync(ROOT + REPORTS, { recursive: true, force: true });
    mkdirSync(ROOT + REPORTS);
    const has = { browser: hasBrowser, Python: spawnSync('python3', ['--version']).status === 0 };
    for (const stage of STAGES) {
      const { passed, failed, skipped } =
        stage.needs && !has[stage.needs.program] ? leftOut(stage.name, stage.needs) : runStage(stage);
      total.passed += passed;
      total.failed += failed;
      total.skipped += skipped;
      if (failed > 0) break;
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    total.failed += 1;
  }
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
  return total.failed === 0;
}

/**
 * @param {string} name
 * @param {NonNullable<Stage['needs']>} needs
 * @returns {Counts}
 */
function leftOut(name, { program, what, list }) {
  const count = list();
  const missing =
    program === 'browser'
      ? 'a browser, and there is none: install Chromium, or set CHROMIUM_PATH to one'
      : 'Python, and there is none: install python3';
  console.log(`\n── ${name}: left out. ${count} ${what} need ${missing}.`);
  return { passed: 0, failed: 0, skipped: count };
}

/**
 * @param {Stage} stage
 * @returns {Counts}
 */
function runStage({ name, command = [], script, count }) {
  console.log(`\n── ${name}`);
  const began = Date.now();
  const [tool, ...args] = command;
  const { status } = spawnSync(
    script ? process.execPath : `${ROOT}node_modules/.bin/${tool}`,
    script ? [script] : args,
    {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: `${REPORTS}/e2e.json` },
      // On Windows tools are scripts, which only a shell can start.
      shell: process.platform === 'win32' && script === undefined,
    },
  );
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  console.log(`── ${name}: ${status === 0 ? 'ok' : 'FAILED'} (${seconds} s)`);
  const counts = count?.() ?? { passed: 0, failed: 0, skipped: 0 };
  // A test file that does not load, or a build that breaks, is a failure that no report counts.
  return status === 0 ? counts : { ...counts, failed: Math.max(1, counts.failed) };
}

/**
 * @param {string} project
 * @returns {Stage}
 */
function vitestStage(project) {
  const report = `${REPORTS}/${project}.json`;
  return {
    name: project,
    command: ['vitest', 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile=${report}`],
    count: () => {
      const counts = readReport(report);
      return {
        passed: counts?.numPassedTests ?? 0,
        failed: counts?.numFailedTests ?? 0,
        skipped: counts?.numPendingTests ?? 0,
      };
    },
  };
}

/** @returns {Counts} */
function playwrightCounts() {
  const counts = readReport(`${REPORTS}/e2e.json`)?.stats;
  return {
    passed: (counts?.expected ?? 0) + (counts?.flaky ?? 0),
    failed: counts?.unexpected ?? 0,
    skipped: counts?.skipped ?? 0,
  };
}

/**
 * The tests of a project as their files name them; those that are made of a list there count as one.
 *
 * @param {string} project
 */
function vitestListed(project) {
  return listed(['vitest', 'list', '--project', project, '--staticParse', '--json'], (tests) => tests.length);
}

function playwrightListed() {
  return listed(['playwright', 'test', '--list', '--reporter=json'], ({ suites }) => specsIn(suites));
}

/**
 * @typedef {{ specs?: unknown[], suites?: Suite[] }} Suite
 * @param {Suite[]} suites
 * @returns {number}
 */
function specsIn(suites) {
  return suites.reduce((sum, { specs = [], suites: inner = [] }) => sum + specs.length + specsIn(inner), 0);
}

/**
 * @param {string[]} command
 * @param {(json: any) => number} count
 * @returns {number}
 */
function listed([tool, ...args], count) {
  const { stdout } = spawnSync(`${ROOT}node_modules/.bin/${tool}`, args, {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 100_000_000,
    shell: process.platform === 'win32',
  });
  return count(JSON.parse(stdout));
}

/**
 * A runner that could not start has written no report.
 *
 * @param {string} path
 */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(ROOT + path, 'utf8'));
  } catch {
    return undefined;
  }
}
