import type { ChainOfThought } from '../../cot/chain-of-thought.ts';
import { stepsOf, type Step } from '../../cot/steps.ts';
import type { Solution } from '../../runs/solution.ts';
import { sortedPositions } from './sorted-positions.ts';
import type { Slices } from '../slices.ts';
import type { StepArrangement, StepColumn, StepListView, StepView } from '../views/step-views.ts';

/** How much of a text is told apart: memory stays flat where every line is another step. */
export interface StepLimits {
  /** Different steps that are listed; below `UNLISTED`. */
  readonly steps: number;
  /** Characters in them together. */
  readonly characters: number;
}

const LIMITS: StepLimits = { steps: 20_000, characters: 4_000_000 };

/** The step of a line that is not told apart from others. */
export const UNLISTED = 0xffff;

/** Lines for which room is made at first; it doubles when it is full. */
const INITIAL_LINES = 1024;

/** Time between two reports of progress, in milliseconds. */
const PROGRESS_INTERVAL_MS = 100;

/** One of the different steps. */
interface Listed {
  readonly kind: string;
  readonly left: string;
  readonly right: string;
  count: number;
  isAnnounced: boolean;
  /** The first line that holds it. */
  readonly firstLine: number;
  /** The numbers of all steps with the same left side, itself included, by their right sides. */
  readonly rights: ReadonlyMap<string, number>;
}

/**
 * The different steps of one text, numbered as they first occur, and which of them each line holds. Memory: two bytes
 * a line, and the words of as many different steps as the limits allow.
 */
export class StepList {
  readonly text: ChainOfThought;
  /** Where the lines of each state at depth 0 begin; one more entry for the end. */
  readonly firstLines: Int32Array;
  private readonly limits: StepLimits;
  private readonly solution: Solution;
  private readonly reader: Generator<Step, void, undefined>;
  private readonly listed: Listed[] = [];
  /** By kind, left side and right side. */
  private readonly known = new Map<string, Map<string, Map<string, number>>>();
  private stepOfLine = new Uint16Array(INITIAL_LINES);
  private lines = 0;
  private unlisted = 0;
  private characters = 0;
  /** How many positions have been read, the one in the reading included. */
  private positions = 0;

  constructor(solution: Solution, text: ChainOfThought, limits: StepLimits = LIMITS) {
    this.solution = solution;
    this.text = text;
    this.limits = limits;
    this.reader = stepsOf(solution, text);
    this.firstLines = new Int32Array(solution.trace.outerLength + 1);
  }

  /**
   * Reads the text to its end, in slices; where an earlier reading was given up, it goes on from there.
   *
   * @param tell is told now and then how many of the states at depth 0 have been read, and how many different steps they hold
   */
  async read(
    slices: Slices,
    tell: (positions: number, steps: number) => void = () => undefined,
  ): Promise<StepListView> {
    let told = performance.now();
    for (;;) {
      if (slices.isOver) {
        if (performance.now() - told > PROGRESS_INTERVAL_MS) {
          told = performance.now();
          tell(this.positions, this.listed.length);
        }
        await slices.rest();
      }
      const { value, done } = this.reader.next();
      if (done) break;
      this.take(value);
    }
    this.beginLinesUpTo(this.firstLines.length);
    return this.summary();
  }

  /** Which step each line holds, by its number; `UNLISTED` for others. */
  get steps(): Uint16Array {
    return this.stepOfLine.subarray(0, this.lines);
  }

  /** How many of the different steps are listed. */
  get length(): number {
    return this.listed.length;
  }

  /** The steps with the numbers [from, to). */
  views(from: number, to: number): StepView[] {
    return this.listed.slice(from, to).map((step) => {
      const { kind, left, right, count, isAnnounced } = step;
      return { kind, left, right, count, isAnnounced, isAmbiguous: isAmbiguous(step) };
    });
  }

  /** The first line that holds a step. */
  firstLineOf(step: number): number {
    return this.listed[step]!.firstLine;
  }

  /** The numbers of the steps whose left side is that of this step, in the order in which they first occur. */
  sameLeft(step: number): number[] {
    return [...this.listed[step]!.rights.values()];
  }

  /** The numbers of the steps that match, in order. */
  arrange({ filter, sort }: StepArrangement): Int32Array<ArrayBuffer> {
    const wanted = filter.toLowerCase();
    const numbers: number[] = [];
    this.listed.forEach((step, number) => {
      if (wanted === '' || says(step, wanted)) numbers.push(number);
    });
    if (!sort) return Int32Array.from(numbers);
    const keys = numbers.map((number) => keyOf(this.listed[number]!, sort.column));
    return sortedPositions(numbers, keys, sort.descending);
  }

  private take(step: Step): void {
    const { kind, left, right, announced, position } = step;
    this.beginLinesUpTo(position + 1);
    if (this.lines === this.stepOfLine.length) this.stepOfLine = grown(this.stepOfLine);
    const rights = this.rightsOf(kind, left);
    const number = rights.get(right) ?? this.list(step, rights);
    this.stepOfLine[this.lines++] = number;
    const listed = this.listed[number];
    if (!listed) this.unlisted++;
    else {
      listed.count++;
      if (!announced) listed.isAnnounced = false;
    }
  }

  /** The right sides of a left side; those of one that is not listed are kept nowhere. */
  private rightsOf(kind: string, left: string): Map<string, number> {
    let lefts = this.known.get(kind);
    if (!lefts) this.known.set(kind, (lefts = new Map()));
    let rights = lefts.get(left);
    if (!rights) {
      rights = new Map();
      if (!this.isFull(left.length)) lefts.set(left, rights);
    }
    return rights;
  }

  private list({ kind, left, right }: Step, rights: Map<string, number>): number {
    const characters = left.length + right.length;
    if (this.isFull(characters)) return UNLISTED;
    const number = this.listed.length;
    this.characters += characters;
    rights.set(right, number);
    this.listed.push({ kind, left, right, count: 0, isAnnounced: true, firstLine: this.lines, rights });
    return number;
  }

  private isFull(more: number): boolean {
    return this.listed.length >= this.limits.steps || this.characters + more > this.limits.characters;
  }

  /** Lines that come now are those of the last position before this one. */
  private beginLinesUpTo(position: number): void {
    while (this.positions < position) this.firstLines[this.positions++] = this.lines;
  }

  private summary(): StepListView {
    const { lines, unlisted, listed, solution } = this;
    const ambiguous = new Set(listed.filter(isAmbiguous).map(({ rights }) => rights));
    return {
      lines,
      unlisted,
      steps: listed.length,
      ambiguous: ambiguous.size,
      unannounced: listed.filter(({ isAnnounced }) => !isAnnounced).length,
      hasNested: solution.trace.length > solution.trace.outerLength,
    };
  }
}

const isAmbiguous = ({ rights }: Listed): boolean => rights.size > 1;

function grown(numbers: Uint16Array): Uint16Array<ArrayBuffer> {
  const more = new Uint16Array(2 * numbers.length);
  more.set(numbers);
  return more;
}

function says(step: Listed, filter: string): boolean {
  const { kind, left, right, count, isAnnounced } = step;
  const gaps = [isAmbiguous(step) ? 'ambiguous' : '', isAnnounced ? '' : 'unannounced'];
  return [kind, left, right, count, ...gaps].some((words) => String(words).toLowerCase().includes(filter));
}

function keyOf(step: Listed, column: StepColumn): number | string {
  if (column === 'gaps') return (isAmbiguous(step) ? 2 : 0) + (step.isAnnounced ? 0 : 1);
  return step[column];
}
