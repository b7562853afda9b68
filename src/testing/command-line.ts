import { spawn, spawnSync, type ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';

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
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'tail', '--', ...words], {
    encoding: 'utf8',
    input,
    maxBuffer: 1 << 28,
  });
  // npm's own warnings about a person's settings are not ours.
  return { code: status, out: stdout, error: stderr.replace(/^npm warn .*\n/gm, '') };
}

/** Starts the command line as a process of its own that signals reach, and leaves it running. */
export function startTail(...words: string[]): ChildProcessByStdio<null, Readable, Readable> {
  return spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
