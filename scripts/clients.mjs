/**
 * Runs exported folders through the tools that read them, in a Python environment that `TAIL_CLIENTS_PYTHON` names:
 *
 *     TAIL_CLIENTS_PYTHON=/path/to/bin/python npm run clients
 *
 * Folders are made anew in a temporary directory. Every line says what was tried: `ok`, `FAILED`, or `skipped` with a sentence where a tool is
 * missing. The exit code is 1 where something failed. `docs/clients.md` holds the results of a run, with versions.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const CLIENTS = join(ROOT, 'scripts', 'clients');

/** Formats of a folder that every tool finds something in. */
const ALL = 'native,native-spans,prompt-completion,messages,alpaca,sharegpt,text,stepwise,inspect';

process.exitCode = main();

function main() {
  const python = process.env.TAIL_CLIENTS_PYTHON;
  if (!python) {
    console.error(
      'TAIL_CLIENTS_PYTHON: got nothing; allowed: the path of a Python with datasets, trl, transformers, torch, lm_eval, inspect_ai (as many of them as there are).',
    );
    return 2;
  }
  const place = mkdtempSync(join(tmpdir(), 'tail-clients-'));
  try {
    const folders = makeFolders(place);
    /** @type {[string, ...string[]][]} */
    const steps = [
      ['load.py', ...folders],
      ['stale.py', ...staleFolders(place)],
      ['tokens.py', join(place, 'jsonl', 'tail')],
      ['train.py', join(place, 'jsonl', 'tail'), join(place, 'csv', 'tail')],
      ['score.py', join(place, 'jsonl', 'tail'), join(place, 'all', 'tail')],
      ['yaml_readers.py', join(place, 'jsonl', 'tail')],
    ];
    const failed = steps.filter(([script, ...args]) => !runs(python, script, args, place)).length;
    console.log(failed === 0 ? 'All steps that could run are ok.' : `${failed} of ${steps.length} steps failed.`);
    return failed === 0 ? 0 : 1;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/**
 * One folder a container, all of one base name, as caches go by it; and one of all tasks.
 *
 * @param {string} place
 */
function makeFolders(place) {
  const some = ['--task', 'word-flip,large-number-addition,lcs', '--range', 'S', '--count', '20', '--eval-count', '3'];
  const folders = ['jsonl', 'jsonl.gz', 'parquet', 'csv'].map((container) => {
    const folder = join(place, container, 'tail');
    const settings = ['--variant', 'tail,direct', '--format', ALL, '--container', container, '--tokens', '--seed', '1'];
    generate([...some, ...settings, '--folder', folder]);
    return folder;
  });
  const all = join(place, 'all', 'tail');
  const everything = ['--task', 'all', '--range', 'S', '--count', '1', '--eval-count', '2', '--seed', '2'];
  generate([...everything, '--format', 'native,inspect,messages', '--container', 'parquet', '--folder', all]);
  return [...folders, all];
}

/**
 * Two folders of one base name with other tasks, and one that is made again with another seed: three states, of which a cache may serve
 * none for another. The third is put in the place of the second by `stale.py`.
 *
 * @param {string} place
 */
function staleFolders(place) {
  /** @type {[name: string, task: string, seed: string][]} */
  const settings = [
    ['x1', 'compare-numbers', '1'],
    ['x2', 'bubble-sort', '1'],
    ['x3', 'bubble-sort', '2'],
  ];
  const folders = settings.map(([name, task, seed]) => {
    const folder = join(place, name, 'tail');
    const counts = ['--range', 'S', '--count', '10', '--eval-count', '3'];
    generate(['--task', task, ...counts, '--seed', seed, '--folder', folder]);
    return folder;
  });
  return [...folders, join(place, 'again', 'tail')];
}

/** @param {string[]} words */
function generate(words) {
  const tsx = join(ROOT, 'node_modules', '.bin', 'tsx');
  const { status, stderr } = spawnSync(tsx, [join(ROOT, 'src', 'cli', 'main.ts'), 'generate', ...words], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`generate ${words.join(' ')}: ${stderr}`);
}

/**
 * @param {string} python
 * @param {string} script
 * @param {string[]} args
 * @param {string} place
 */
function runs(python, script, args, place) {
  console.log(`── ${script}`);
  const work = join(place, 'work', script);
  mkdirSync(work, { recursive: true });
  // The caches of a person are left alone.
  const { status } = spawnSync(python, [join(CLIENTS, script), ...args], {
    cwd: work,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      PYTHONPATH: CLIENTS,
      PYTHONDONTWRITEBYTECODE: '1',
      HF_HOME: join(place, 'hf'),
      HF_HUB_OFFLINE: '1',
      XDG_CACHE_HOME: join(place, 'cache'),
      TRL_EXPERIMENTAL_SILENCE: '1',
      WANDB_DISABLED: 'true',
      TRANSFORMERS_VERBOSITY: 'error',
      HF_DATASETS_DISABLE_PROGRESS_BARS: '1',
    },
  });
  return status === 0;
}
