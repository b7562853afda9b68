import { useEffect, useState } from 'react';
import { reasonOf } from '../../../base/problems.ts';
import type { TextRequest } from '../../../workers/views/views.ts';
import { useSession } from '../../session/session-context.ts';
import { vocabularyAddress } from '../../session/vocabulary.ts';

/** How long the text of every atomic state is. One entry a position; the last is the line with the answer. */
export interface MeasuredText {
  readonly characters: Int32Array;
  /** All 0 where tokens are not counted. */
  readonly tokens: Int32Array;
  /** How many positions are measured, from the first on. */
  readonly measured: number;
  readonly isComplete: boolean;
  /** Sums over what is measured. */
  readonly totalCharacters: number;
  readonly totalTokens: number;
  /** Why there is no more, as a sentence. */
  readonly problem: string | undefined;
}

/** Atomic states measured per question to the worker: other questions are answered in between. */
const CHUNK = 500;

/** Milliseconds between two reports of progress: each draws the page again. */
const TELL_EVERY = 150;

/** Measures a whole text while it is wanted; undefined before. `count` is how many atomic states the run has. */
export function useTextMeasure(
  trace: number,
  { variant, arithmetic }: TextRequest,
  count: number,
  wanted: 'nothing' | 'characters' | 'tokens',
): MeasuredText | undefined {
  const { service } = useSession();
  const key = `${trace} ${variant} ${arithmetic} ${wanted}`;
  const [held, setHeld] = useState<{ key: string; text: MeasuredText }>();
  useEffect(() => {
    if (wanted === 'nothing') return undefined;
    const leaving = new AbortController();
    const measure = async () => {
      const characters = new Int32Array(count + 1);
      const tokens = new Int32Array(count + 1);
      let totalCharacters = 0;
      let totalTokens = 0;
      let told = performance.now();
      const tell = (measured: number, problem?: string) => {
        told = performance.now();
        const isComplete = measured > count;
        // Views of their own: whoever shows the lengths sees that there are more.
        const views = { characters: characters.subarray(), tokens: tokens.subarray() };
        const text = { ...views, measured, isComplete, totalCharacters, totalTokens, problem };
        if (!leaving.signal.aborted) setHeld({ key, text });
      };
      const vocabulary = wanted === 'tokens' ? vocabularyAddress() : null;
      for (let from = 0; from <= count && !leaving.signal.aborted; from += CHUNK) {
        try {
          const part = await service.measureText(trace, { variant, arithmetic }, vocabulary, from, from + CHUNK);
          characters.set(part.characters, from);
          if (part.tokens) tokens.set(part.tokens, from);
          for (const length of part.characters) totalCharacters += length;
          for (const length of part.tokens ?? []) totalTokens += length;
        } catch (error) {
          tell(from, reasonOf(error));
          return;
        }
        const measured = Math.min(count + 1, from + CHUNK);
        if (measured > count || performance.now() - told > TELL_EVERY) tell(measured);
      }
    };
    void measure();
    return () => leaving.abort();
  }, [service, key, trace, variant, arithmetic, count, wanted]);
  return held?.key === key ? held.text : undefined;
}
