import { Random } from '../../base/random.ts';
import type { LabExample } from '../data/example.ts';
import type { Vocabulary } from '../data/vocabulary.ts';
import type { Transformer } from '../model/transformer.ts';
import { likeliest } from '../model/writing.ts';
import { share, type Share } from './evaluation.ts';

/** What a model does when at each token that it fetches no head sees a certain position. */
export interface CutShares {
  /** Texts that are the machine's to the last token. */
  readonly text: Share;
  /** Fetched operands, and symbols of the result that are read again, that are right. */
  readonly operands: Share;
  readonly results: Share;
}

/** An intervention: heads are kept from seeing the source of what is fetched, or, to compare, another source of the same text. */
export interface CutReport {
  readonly length: number;
  /** No head of any layer sees the source, from the position that the fetched token is predicted at. */
  readonly source: CutShares;
  /** The same, but what is not seen is the source of another token of that kind in that text. */
  readonly other: CutShares;
  /** Nothing is cut. */
  readonly nothing: CutShares;
}

/**
 * Cuts the attention of all heads at all fetched tokens at once, one position for each, and asks for every token of the machine's text: what
 * a model would write next if it had written the text up to there. Nothing else is changed; other positions see the source as before, so what
 * they have passed on can still be read from them.
 */
export function evaluateCuts(
  model: Transformer,
  vocabulary: Vocabulary,
  length: number,
  examples: readonly LabExample[],
): CutReport {
  const counted = (choose: (example: LabExample, position: number, random: Random) => number): CutShares => {
    const right = { text: 0, operand: 0, answer: 0 };
    const all = { operand: 0, answer: 0 };
    examples.forEach((example, index) => {
      const random = new Random('lab', 'cut', length, index);
      const { tokens, promptLength, kinds, sources } = example;
      const ids = vocabulary.encode(tokens);
      const cuts = new Int32Array(ids.length).fill(-1);
      sources.forEach((source, position) => {
        if (source >= 0) cuts[position - 1] = choose(example, position, random);
      });
      model.forward(ids, 0, ids.length - 1, cuts);
      let isRight = true;
      for (let position = promptLength; position < ids.length; position++) {
        const hit = likeliest(model, position - 1) === ids[position];
        isRight &&= hit;
        const kind = kinds[position]!;
        if (sources[position]! < 0 || (kind !== 'operand' && kind !== 'answer')) continue;
        all[kind]++;
        if (hit) right[kind]++;
      }
      if (isRight) right.text++;
    });
    return {
      text: share(right.text, examples.length),
      operands: share(right.operand, all.operand),
      results: share(right.answer, all.answer),
    };
  };
  return {
    length,
    source: counted(({ sources }, position) => sources[position]!),
    other: counted(otherSource),
    nothing: counted(() => -1),
  };
}

/** The source of another token of the same kind; −1 where there is none. */
function otherSource({ kinds, sources }: LabExample, position: number, random: Random): number {
  const others = sources.filter(
    (source, at) => source >= 0 && source < position && kinds[at] === kinds[position] && source !== sources[position],
  );
  return others.length === 0 ? -1 : random.pick([...new Set(others)]);
}
