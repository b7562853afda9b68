import type { LengthRange, PaperRange, Task } from './task.ts';

/** The ranges of the paper, shortest first. */
export const PAPER_RANGES: readonly PaperRange[] = ['S', 'M', 'L'];

/** A range with the name that records and links carry: `S`, `M`, `L` or `a-b`. */
export interface NamedRange extends LengthRange {
  readonly name: string;
}

/** No instance longer than this is drawn; longer ones can still be typed. */
const LONGEST_DRAWN = 2000;

/** A range from its name, or a sentence that says what is allowed. A single number stands for itself. */
export function parseRange(task: Task, name: string): NamedRange | string {
  const paper = PAPER_RANGES.find((each) => each === name);
  if (paper) return { name: paper, ...task.ranges[paper] };
  const bounds = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(name);
  const from = Number(bounds?.[1]);
  const to = Number(bounds?.[2] ?? bounds?.[1]);
  const least = shortest(task);
  const most = Math.min(task.longest ?? LONGEST_DRAWN, LONGEST_DRAWN);
  if (!bounds || from < least || to < from || to > most)
    return `range: got "${name}"; allowed: S, M, L, or lengths a-b with ${least} ≤ a ≤ b ≤ ${most} for ${task.title}.`;
  return { name: `${from}-${to}`, from, to };
}

/** The name of a range as a person types it: with spaces, with the dash that the page writes, with a small letter. */
export function typedRange(typed: string): string {
  return typed.replace(/\s/g, '').replace(/[–—−]/, '-').toUpperCase();
}

/** The shortest length that can be drawn: below the paper's S where the task makes sense there. */
function shortest(task: Task): number {
  return Math.min(task.ranges.S.from, task.shortest ?? 1);
}
