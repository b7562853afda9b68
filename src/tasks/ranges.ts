import { fieldProblem } from '../base/problems.ts';
import { listed } from '../base/listed.ts';
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
  if (!bounds || from < shortest(task) || to < from || to > longest(task))
    return sentence(name, allowedLengths(task), [task]);
  return { name: `${from}-${to}`, from, to };
}

/** Why some of the tasks have no such range: one sentence for all that allow the same lengths. */
export function rangeProblems(tasks: readonly Task[], name: string): string[] {
  const without = tasks.filter((task) => typeof parseRange(task, name) === 'string');
  const allowed = [...new Set(without.map(allowedLengths))];
  return allowed.map((lengths) =>
    sentence(
      name,
      lengths,
      without.filter((task) => allowedLengths(task) === lengths),
    ),
  );
}

function sentence(name: string, lengths: string, tasks: readonly Task[]): string {
  const allowed = `S, M, L, or lengths a-b with ${lengths} for ${listed(tasks.map(({ title }) => title))}`;
  return fieldProblem('range', name, allowed).message;
}

const allowedLengths = (task: Task): string => `${shortest(task)} ≤ a ≤ b ≤ ${longest(task)}`;

/** The longest length that is drawn. */
function longest(task: Task): number {
  return Math.min(task.longest ?? LONGEST_DRAWN, LONGEST_DRAWN);
}

/** A range as it is shown: one length is one number. */
export function shownRange(name: string): string {
  return name.replace(/^(\d+)-\1$/, '$1');
}

/** What a range of a task means in words: `S (11–20 vertices)`, or `200 vertices` where it was typed. */
export function rangeInWords(task: Task, { name, from, to }: NamedRange): string {
  const lengths = `${from === to ? from : `${from}–${to}`} ${task.lengthMeaning}`;
  return PAPER_RANGES.some((paper) => paper === name) ? `${name} (${lengths})` : lengths;
}

/** The name of a range as a person types it: with spaces, with the dash that the page writes, with a small letter. */
export function typedRange(typed: string): string {
  return typed.replace(/\s/g, '').replace(/[–—−]/, '-').toUpperCase();
}

/** The shortest length that can be drawn: below the paper's S where the task makes sense there. */
function shortest(task: Task): number {
  return Math.min(task.ranges.S.from, task.shortest ?? 1);
}
