/** Characters [from, to) of prompt and text, in UTF-16 units. */
export type CharacterRange = readonly [from: number, to: number];

/**
 * What a produced piece of text is, by the part of the line that prints it: an address that names the atomic state, an operand that was
 * fetched, a result, an address or a result in the transition, the answer in its box.
 */
export const PIECE_KINDS = ['state', 'operand', 'result', 'transition', 'answer'] as const;

export type PieceKind = (typeof PIECE_KINDS)[number];

/** How a piece follows from what is before it. */
export type Way =
  /** It repeats, character by character, what the prompt says. */
  | 'input'
  /** It repeats, character by character, what was printed before: a result that the machine wrote. */
  | 'written'
  /** It is computed from its sources, or from what unprinted states computed from them. */
  | 'computed'
  /** It says that a cell is empty. */
  | 'empty'
  /** It is a fixed symbol of the program, or of the encoding of the input. */
  | 'constant';

/** A produced piece of text that prints cells of a tape, with where in prompt and text its value comes from. */
export interface Piece {
  readonly at: CharacterRange;
  /**
   * Ascending. Of a piece that is copied each range is as long as the piece: all places where the value was written. Of a computed one the
   * values that it is computed from. None of an empty cell and of a constant.
   */
  readonly sources: readonly CharacterRange[];
  readonly kind: PieceKind;
  readonly way: Way;
  /** The operand's or the result's name. */
  readonly name: string;
  /** The index of the atomic state that prints it; −1 for the answer. */
  readonly state: number;
  /** The tape's number and the first cell. */
  readonly tape: number;
  readonly cell: number;
}

/** A piece with sources: something that a model has to find. */
export const isRead = ({ sources }: Piece): boolean => sources.length > 0;

/** Whether the characters are those of the sources. */
export const isCopied = ({ way }: Piece): boolean => way === 'input' || way === 'written';

/** A text with its prompt and the pieces of which it is known where they come from, in the order of the text. */
export interface OracleMap {
  /** The prompt, with the line break that divides it from the text. */
  readonly prompt: string;
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** Prompt and text: what ranges count in. */
export const wholeText = ({ prompt, text }: Pick<OracleMap, 'prompt' | 'text'>): string => prompt + text;

/** Ranges in ascending order, those that touch or overlap as one. */
export function merged(ranges: Iterable<CharacterRange>): CharacterRange[] {
  const sorted = [...ranges].toSorted(([one], [other]) => one - other);
  const result: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = result.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}
