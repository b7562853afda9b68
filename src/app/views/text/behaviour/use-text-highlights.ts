import { useEffect, useMemo, type RefObject } from 'react';
import { offsetsOf, type TextQuery } from '../../../../workers/text/text-search.ts';
import { useWindowCache } from '../../../lists/use-window-cache.ts';
import type { LoadRows } from '../../../lists/window-cache.ts';
import type { Hit } from './use-find.ts';
import { useHighlights, type Stretch } from './use-highlights.ts';

/** What is coloured over the roles of the text. */
export interface TextHighlights {
  /** Words that are looked for. */
  readonly query?: TextQuery | undefined;
  /** The hit that is shown. */
  readonly hit?: Hit | undefined;
  /** For the states [from, to) the places where their tokens end; undefined where tokens are not shown. */
  readonly loadTokenEnds?: LoadRows<readonly number[]> | undefined;
}

interface Drawn {
  readonly text: RefObject<HTMLElement | null>;
  /** Another text after every change of what is drawn. */
  readonly key: string;
  readonly from: number;
  readonly to: number;
  /** Whether a state is drawn in other words than those that were searched and counted. */
  readonly isOtherwise: (position: number) => boolean;
}

/** Colours hits, and every second token, of the states that are drawn. */
export function useTextHighlights(scope: string, count: number, drawn: Drawn, highlights: TextHighlights): void {
  const { query, hit, loadTokenEnds } = highlights;
  const ends = useWindowCache(`${scope} ${loadTokenEnds ? 'tokens' : ''}`, count + 1, loadTokenEnds ?? nothing);
  const { from, to, isOtherwise } = drawn;
  const showsTokens = loadTokenEnds !== undefined;
  useEffect(() => {
    if (showsTokens) ends.request(from, to + 1);
    // Of a list that has become longer what was its end is asked for again.
  }, [ends, from, to, showsTokens, count]);
  const finds = useMemo(() => query && query.words !== '' && findStretches(query), [query]);
  const current = useMemo(() => hit && query && currentStretch(hit, query), [hit, query]);
  const version = ends.version();
  const tokens = useMemo(
    () =>
      showsTokens ? tokenStretches((position) => (isOtherwise(position) ? undefined : ends.row(position))) : undefined,
    // New when more ends have come, or a state is drawn in other words.
    // oxlint-disable-next-line react/exhaustive-deps
    [ends, showsTokens, version, drawn.key],
  );
  useHighlights('find', drawn.text, drawn.key, finds || undefined);
  useHighlights('find-current', drawn.text, drawn.key, current);
  useHighlights('token', drawn.text, drawn.key, tokens);
}

const nothing = () => Promise.resolve([]);

const statesOf = (text: HTMLElement): { position: number; element: Element }[] =>
  [...text.querySelectorAll<HTMLElement>('[data-state]')].flatMap((state) => {
    const element = state.querySelector('[data-words]');
    return element ? [{ position: Number(state.dataset['state']), element }] : [];
  });

function findStretches(query: TextQuery) {
  return (text: HTMLElement): Stretch[] =>
    statesOf(text).flatMap(({ element }) =>
      offsetsOf(element.textContent, query).map((from) => ({ element, from, to: from + query.words.length })),
    );
}

function currentStretch({ position, place }: Hit, query: TextQuery) {
  return (text: HTMLElement): Stretch[] =>
    statesOf(text).flatMap((state) => {
      if (state.position !== position) return [];
      // A state that was unfolded alone has other words than those searched: the first that fit are lit instead.
      const places = offsetsOf(state.element.textContent, query);
      const from = places.includes(place) ? place : places[0];
      return from === undefined ? [] : [{ element: state.element, from, to: from + query.words.length }];
    });
}

function tokenStretches(endsOf: (position: number) => readonly number[] | undefined) {
  return (text: HTMLElement): Stretch[] =>
    statesOf(text).flatMap(({ position, element }) =>
      (endsOf(position) ?? []).flatMap((to, token, all) =>
        token % 2 === 0 ? [{ element, from: all[token - 1] ?? 0, to }] : [],
      ),
    );
}
