import type { Random } from '../../base/random.ts';
import type { Answer } from '../answer.ts';
import { LessonRun } from '../lesson-run.ts';
import type { Exercise, Explanation, Question, QuestionReference, ShownTape, Verdict } from '../question.ts';
import { blocksOf } from '../shown-blocks.ts';
import { taskOf } from '../topics.ts';
import { wrongForm } from '../wrong-form.ts';

/** Cells shown on both sides of what a tape holds: the next cell to be read may be an empty one. */
const MARGIN = 3;
/** Blocks of text shown before the question: what has just been done says what comes next. */
const BLOCKS_BEFORE = 4;
/** One question in so many is about a head that stays where it is. */
const STAYS_ONE_IN = 8;
/** Moments of a run that are looked at: a long run has thousands. */
const MOMENTS_TRIED = 40;

/** The next operand of one tape after a number of steps. */
interface NextFetch {
  /** Steps made; the last of them has read operands. */
  readonly step: number;
  readonly tape: number;
  /** The cell that is fetched, and the step at which it is. */
  readonly cell: number;
  readonly fetchedAt: number;
  /** The name of the operand. */
  readonly operand: string;
  /** The cell under the head of the tape now. */
  readonly head: number;
}

/**
 * *Which cell is read next?* The tapes are shown when operands have just been read; asked for is the cell of one tape that the next marked
 * fetch reads. Undefined where the instance has no such place.
 */
export function cellExercise(reference: QuestionReference, random: Random): Exercise | undefined {
  const run = new LessonRun(taskOf(reference.topic), reference.length!, random);
  const all = nextFetches(run, random);
  const moving = all.filter(({ cell, head }) => cell !== head);
  const staying = all.filter(({ cell, head }) => cell === head);
  const among = staying.length > 0 && (moving.length === 0 || random.oneIn(STAYS_ONE_IN)) ? staying : moving;
  if (among.length === 0) return undefined;
  const next = random.pick(among);
  return {
    question: questionOf(reference, run, next),
    judge: (answer) => judge(run, next, answer),
    explain: () => explain(run, next),
  };
}

/** Some of the moments at which the machine has just read operands, with those that it reads next, as far as their cells are shown. */
function nextFetches(run: LessonRun, random: Random): NextFetch[] {
  const { solution } = run;
  const { events, machine } = solution.run.engine;
  const steps = fetchSteps(run);
  const found: NextFetch[] = [];
  for (const at of random.shuffled([...steps.keys()].slice(1)).slice(0, MOMENTS_TRIED)) {
    const step = steps[at - 1]! + 1;
    const fetchedAt = steps[at]!;
    const engine = solution.run.seek(step);
    const known = new Set<number>();
    for (
      let index = events!.firstFrom(fetchedAt);
      index < events!.length && events!.step(index) === fetchedAt;
      index++
    ) {
      const tape = events!.tape(index);
      const { role, operand } = machine.marks[events!.mark(index)]!;
      if (role !== 'fetch' || known.has(tape)) continue;
      known.add(tape);
      const cell = events!.cell(index);
      const { first, last } = engine.extent(tape);
      if (cell < first - MARGIN || cell > last + MARGIN) continue;
      found.push({ step, tape, cell, fetchedAt, operand: operand!, head: engine.head(tape) });
    }
  }
  return found;
}

/** The machine steps at which operands are fetched, ascending. */
function fetchSteps({ solution }: LessonRun): number[] {
  const { events, machine } = solution.run.engine;
  const steps: number[] = [];
  for (let index = 0; index < events!.length; index++) {
    const step = events!.step(index);
    if (step !== steps.at(-1) && machine.marks[events!.mark(index)]!.role === 'fetch') steps.push(step);
  }
  return steps;
}

function questionOf(reference: QuestionReference, run: LessonRun, { step, tape }: NextFetch): Question {
  const { blocks } = blocksOf(run.text(reference.variant!), { states: run.statesOverAt(step), withSpans: false });
  const tapes = tapesAt(run, step);
  return {
    reference,
    prompt: [
      'The machine has made ',
      { value: String(step) },
      ' steps. Which cell of the tape ',
      { value: tapes[tape]!.name },
      ' is read next as an operand?',
    ],
    shown: {
      kind: 'trace',
      task: run.task.id,
      instance: run.instance,
      step,
      tape,
      tapes,
      blocks: blocks.slice(-BLOCKS_BEFORE),
    },
    form: { form: 'cell', tapes: tapes.length },
  };
}

function tapesAt({ solution }: LessonRun, step: number): ShownTape[] {
  const engine = solution.run.seek(step);
  return engine.machine.tapes.map(({ name, symbols }, tape) => {
    const extent = engine.extent(tape);
    const first = extent.first - MARGIN;
    const cells = extent.last + MARGIN - first + 1;
    const symbolOf = (cell: number) => {
      const number = engine.symbol(tape, cell);
      return number === 0 ? '' : symbols[number]!;
    };
    return {
      name,
      first,
      symbols: Array.from({ length: cells }, (_, offset) => symbolOf(first + offset)),
      head: engine.head(tape),
    };
  });
}

function judge(run: LessonRun, next: NextFetch, answer: Answer): Verdict {
  if (answer.form !== 'cell') return wrongForm('a cell');
  const { tape, cell, head, step, operand, fetchedAt } = next;
  const { machine } = run.solution.run.engine;
  const name = machine.tapes[tape]!.name;
  const now = { kind: 'cell', tape, cell: head, step } as const;
  if (answer.tape !== tape) {
    const other = machine.tapes[answer.tape]?.name;
    const reason = `${other === undefined ? 'There is no such tape' : `That is the tape ${other}`}; asked for is ${name}. Its head is at cell ${head}.`;
    return { right: false, mistake: 'other tape', reason, place: now };
  }
  if (answer.cell === cell) {
    const reason = `Right: cell ${cell} is read as “${operand}” at step ${fetchedAt}, ${ways(cell - head)}.`;
    return { right: true, reason, place: { kind: 'cell', tape, cell, step: fetchedAt } };
  }
  if (answer.cell === head) {
    const reason = `The head is at cell ${head} now, but before it reads an operand it moves ${direction(cell - head)}.`;
    return { right: false, mistake: 'under the head', reason, place: now };
  }
  const before = lastFetch(run, tape, answer.cell, step);
  if (before >= 0) {
    const { trace } = run.solution;
    const ago = trace.outerPositionAt(fetchedAt) - trace.outerPositionAt(before);
    const when = ['earlier in the same atomic state', 'in the atomic state before'][ago] ?? `${ago} atomic states ago`;
    const reason = `Cell ${answer.cell} was read ${when}, at step ${before}; the head leaves it before it reads again.`;
    return {
      right: false,
      mistake: 'read before',
      reason,
      place: { kind: 'cell', tape, cell: answer.cell, step: before },
    };
  }
  return wrongWay(next, answer.cell, name);
}

/** Of a cell that no operand was read from yet: on which side of the right one it is. */
function wrongWay({ tape, cell, head, step, fetchedAt }: NextFetch, chosen: number, name: string): Verdict {
  const way = cell - head;
  const chosenWay = chosen - head;
  const place = { kind: 'step', step: fetchedAt } as const;
  if (way !== 0 && Math.sign(way) !== Math.sign(chosenWay)) {
    const reason = `Right tape, but before it reads, the head of ${name} has moved to the ${direction(way)} of cell ${head}, not to the ${direction(chosenWay)}.`;
    return { right: false, mistake: 'other direction', reason, place: { kind: 'cell', tape, cell: head, step } };
  }
  if (Math.abs(chosenWay) > Math.abs(way)) {
    const reason =
      way === 0
        ? `Too far: the head of ${name} does not move before it reads.`
        : `Right direction, but too far: the cell that is read is nearer to where the head of ${name} is now.`;
    return { right: false, mistake: 'too far', reason, place };
  }
  const reason = `Right direction, but not far enough: the head of ${name} passes cell ${chosen} without reading an operand there.`;
  return { right: false, mistake: 'not far enough', reason, place };
}

/** The last step before `step` at which a cell was fetched, or −1. */
function lastFetch({ solution }: LessonRun, tape: number, cell: number, step: number): number {
  const { events, machine } = solution.run.engine;
  for (let index = events!.firstFrom(step) - 1; index >= 0; index--)
    if (
      events!.cell(index) === cell &&
      events!.tape(index) === tape &&
      machine.marks[events!.mark(index)]!.role === 'fetch'
    )
      return events!.step(index);
  return -1;
}

function explain({ solution }: LessonRun, { tape, cell, head, step, fetchedAt, operand }: NextFetch): Explanation {
  const { name } = solution.run.engine.machine.tapes[tape]!;
  return {
    steps: [
      { sentence: `The head of ${name} is at cell ${head}.`, place: { kind: 'cell', tape, cell: head, step } },
      {
        sentence: `Then it reads the operand “${operand}”, ${ways(cell - head)}.`,
        place: { kind: 'step', step: fetchedAt },
      },
      { sentence: `That is cell ${cell}.`, place: { kind: 'cell', tape, cell, step: fetchedAt } },
    ],
    answer: { form: 'cell', tape, cell },
  };
}

const direction = (way: number): string => (way < 0 ? 'left' : 'right');

/** How far a head has gone, to be read after what it does there. */
function ways(way: number): string {
  if (way === 0) return 'without having moved';
  const cells = Math.abs(way);
  return `${cells} ${cells === 1 ? 'cell' : 'cells'} further ${direction(way)}`;
}
