import type { ChainOfThought } from '../../cot/chain-of-thought.ts';
import type { Tokenizer } from '../../cot/tokens/tokenizer.ts';
import type { Slices } from '../slices.ts';
import { stateText } from './text-search.ts';

/** How long the texts of some atomic states are; one number a state. */
export interface TextMeasure {
  /** In UTF-16 units, the line break included. */
  readonly characters: Int32Array<ArrayBuffer>;
  /** Null where no tokenizer was asked for. */
  readonly tokens: Int32Array<ArrayBuffer> | null;
}

/**
 * Measures the text at the positions [from, to), in slices; `count` is how many atomic states there are, and position `count` is the line with
 * the answer. A line break always ends a token, so that the tokens of the states add up to those of the whole text.
 */
export async function measureText(
  text: ChainOfThought,
  count: number,
  tokenizer: Tokenizer | undefined,
  from: number,
  to: number,
  slices: Slices,
): Promise<TextMeasure> {
  const length = Math.max(0, Math.min(to, count + 1) - from);
  const characters = new Int32Array(length);
  const tokens = tokenizer ? new Int32Array(length) : null;
  for (let index = 0; index < length; index++) {
    if (slices.isOver) await slices.rest();
    const words = stateText(text, count, from + index);
    characters[index] = words.length;
    if (tokens && tokenizer) tokens[index] = tokenizer.count(words);
  }
  return { characters, tokens };
}

/** For each of these states where its tokens end; see `Tokenizer.ends`. */
export function tokenEnds(
  text: ChainOfThought,
  count: number,
  tokenizer: Tokenizer,
  positions: readonly number[],
): number[][] {
  return positions.map((position) => tokenizer.ends(stateText(text, count, position)));
}
