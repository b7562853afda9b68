import { spawnSync } from 'node:child_process';

/** Runs the command line as a person does: its exit code, and what it said on stdout and stderr. */
export function tail(...words: string[]): { code: number | null; out: string; error: string } {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'tail', '--', ...words], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  // npm's own warnings about a person's settings are not ours.
  return { code: status, out: stdout, error: stderr.replace(/^npm warn .*\n/gm, '') };
}
