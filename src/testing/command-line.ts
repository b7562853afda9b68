import { spawn, spawnSync, type ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';

/** What `npm run tail` starts; npm itself would take longer than most of our commands. */
const COMMAND = ['--import', 'tsx', 'src/cli/main.ts'];

/** Runs the command line: its exit code, and what it said on stdout and stderr. */
export function tail(...words: string[]): { code: number | null; out: string; error: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...COMMAND, ...words], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { code: status, out: stdout, error: stderr };
}

/** Starts the command line as a process of its own that signals reach, and leaves it running. */
export function startTail(...words: string[]): ChildProcessByStdio<null, Readable, Readable> {
  return spawn(process.execPath, [...COMMAND, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
