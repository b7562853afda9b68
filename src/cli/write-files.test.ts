import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { tail } from '../testing/command-line.ts';
import { writeWhole } from './write-files.ts';
import { writeFolder } from './write-folder.ts';

const OUT = { option: 'out', alone: true } as const;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tail-write-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const at = (...names: readonly string[]) => join(folder, ...names);

async function* bytes(...words: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const word of words) yield await Promise.resolve(new TextEncoder().encode(word));
}

/** Bytes that break off. */
async function* broken(): AsyncGenerator<Uint8Array> {
  yield* bytes('half');
  throw new Error('The rest did not come.');
}

/** The number of a process that has ended. */
function ended(): number {
  return Number(execFileSync('sh', ['-c', 'echo $$'], { encoding: 'utf8' }));
}

/** A name that says that a process of this machine is writing a file. */
const unfinished = (path: string, id: number) => `${path}.${hostname().replaceAll(/[^\w-]/g, '-')}.${id}.unfinished`;

describe('a file', () => {
  test('is there as a whole or not at all', async () => {
    await writeWhole(at('a'), bytes('first ', 'second'), OUT);
    expect(readFileSync(at('a'), 'utf8')).toBe('first second');
    await expect(writeWhole(at('a'), broken(), OUT)).rejects.toThrow('The rest did not come.');
    expect(readFileSync(at('a'), 'utf8')).toBe('first second');
    expect(readdirSync(folder)).toEqual(['a']);
  });

  test('is written where a link leads to, and the link stays', async () => {
    mkdirSync(at('data'));
    writeFileSync(at('data', 'there'), 'old');
    symlinkSync(join('data', 'there'), at('to-file'));
    symlinkSync(join('data', 'nothing-yet'), at('to-nothing'));
    for (const link of ['to-file', 'to-nothing']) {
      await writeWhole(at(link), bytes('new'), OUT);
      expect(lstatSync(at(link)).isSymbolicLink()).toBe(true);
      expect(readFileSync(at(link), 'utf8')).toBe('new');
    }
    expect(readdirSync(at('data')).toSorted()).toEqual(['nothing-yet', 'there']);
  });

  test('that is a pipe is written into', () => {
    const words = ['generate', '--task', 'word-flip', '--range', '2-3', '--count', '3', '--seed', '1'];
    symlinkSync('/dev/stdout', at('pipe'));
    // The shell makes the pipe: npm needs one, so it is there.
    const { stdout } = spawnSync(
      'sh',
      [
        '-c',
        `"$0" --import tsx src/cli/main.ts ${words.join(' ')} --out "$1" | "$0" -e 'process.stdin.pipe(process.stdout)'`,
        process.execPath,
        at('pipe'),
      ],
      { encoding: 'utf8' },
    );
    expect(stdout.trimEnd().split('\n')).toHaveLength(3);
    expect(stdout).toBe(tail(...words).out);
    expect(lstatSync(at('pipe')).isSymbolicLink()).toBe(true);
  });

  test('that is a device is written into', async () => {
    await writeWhole('/dev/null', bytes('nowhere'), OUT);
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
    await expect(writeWhole('/dev/full', bytes('nowhere'), OUT)).rejects.toThrow(
      /^out: got "\/dev\/full"; it cannot be written: ENOSPC/,
    );
  });

  test('that another process is writing is refused, unless both write the same', async () => {
    // The process that runs the tests is alive.
    writeFileSync(unfinished(at('a'), process.ppid), '');
    await expect(writeWhole(at('a'), bytes('mine'), OUT)).rejects.toThrow(
      /^out: got ".*a", which another process is writing .* remove ".*unfinished"\.$/,
    );
    await writeWhole(at('a'), bytes('mine'), { ...OUT, alone: false });
    expect(readFileSync(at('a'), 'utf8')).toBe('mine');
    expect(existsSync(unfinished(at('a'), process.ppid))).toBe(true);
  });

  test('is written again where a process that is no more has left it unfinished', async () => {
    writeFileSync(unfinished(at('a'), ended()), 'ha');
    writeFileSync(unfinished(at('a'), process.pid), 'ha');
    writeFileSync(at('a.txt.unfinished'), 'somebody’s');
    await writeWhole(at('a'), bytes('whole'), OUT);
    expect(readdirSync(folder).toSorted()).toEqual(['a', 'a.txt.unfinished']);
  });
});

async function* files(...paths: readonly string[]) {
  for (const path of paths) yield await Promise.resolve({ path, bytes: path === 'broken' ? broken() : bytes(path) });
}

const listing = () => readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();

const whole = () => files('data/x/one', 'README.md');

describe('a folder', () => {
  test('has all of its files or none', async () => {
    await expect(writeFolder(folder, () => files('data/x/one', 'broken'))).rejects.toThrow('The rest did not come.');
    expect(listing()).toEqual([]);
    await writeFolder(folder, whole);
    expect(listing()).toEqual(['README.md', 'data', 'data/x', 'data/x/one']);
    await expect(writeFolder(folder, whole)).rejects.toThrow(/^folder: got ".*", which holds files already;/);
    expect(listing()).toEqual(['README.md', 'data', 'data/x', 'data/x/one']);
  });

  test('that a process which is no more has begun is begun anew; nothing else is touched', async () => {
    mkdirSync(at('data'));
    writeFileSync(at('data', 'one'), 'o');
    writeFileSync(unfinished(at('data', 'two'), 1), 't');
    writeFileSync(unfinished(at('.tail-tracer'), ended()), 'data/one\ndata/two\n../outside\n');
    await writeFolder(folder, () => files('data/three'));
    expect(listing()).toEqual(['data', 'data/three']);
  });

  test('that another process is writing is refused', async () => {
    writeFileSync(unfinished(at('.tail-tracer'), process.ppid), '');
    await expect(writeFolder(folder, () => files('one'))).rejects.toThrow(/which another process is writing/);
    expect(listing()).toHaveLength(1);
  });
});
