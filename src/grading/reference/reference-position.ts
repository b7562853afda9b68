import type { Line } from '../../cot/composition.ts';
import type { Role, Segment } from '../../cot/segment.ts';
import type { AtomicState, Operand } from '../../trace/atomic-state.ts';

/** A stretch of the text that is right, with the atomic state that it belongs to. */
export interface ReferencePiece {
  /** Characters of the text; [from, to). */
  readonly from: number;
  readonly to: number;
  readonly role: Role;
  readonly operand?: Operand | undefined;
  /** The place in `ReferenceText.states`; past the last one for what comes after the states. */
  readonly place: number;
}

/** An atomic state that the text shows. */
export interface ReferenceState {
  readonly state: AtomicState;
  readonly line: Line;
  /** The position of the outer state that it is, or is nested in. */
  readonly position: number;
  /** All of its characters, those of nested states included; [from, to). */
  readonly from: number;
  to: number;
}

/** What the text says at one position: its pieces, and the atomic states that it shows there. */
export interface ReferencePosition {
  readonly pieces: readonly ReferencePiece[];
  readonly states: readonly ReferenceState[];
}

/**
 * The pieces and states of a position.
 *
 * @param from the character at which its text begins
 * @param place the place of its first state
 */
export function referencePosition(
  segments: readonly Segment[],
  lines: readonly Line[],
  at: { readonly position: number; readonly from: number; readonly place: number },
): ReferencePosition {
  const writer = new PieceWriter(at.from, at.place);
  writer.write(segments, lines, at.position);
  return writer;
}

/** Collects pieces; says of each which state it belongs to. */
class PieceWriter implements ReferencePosition {
  readonly pieces: ReferencePiece[] = [];
  readonly states: ReferenceState[] = [];
  private readonly firstPlace: number;
  /** The characters before what comes next, and where its line begins. */
  private at: number;
  private lineFrom: number;
  /** The states that are open, by depth, as their numbers in `states`. */
  private readonly open: number[] = [];

  constructor(from: number, firstPlace: number) {
    this.at = from;
    this.lineFrom = from;
    this.firstPlace = firstPlace;
  }

  write(segments: readonly Segment[], lines: readonly Line[], position: number): void {
    const inOrder = lines.flatMap((line) => [...preorder(line, 0)]);
    const lineStart = this.at;
    let next = 0;
    let before: Role | undefined;
    let isLineStart = true;
    let owner = 0;
    for (const segment of segments) {
      if (segment.role === 'state' && before !== 'state' && next < inOrder.length) {
        const { line, depth } = inOrder[next++]!;
        owner = this.states.length;
        // The number before a sentence belongs to it, as indentation does to its line.
        const from = next === 1 ? lineStart : this.lineFrom;
        this.close(depth, from);
        this.open[depth] = owner;
        this.states.push({ state: line.state, line, position, from, to: from });
        this.giveTo(owner, from);
      } else if (isLineStart && segment.role !== 'state') {
        const depth = /^ +$/.test(segment.text) ? segment.text.length / 2 : 0;
        owner = this.open[depth] ?? owner;
      }
      this.add(segment, owner);
      before = segment.role;
      isLineStart = segment.text.endsWith('\n');
    }
    this.close(0, this.at);
  }

  private add({ text, role, operand }: Segment, owner: number): void {
    const from = this.at;
    this.at += text.length;
    const lineBreak = text.lastIndexOf('\n');
    if (lineBreak >= 0) this.lineFrom = from + lineBreak + 1;
    this.pieces.push({ from, to: this.at, role, operand, place: this.firstPlace + owner });
  }

  /** Gives the pieces from a place on to a state: what is before its first word on its line. */
  private giveTo(owner: number, from: number): void {
    for (let number = this.pieces.length - 1; number >= 0 && this.pieces[number]!.from >= from; number--)
      this.pieces[number] = { ...this.pieces[number]!, place: this.firstPlace + owner };
  }

  /** Ends the open states of this depth and below it. */
  private close(depth: number, to: number): void {
    for (const number of this.open.splice(depth)) this.states[number]!.to = to;
  }
}

function* preorder(line: Line, depth: number): Generator<{ line: Line; depth: number }, void, undefined> {
  yield { line, depth };
  for (const inner of line.inner) yield* preorder(inner, depth + 1);
}
