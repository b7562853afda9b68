import { grouped } from '../base/grouped.ts';
import type { Engine } from '../machine/engines/engine.ts';
import { tapeNumber } from '../machine/table/machine.ts';
import type { Solution } from '../runs/solution.ts';
import { solveTask } from '../tasks/task-subject.ts';
import { candidate } from './draw/candidate.ts';
import { isOwn, type Part } from './draw/part.ts';

/** Atomic states of a run at which its tapes are measured: they grow slowly against this. */
const PLACES = 32;

/** Characters from which on the size of a part is told before it is written: a gigabyte, which takes many minutes. */
const TOLD_FROM = 1_000_000_000;

/**
 * About how many characters the copies of the tapes have in the text of a run in the variant `turing-program`, which copies the memory
 * of the task after every atomic state: atomic states times the mean length of these tapes. The rest of the text is not counted.
 */
export function copiedCharacters({ subject, run, trace }: Solution): number {
  const states = trace.outerLength;
  const places = Math.min(PLACES, states);
  let cells = 0;
  for (let place = 0; place < places; place++) {
    // The middle of each of equal stretches.
    const position = Math.floor(((place + 0.5) * states) / places);
    const engine = run.seek(trace.state(trace.outerIndex(position)).endStep);
    for (const name of subject.memory) cells += contentLength(engine, tapeNumber(trace.machine, name));
  }
  return places === 0 ? 0 : Math.round((states * cells) / places);
}

/**
 * Says how large the texts of a part are in the variant `turing-program`, by an instance of its greatest length; undefined where that is
 * less than a gigabyte, and for a person's own instances. The run of that instance is made, which can take a second.
 */
export function sizeNote(part: Part): string | undefined {
  if (isOwn(part)) return undefined;
  const { task, range, count } = part;
  const longest = { name: `${range.to}-${range.to}`, from: range.to, to: range.to };
  const solution = solveTask(task, candidate(task, longest, 0, 0).instance);
  const characters = copiedCharacters(solution);
  if (characters * count < TOLD_FROM) return undefined;
  return `${task.title}, range ${range.name}: the variant turing-program copies the tapes after each atomic state; at length ${range.to} these are ${grouped(solution.trace.outerLength)} copies and about ${gigabytes(characters)} a text, so ${grouped(count)} ${count === 1 ? 'text has' : 'texts have'} up to about ${gigabytes(characters * count)}.`;
}

/** Cells from the first to the last symbol of a tape. */
function contentLength(engine: Engine, tape: number): number {
  let { first, last } = engine.extent(tape);
  while (first <= last && engine.symbol(tape, first) === 0) first++;
  while (last >= first && engine.symbol(tape, last) === 0) last--;
  return last - first + 1;
}

const gigabytes = (characters: number): string => `${(characters / 1e9).toPrecision(2)} GB`;
