import { spawn, spawnSync, type ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';

/** What `npm run tail` starts; npm itself would take longer than most of our commands. */
const COMMAND = ['--import', 'tsx', 'src/cli/main.ts'];

/** What a command said on stdout and stderr, and its exit code. */
interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** Runs the command line as a person does. */
export function tail(...words: string[]): Said {
  return tailOf(undefined, ...words);
}

/** The same, with bytes on its standard input. */
export function tailOf(input: Uint8Array | string | undefined, ...words: string[]): Said {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...COMMAND, ...words], {
    encoding: 'utf8',
    input,
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
