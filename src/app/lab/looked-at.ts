import type { MachineText } from '../../workers/lab/lab-views.ts';
import { useLab, useWriting } from './use-lab.ts';

/** What is known of the token that is looked at. */
export interface LookedAt {
  readonly token: number;
  /** The weights of the head when the model was about to write the token, one for each token before it; empty where it wrote none. */
  readonly weights: Float32Array;
  /** The token that its value was fetched from, by the machine's run; undefined where it has no source. */
  readonly source: number | undefined;
}

/** The token under the pointer, else the one that is chosen, with what the head saw; undefined where there is none. */
export function useLookedAt(): LookedAt | undefined {
  const pointed = useLab((state) => state.pointed);
  const chosen = useLab((state) => state.choice.token);
  const text = useWriting((state) => state.text);
  const map = useWriting((state) => state.map);
  const difference = useWriting((state) => state.written?.difference);
  const token = pointed ?? chosen;
  if (token === undefined || !text) return undefined;
  const isWritten = token >= text.promptLength && map !== undefined && token <= map.positions;
  return {
    token,
    weights: isWritten
      ? map.weights.subarray((token - 1) * map.positions, (token - 1) * map.positions + token)
      : new Float32Array(),
    source: sourceOf(text, token, difference?.position),
  };
}

/** The source of a token; behind the first difference positions are no longer the machine's. */
function sourceOf(text: MachineText, token: number, firstWrong: number | undefined): number | undefined {
  if (firstWrong !== undefined && token > firstWrong) return undefined;
  const source = text.sources[token] ?? -1;
  return source < 0 ? undefined : source;
}

/** What a line of the text is called. */
export function lineNames({ lines, tokens }: Pick<MachineText, 'lines' | 'tokens'>): string[] {
  let step = 0;
  return lines.map(({ kind, from }) => {
    if (kind === 'step') return String(++step);
    if (kind === 'prompt') return tokens[from] === '#' ? 'start' : `tape ${tokens[from]!}`;
    return kind;
  });
}

/** The tokens of the prompt and those that the model wrote. */
export function useTokens(): readonly string[] {
  const text = useWriting((state) => state.text);
  const tokens = useWriting((state) => state.tokens);
  return text ? [...text.tokens.slice(0, text.promptLength), ...tokens] : [];
}
