import type { Line } from '../cot/composition.ts';
import { plain } from '../cot/text.ts';
import { chainOfThought, type Solution } from '../runs/solution.ts';
import type { TextSettings } from '../cot/chain-of-thought.ts';

/** One line of a text as it is printed, cut into what is given and what follows. */
export interface PrintedLine {
  readonly line: Line;
  /** The position among the states at depth 0. */
  readonly position: number;
  readonly nested: boolean;
  /** The state piece alone. */
  readonly state: string;
  /** State and operands. */
  readonly left: string;
  /** Result and transition. */
  readonly right: string;
  /** The transition alone. */
  readonly next: string;
  /** What is given by the first nested line; `no nested line` where there is none. */
  readonly firstNested: string;
  /** The state piece of the line that follows in the same enclosing state; undefined for the last one there. */
  readonly following: string | undefined;
}

/** All lines of a run's text, nested ones behind the one that they are nested in. */
export function* printedLines(solution: Solution, settings: TextSettings): Generator<PrintedLine> {
  const text = chainOfThought(solution, settings);
  const { outerLength } = solution.trace;
  // Lines are made one ahead: what is announced is the state piece of the line after it.
  let ahead = text.lines(0);
  for (let position = 0; position < outerLength; position++) {
    const lines = ahead;
    ahead = position + 1 < outerLength ? text.lines(position + 1) : [];
    for (const [place, line] of lines.entries()) {
      const after = lines[place + 1] ?? ahead[0];
      yield printed(line, position, false, after);
      for (const [inner, nested] of line.inner.entries()) yield printed(nested, position, true, line.inner[inner + 1]);
    }
  }
}

function printed(line: Line, position: number, nested: boolean, following: Line | undefined): PrintedLine {
  const { state, solve, next } = line.pieces;
  return {
    line,
    position,
    nested,
    state: plain(state),
    left: leftOf(line),
    right: `${plain(solve ?? [])} | ${plain(next ?? [])}`,
    next: plain(next ?? []),
    firstNested: line.inner[0] ? leftOf(line.inner[0]) : 'no nested line',
    following: following && plain(following.pieces.state),
  };
}

const leftOf = ({ pieces: { state, fetch } }: Line): string => `${plain(state)}: ${plain(fetch ?? [])}`;
