import { useMemo, useState } from 'react';
import type { DiagramTree } from './graph/hierarchy.ts';

const NONE: readonly number[] = [];

/** States by a part of their name; `show` brings one into view. */
export function useStateSearch(tree: DiagramTree, show: (state: number) => void) {
  const [words, setWords] = useState('');
  const [turned, setTurned] = useState<{ words: string; index: number }>();
  const matches = useMemo(() => {
    const wanted = words.trim().toLowerCase();
    if (wanted === '') return NONE;
    return [...tree.chains].flatMap(([state, chain]) =>
      chain.at(-1)!.name.toLowerCase().includes(wanted) ? [state] : [],
    );
  }, [tree, words]);
  const index = turned?.words === words && matches.length > 0 ? turned.index % matches.length : -1;
  const turn = (by: 1 | -1) => {
    if (matches.length === 0) return;
    const next = index < 0 ? (by > 0 ? 0 : matches.length - 1) : (index + by + matches.length) % matches.length;
    setTurned({ words, index: next });
    show(matches[next]!);
  };
  return { matches, field: { words, count: matches.length, index, onWords: setWords, onTurn: turn } };
}
