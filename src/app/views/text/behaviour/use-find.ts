import { useEffect, useState } from 'react';
import { leadingCount } from '../../../../base/leading-count.ts';
import type { TextQuery } from '../../../../workers/text/text-search.ts';

/** A place in the text: the position of an atomic state, and the place of the hit's first character in its text. */
export interface Hit {
  readonly position: number;
  readonly place: number;
}

/** What has been found so far. */
export interface Found {
  /** Pairs of position and place, in the order of the text. */
  readonly hits: readonly number[];
  /** Positions looked through, of how many. */
  readonly searched: number;
  readonly isComplete: boolean;
  /** There are more hits than are kept. */
  readonly isCut: boolean;
}

/** Finds in the positions [from, to); see `findInText`. */
export type FindInWindow = (query: TextQuery, from: number, to: number) => Promise<Int32Array>;

/** Positions searched per question: the worker answers others in between. */
const CHUNK = 500;
const MOST_HITS = 200_000;
/** Milliseconds after the last key before a search begins: most words are longer than one letter. */
const SEARCH_AFTER = 120;
const TELL_EVERY = 100;

const NOTHING: Found = { hits: [], searched: 0, isComplete: false, isCut: false };

/**
 * Looks for words in the whole text, away from the page. `scope` names the text; `count` is how many atomic states it has. Undefined
 * where nothing is looked for.
 */
export function useFind(
  scope: string,
  count: number,
  query: TextQuery | undefined,
  find: FindInWindow,
): Found | undefined {
  const words = query?.words ?? '';
  const matchesCase = query?.matchesCase ?? false;
  const key = `${scope} ${count} ${matchesCase} ${words}`;
  const [held, setHeld] = useState<{ key: string; found: Found }>({ key: '', found: NOTHING });
  useEffect(() => {
    if (words === '') return undefined;
    let isWanted = true;
    const search = async () => {
      const hits: number[] = [];
      let told = 0;
      for (let from = 0; from <= count; from += CHUNK) {
        const part = await find({ words, matchesCase }, from, from + CHUNK);
        if (!isWanted) return;
        for (const number of part) hits.push(number);
        const searched = Math.min(count + 1, from + CHUNK);
        const isCut = hits.length >= 2 * MOST_HITS && searched <= count;
        const isComplete = searched > count || isCut;
        if (isComplete || performance.now() - told > TELL_EVERY) {
          told = performance.now();
          setHeld({ key, found: { hits: hits.slice(), searched, isComplete, isCut } });
        }
        if (isCut) return;
      }
    };
    // A trace that was closed meanwhile is not searched any more.
    const timer = setTimeout(() => void search().catch(() => undefined), SEARCH_AFTER);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [key, words, matchesCase, count, find]);
  if (words === '') return undefined;
  return held.key === key ? held.found : NOTHING;
}

/** The n-th hit, counted from 0. */
export function hitAt({ hits }: Found, index: number): Hit | undefined {
  const position = hits[2 * index];
  const place = hits[2 * index + 1];
  return position === undefined || place === undefined ? undefined : { position, place };
}

/** The index of the first hit at or after a position; that of the first one of all where none is. */
export function firstHitFrom({ hits }: Found, position: number): number {
  const count = hits.length / 2;
  const before = leadingCount(count, (index) => hits[2 * index]! < position);
  return before < count ? before : 0;
}
