/**
 * Makes a release of what is committed: checks everything, builds, and packs `release/`:
 *
 *     npm run release [-- --skip-checks]
 *
 * - `tail-tracer-VERSION-page.zip`: the built page, for any static host
 * - `tail-tracer-VERSION-source.zip`: the files of the commit
 * - `SHA256SUMS`: what `sha256sum --check` reads
 *
 * Archives hold their files in the order of their names, with the time of the commit: of one commit, with the same packages, they are the
 * same to the byte.
 */
import { createHash } from 'node:crypto';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensurePackages, ROOT } from './setup.mjs';

const FOLDER = join(ROOT, 'release');

process.exitCode = await release();

async function release() {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const problem = problemBefore(version);
  if (problem !== undefined) {
    console.error(problem);
    return 2;
  }
  ensurePackages();
  const checks = process.argv.includes('--skip-checks') ? ['run', 'build'] : ['test'];
  if (spawnSync('npm', checks, { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' }).status !== 0)
    return 1;

  const time = new Date(Number(git('log', '-1', '--format=%ct')) * 1000);
  const built = readdirSync(join(ROOT, 'dist'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const committed = git('ls-files', '-z').split('\0').filter(Boolean);
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER);
  const name = `tail-tracer-${version}`;
  const archives = {
    [`${name}-page.zip`]: await packed(
      built.map((path) => [path.slice(join(ROOT, 'dist').length + 1), path]),
      name,
      time,
    ),
    [`${name}-source.zip`]: await packed(
      committed.map((path) => [path, join(ROOT, path)]),
      name,
      time,
    ),
  };
  const sums = Object.entries(archives).map(([file, bytes]) => {
    writeFileSync(join(FOLDER, file), bytes);
    return `${createHash('sha256').update(bytes).digest('hex')}  ${file}\n`;
  });
  writeFileSync(join(FOLDER, 'SHA256SUMS'), sums.join(''));
  console.log(`release/ holds ${name}:\n${sums.join('')}`);
  return 0;
}

/**
 * Why there can be no release now, as a sentence.
 *
 * @param {string} version
 */
function problemBefore(version) {
  if (git('status', '--porcelain') !== '')
    return 'There are changes that are not committed: commit them, or put them away.';
  const changes = readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8');
  if (!changes.includes(`\n## ${version}\n`))
    return `CHANGELOG.md has no section ${version}, which is the version in package.json.`;
  const citation = readFileSync(join(ROOT, 'CITATION.cff'), 'utf8');
  return citation.includes(`\nversion: ${version}\n`) ? undefined : `CITATION.cff does not name version ${version}.`;
}

/**
 * A ZIP of files, all in one folder of this name.
 *
 * @param {[name: string, path: string][]} files
 * @param {string} folder
 * @param {Date} time
 */
async function packed(files, folder, time) {
  const { zipSync } = await import('fflate');
  /** @type {import('fflate').Zippable} */
  const entries = {};
  for (const [name, path] of files.toSorted(([one], [other]) => (one < other ? -1 : 1)))
    entries[`${folder}/${name.replaceAll('\\', '/')}`] = [
      readFileSync(path),
      { mtime: localTime(time), level: 9, os: 3 },
    ];
  return zipSync(entries);
}

/**
 * ZIP writes times as a clock on the wall shows them: this one shows the same everywhere.
 *
 * @param {Date} time
 */
function localTime(time) {
  return new Date(time.getTime() + time.getTimezoneOffset() * 60_000);
}

/** @param {string[]} words */
function git(...words) {
  return execFileSync('git', words, { cwd: ROOT, encoding: 'utf8' }).trimEnd();
}
