import type { ChainOfThought } from '../../cot/chain-of-thought.ts';
import type { Line } from '../../cot/composition.ts';
import type { Role, Segment } from '../../cot/segment.ts';
import { lastAtMost } from '../../base/last-at-most.ts';
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

/** The text that is right for an instance in one form, with the atomic state of every character. */
export class ReferenceText {
  readonly text: string;
  /** Where the ending begins: the last line and the box. */
  readonly endingFrom: number;
  /** The shown states, in the order of their beginnings. */
  readonly states: readonly ReferenceState[];
  readonly pieces: readonly ReferencePiece[];
  private readonly starts: readonly number[];
  private knownLines: ReferenceLines | undefined;

  /** `positions` is how many states there are at depth 0. */
  constructor(cot: ChainOfThought, positions: number) {
    const writer = new PieceWriter();
    if (cot.showsStates)
      for (let position = 0; position < positions; position++)
        writer.position(cot.segments(position), cot.lines(position), position);
    this.endingFrom = writer.length;
    writer.ending(cot.ending());
    this.text = writer.text;
    this.states = writer.states;
    this.pieces = writer.pieces;
    this.starts = this.pieces.map(({ from }) => from);
  }

  /** The piece that a character belongs to. */
  pieceAt(character: number): ReferencePiece {
    return this.pieces[Math.max(0, lastAtMost(this.starts, character))]!;
  }

  /** The number of a piece among all. */
  pieceNumber(piece: ReferencePiece): number {
    return lastAtMost(this.starts, piece.from);
  }

  /** The text line by line; made when first asked for. */
  get lines(): ReferenceLines {
    return (this.knownLines ??= new ReferenceLines(this.text));
  }
}

/** Collects pieces; says of each which state it belongs to. */
class PieceWriter {
  private readonly parts: string[] = [];
  /** Characters so far, and where the last line begins. */
  length = 0;
  private lineFrom = 0;
  readonly pieces: ReferencePiece[] = [];
  readonly states: ReferenceState[] = [];
  /** The places of the states that are open, by depth. */
  private readonly open: number[] = [];

  get text(): string {
    return this.parts.join('');
  }

  position(segments: readonly Segment[], lines: readonly Line[], position: number): void {
    const inOrder = lines.flatMap((line) => [...preorder(line, 0)]);
    const lineStart = this.length;
    let next = 0;
    let before: Role | undefined;
    let isLineStart = true;
    let owner = this.states.length;
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
    this.close(0, this.length);
  }

  ending(segments: readonly Segment[]): void {
    for (const segment of segments) this.add(segment, this.states.length);
  }

  private add({ text, role, operand }: Segment, place: number): void {
    const from = this.length;
    this.parts.push(text);
    this.length += text.length;
    const lineBreak = text.lastIndexOf('\n');
    if (lineBreak >= 0) this.lineFrom = from + lineBreak + 1;
    this.pieces.push({ from, to: this.length, role, operand, place });
  }

  /** Gives the pieces from a place on to a state: what is before its first word on its line. */
  private giveTo(place: number, from: number): void {
    for (let number = this.pieces.length - 1; number >= 0 && this.pieces[number]!.from >= from; number--)
      this.pieces[number] = { ...this.pieces[number]!, place };
  }

  /** Ends the open states of this depth and below it. */
  private close(depth: number, to: number): void {
    for (const place of this.open.splice(depth)) this.states[place]!.to = to;
  }
}

function* preorder(line: Line, depth: number): Generator<{ line: Line; depth: number }, void, undefined> {
  yield { line, depth };
  for (const inner of line.inner) yield* preorder(inner, depth + 1);
}

/** How often each line of a text occurs, without the spaces around its words. */
export function lineCounts(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const raw of text.split('\n')) {
    const line = bareLine(raw);
    if (line !== '') counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return counts;
}

/** Lines of a text without the spaces around their words. */
export class ReferenceLines {
  readonly lines: readonly string[];
  /** Where each line begins. */
  readonly starts: readonly number[];
  private readonly places = new Map<string, number[]>();

  constructor(text: string) {
    const raw = text.split('\n');
    const starts: number[] = [];
    let from = 0;
    for (const line of raw) {
      starts.push(from);
      from += line.length + 1;
    }
    this.lines = raw.map(bareLine);
    this.starts = starts;
    for (const [number, line] of this.lines.entries()) {
      const known = this.places.get(line);
      if (known) known.push(number);
      else this.places.set(line, [number]);
    }
  }

  /** The numbers of the lines with these words. */
  numbersOf(line: string): readonly number[] {
    return this.places.get(line) ?? [];
  }

  /** The number of the line that a character is in. */
  lineOf(character: number): number {
    return lastAtMost(this.starts, character);
  }
}

/** A line's words with one space between them, without what a list or Markdown puts around them. */
export function bareLine(line: string): string {
  return line
    .replaceAll(/\*\*|`|^\s*(?:[#>]+ +|[-*+] +)?(?:\d+[.)] +)?/g, '')
    .trim()
    .replaceAll(/\s+/g, ' ');
}
