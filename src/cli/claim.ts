import { closeSync, openSync, readdirSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { isSystemError } from './system-error.ts';
import { UsageProblem } from './usage-problem.ts';

/** The end of the name of what is not finished. */
const ENDING = '.unfinished';

/** A file that shows that something is being written. */
interface Claim {
  readonly path: string;
  /** `<machine>.<process>`. */
  readonly writer: string;
}

/** How a claim is made. */
export interface ClaimOptions {
  /** The option that named the path. */
  readonly option: string;
  /** Whether a second process is refused; else both write, each into a file of its own, and the last one's stays. */
  readonly alone: boolean;
  /** Is given what a process that is gone had claimed, before that is removed. */
  readonly take?: (leftover: string) => void;
}

/**
 * Makes an empty file `<path>.<machine>.<process>.unfinished` that shows that this process writes `path`, and gives its name; it is to be
 * renamed or removed. What processes that are gone have left behind is removed.
 *
 * Throws a `UsageProblem` when another process writes the same, or a system error where no file can be made.
 */
export function claim(path: string, { option, alone, take }: ClaimOptions): string {
  const writer = `${thisMachine()}.${process.pid}`;
  const own = `${path}.${writer}${ENDING}`;
  // Numbers of processes come again: what has this one's is left from before.
  const leftovers = claimsOf(path).filter((each) => each.writer === writer || isGone(each.writer));
  for (const leftover of leftovers) {
    take?.(leftover.path);
    rmSync(leftover.path, { force: true });
  }
  closeSync(openSync(own, 'wx'));
  const other = alone ? claimsOf(path).find((each) => each.writer !== writer) : undefined;
  if (!other) return own;
  rmSync(own, { force: true });
  throw new UsageProblem(
    `${option}: got "${path}", which another process is writing (${other.writer}); allowed: another path, or this one when that process has ended. If it has, remove "${other.path}".`,
  );
}

/** Removes what is left of others that have written a path, once it is known that nobody writes it. */
export function removeClaims(path: string): void {
  for (const leftover of claimsOf(path)) rmSync(leftover.path, { force: true });
}

/** Whether a file of this name shows that something is being written. */
export function isClaim(name: string): boolean {
  return name.endsWith(ENDING);
}

/** The files that show that a path is being written, or was when its process ended. */
function claimsOf(path: string): Claim[] {
  const folder = dirname(path);
  const beginning = `${basename(path)}.`;
  return namesIn(folder)
    .filter((name) => name.startsWith(beginning) && name.endsWith(ENDING))
    .map((name) => ({ path: join(folder, name), writer: name.slice(beginning.length, -ENDING.length) }))
    .filter(({ writer }) => /^[\w-]+\.\d+$/.test(writer));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Some folders can be written to and not be listed.
    return [];
  }
}

/** Whether a writer, `<machine>.<process>`, was a process of this machine that is no more. */
function isGone(writer: string): boolean {
  const [machine, id] = writer.split('.');
  if (machine !== thisMachine()) return false;
  try {
    process.kill(Number(id), 0);
    return false;
  } catch (problem) {
    // A process of another person is there, too.
    return isSystemError(problem) && problem.code === 'ESRCH';
  }
}

/** The machine's name as part of a file's. */
function thisMachine(): string {
  return hostname().replaceAll(/[^\w-]/g, '-') || 'machine';
}
