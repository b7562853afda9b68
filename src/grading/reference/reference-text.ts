import { lastAtMost } from '../../base/last-at-most.ts';
import type { ChainOfThought } from '../../cot/chain-of-thought.ts';
import type { Role } from '../../cot/segment.ts';
import {
  referencePosition,
  type ReferencePiece,
  type ReferencePosition,
  type ReferenceState,
} from './reference-position.ts';
import type { TextLines } from './text-lines.ts';

/** A text with the places at which the texts of its positions begin; the last place is where the ending begins. */
export interface WrittenText {
  readonly text: string;
  readonly starts: readonly number[];
}

/** Writes a text out, noting where each position begins. */
export function writtenText(cot: ChainOfThought): WrittenText {
  const starts: number[] = [];
  let text = '';
  for (const piece of cot.pieces()) {
    starts.push(text.length);
    text += piece;
  }
  return { text, starts };
}

/**
 * The text that is right for an instance in one form, with the atomic state of every character. What single positions say is taken apart
 * when it is first asked for: an output departs at one of hundreds.
 */
export class ReferenceText {
  readonly text: string;
  /** The lines of the text. */
  readonly lines: TextLines;
  private readonly cot: ChainOfThought;
  private readonly starts: readonly number[];
  private readonly made = new Map<number, ReferencePosition>();
  private readonly placeOf: (position: number) => number;
  private knownCounts: readonly number[] | undefined;
  private knownEnding: ReferencePosition | undefined;
  private characters = 0;

  /**
   * `placeOf` says how many states are shown before a position – there are as many as positions, and one past the last –; undefined where
   * they have to be counted.
   */
  constructor(
    cot: ChainOfThought,
    { text, starts }: WrittenText,
    lines: TextLines,
    placeOf: ((position: number) => number) | undefined,
  ) {
    this.cot = cot;
    this.text = text;
    this.starts = starts;
    this.lines = lines;
    this.placeOf = placeOf ?? ((position) => this.counts[position]!);
  }

  /** Where the ending begins: the last line and the box. */
  get endingFrom(): number {
    return this.starts.at(-1)!;
  }

  /** How many states are shown. */
  get length(): number {
    return this.placeOf(this.positions);
  }

  /** The state at a place; undefined past the last one. */
  state(place: number): ReferenceState | undefined {
    if (place < 0 || place >= this.length) return undefined;
    let [low, high] = [0, this.positions - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.placeOf(middle) <= place) low = middle;
      else high = middle - 1;
    }
    return this.position(low).states[place - this.placeOf(low)];
  }

  /** The piece that a character belongs to. */
  pieceAt(character: number): ReferencePiece {
    const { pieces } = this.partAt(character);
    return pieces.findLast(({ from }) => from <= character) ?? pieces[0]!;
  }

  /** The pieces of the first position. */
  get firstPieces(): readonly ReferencePiece[] {
    return this.partAt(0).pieces;
  }

  /** What the first words are of from the piece with a character on, that piece included; separators are passed over. */
  roleFrom(character: number): Exclude<Role, 'plain'> | undefined {
    for (let at = character; at < this.text.length;) {
      for (const { role, to } of this.partAt(at).pieces) {
        if (to <= at) continue;
        if (role !== 'plain') return role;
        at = to;
      }
    }
    return undefined;
  }

  /** Whether a state begins at the line with this number. */
  beginsState(line: number): boolean {
    const from = this.lines.starts[line]!;
    if (from >= this.endingFrom) return false;
    const position = this.positionAt(from);
    if (this.starts[position] === from) return true;
    // Most positions show one state, which begins where they do.
    const isAlone = this.placeOf(position + 1) - this.placeOf(position) === 1;
    return !isAlone && this.position(position).states.some(({ from: beginning }) => beginning === from);
  }

  /** The states of those positions whose text begins with a word. */
  *statesBeginning(word: string): Generator<ReferenceState, void, undefined> {
    for (let position = 0; position < this.positions; position++) {
      const line = this.lines.lines[this.lines.lineOf(this.starts[position]!)]!;
      if (line.startsWith(word) && (line.length === word.length || line[word.length] === ' '))
        yield* this.position(position).states;
    }
  }

  /** The shown states, in the order of their beginnings. */
  *eachState(): Generator<ReferenceState, void, undefined> {
    for (let position = 0; position < this.positions; position++) yield* this.position(position).states;
  }

  /** All shown states. */
  get states(): readonly ReferenceState[] {
    return [...this.eachState()];
  }

  /** All pieces. */
  get pieces(): readonly ReferencePiece[] {
    const pieces: ReferencePiece[] = [];
    for (let position = 0; position < this.positions; position++)
      for (const piece of this.position(position).pieces) pieces.push(piece);
    return [...pieces, ...this.ending.pieces];
  }

  /** Characters that have been taken apart, as a measure of memory. */
  get size(): number {
    return this.characters;
  }

  private get positions(): number {
    return this.starts.length - 1;
  }

  /** The last position that begins at a character or before it: of several without text before it, the one that has some. */
  private positionAt(character: number): number {
    return lastAtMost(this.starts, character);
  }

  private partAt(character: number): ReferencePosition {
    return character >= this.endingFrom ? this.ending : this.position(this.positionAt(character));
  }

  private position(position: number): ReferencePosition {
    const known = this.made.get(position);
    if (known) return known;
    const made = this.takenApart(position, this.placeOf(position));
    this.made.set(position, made);
    return made;
  }

  private takenApart(position: number, place: number): ReferencePosition {
    const from = this.starts[position]!;
    this.characters += this.starts[position + 1]! - from;
    return referencePosition(this.cot.segments(position), this.cot.lines(position), { position, from, place });
  }

  private get ending(): ReferencePosition {
    const at = { position: this.positions, from: this.endingFrom, place: this.length };
    return (this.knownEnding ??= referencePosition(this.cot.ending(), [], at));
  }

  /** The number of states before each position, and of all. */
  private get counts(): readonly number[] {
    if (this.knownCounts) return this.knownCounts;
    const counts = [0];
    for (let position = 0; position < this.positions; position++) {
      const made = this.takenApart(position, counts[position]!);
      this.made.set(position, made);
      counts.push(counts[position]! + made.states.length);
    }
    return (this.knownCounts = counts);
  }
}
