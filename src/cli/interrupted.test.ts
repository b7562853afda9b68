import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { startTail, tail } from '../testing/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'tail-interrupted-'));
afterAll(() => rmSync(folder, { recursive: true }));

const WORDS = ['generate', '--task', 'word-flip', '--range', 'S,M', '--count', '1500', '--seed', '1'];

const names = () => readdirSync(folder, { recursive: true, encoding: 'utf8' });

/** Starts the command line, and waits until it has begun to write. */
async function writing(...words: string[]) {
  const started = startTail(...WORDS, ...words);
  while (started.exitCode === null && !names().some((name) => name.endsWith('.unfinished')))
    await new Promise((resolve) => setTimeout(resolve, 10));
  return started;
}

describe('a command that a signal ends while it writes', { timeout: 240_000 }, () => {
  test.each(['SIGTERM', 'SIGHUP'] as const)('leaves nothing of a file behind, by %s', async (signal) => {
    const started = await writing('--out', join(folder, 'data.jsonl'));
    started.kill(signal);
    expect(await once(started, 'exit')).toEqual([null, signal]);
    expect(names()).toEqual([]);
  });

  test('leaves an empty folder behind, in which the same command works; a second one meanwhile is refused', async () => {
    const into = ['--folder', join(folder, 'set'), '--format', 'native'];
    const started = await writing(...into);
    const second = tail(...WORDS, ...into);
    expect(second.error).toMatch(/^folder: got ".*", (?:which another process is writing|which holds files already)/);
    expect(second.code).toBe(2);
    started.kill('SIGINT');
    expect(await once(started, 'exit')).toEqual([null, 'SIGINT']);
    expect(names()).toEqual(['set']);
    expect(tail(...WORDS, ...into)).toEqual({ code: 0, out: '', error: '' });
    expect(names()).toContain('set/manifest.json');
    expect(names().filter((name) => name.endsWith('.unfinished'))).toEqual([]);
  });
});
