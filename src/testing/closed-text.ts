import type { TextSettings } from '../cot/chain-of-thought.ts';
import type { Solution } from '../runs/solution.ts';
import { printedLines, type PrintedLine } from './text-lines.ts';

/** A line of which the text says two different things, or something that is not so. */
export interface TextFault {
  readonly fault: 'not closed' | 'other first nested line' | 'other next state' | 'not announced';
  readonly line: string;
  readonly one: string;
  readonly other: string;
}

/**
 * Whether a task's texts follow from themselves, as a property of the printed text alone, over all runs that are added:
 *
 * - *closed*: lines with equal state and operands have equal results and transitions, and the same first nested line or none;
 * - *equal lines lead to equal states*: the state piece of the next line is a function of the whole line;
 * - *announced* (in `tail`): the transition is the state piece of the next line, word for word.
 */
export class ClosedText {
  /** Lines looked at. */
  lines = 0;
  readonly faults: TextFault[] = [];
  private readonly settings: TextSettings;
  private readonly rights = new Map<string, string>();
  private readonly firstNested = new Map<string, string>();
  private readonly nextStates = new Map<string, string>();

  constructor(settings: TextSettings) {
    this.settings = settings;
  }

  /** Takes in every line of a run's text. */
  add(solution: Solution): void {
    for (const line of printedLines(solution, this.settings)) {
      this.lines++;
      const depth = line.nested ? '  ' : '';
      const given = `${depth}${line.left}`;
      this.hold(this.rights, 'not closed', given, line.right);
      if (!line.nested) this.hold(this.firstNested, 'other first nested line', given, line.firstNested);
      const after = line.following ?? (line.nested ? 'return' : 'F');
      this.hold(this.nextStates, 'other next state', `${given} | ${line.right}`, after);
      if (this.settings.variant === 'tail') this.announced(line, after);
    }
  }

  private announced({ left, next }: PrintedLine, after: string): void {
    if (next !== `→ ${after}`) this.faults.push({ fault: 'not announced', line: left, one: next, other: after });
  }

  private hold(known: Map<string, string>, fault: TextFault['fault'], line: string, value: string): void {
    const before = known.get(line);
    if (before === undefined) known.set(line, value);
    else if (before !== value) this.faults.push({ fault, line, one: before, other: value });
  }
}
