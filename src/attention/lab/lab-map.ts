import type { LabExample } from '../../lab/data/example.ts';
import type { OracleMap, Piece, PieceKind } from '../oracle/piece.ts';
import type { TokenSpans } from '../tokens/token-spans.ts';

/** An example of the lab as prompt and text, with its tokens. */
export interface LabMap extends OracleMap {
  readonly spans: TokenSpans;
}

const SPACE = ' ';

/**
 * The oracle map of an example: tokens with spaces between them. Fetched tokens have the token that they were fetched from; a text of the
 * answer alone depends on every cell of the input.
 */
export function labMap(example: LabExample): LabMap {
  const { tokens, promptLength, kinds, sources } = example;
  const starts = new Int32Array(tokens.length);
  const ends = new Int32Array(tokens.length);
  let at = 0;
  tokens.forEach((token, index) => {
    starts[index] = at;
    ends[index] = at + token.length;
    at = ends[index]! + SPACE.length;
  });
  const prompt = tokens.slice(0, promptLength).join(SPACE) + SPACE;
  const text = tokens.slice(promptLength).join(SPACE);
  const range = (token: number) => [starts[token]!, ends[token]!] as const;
  const pieces = tokens.flatMap((_, token): Piece[] => {
    const kind = KINDS[kinds[token]!];
    if (!kind) return [];
    const about = { at: range(token), kind, name: kinds[token]!, state: -1, tape: -1, cell: -1 };
    const source = sources[token]!;
    if (source >= 0) return [{ ...about, sources: [range(source)], way: source < promptLength ? 'input' : 'written' }];
    if (kind === 'answer' && !example.variant.showsSteps)
      return [{ ...about, sources: inputTokens(example).map(range), way: 'computed' }];
    return [];
  });
  return { prompt, text, pieces, spans: { starts, ends } };
}

const KINDS: Readonly<Partial<Record<LabExample['kinds'][number], PieceKind>>> = {
  operand: 'operand',
  answer: 'answer',
};

/** The tokens of the prompt that say what a cell holds: the ones behind addresses, but for those of the heads. */
function inputTokens({ tokens, promptLength, run }: LabExample): number[] {
  const symbols = new Set(run.memory.flat().map(({ symbol }) => symbol));
  return Array.from({ length: promptLength - 1 }, (_, index) => index + 1).filter(
    (index) => tokens[index - 1]!.startsWith('@') && symbols.has(tokens[index]!),
  );
}
