import { spawn, spawnSync, type ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';

/** Runs the command line as a person does: its exit code, and what it said on stdout and stderr. */
export function tail(...words: string[]): { code: number | null; out: string; error: string } {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'tail', '--', ...words], {
    encoding: 'utf8',
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
