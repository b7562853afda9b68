import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { grouped } from '../../../base/grouped.ts';
import type { TextQuery } from '../../../workers/text/text-search.ts';
import { Button } from '../../kit/Button.tsx';
import styles from './FindBar.module.css';
import type { Found } from './behaviour/use-find.ts';

interface FindBarProps {
  readonly query: TextQuery;
  /** Undefined where nothing is looked for. */
  readonly found: Found | undefined;
  /** Which hit is shown, counted from 0; −1 for none. */
  readonly index: number;
  /** Another number puts the focus into the field. */
  readonly asked: number;
  readonly onQuery: (change: Partial<TextQuery>) => void;
  readonly onTurn: (by: 1 | -1) => void;
  /** Goes to the step at which the hit that is shown was made. */
  readonly onGo: () => void;
  readonly onClose: () => void;
}

/** Finds words in the whole text, drawn or not. */
export function FindBar({ query, found, index, asked, onQuery, onTurn, onGo, onClose }: FindBarProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [asked]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') onTurn(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const hasHits = found !== undefined && found.hits.length > 0;
  return (
    <search className={styles.bar}>
      <input
        ref={field}
        className={styles.field}
        type="text"
        placeholder="Find in the text"
        aria-label="Find in the text"
        value={query.words}
        onChange={(event) => onQuery({ words: event.target.value })}
        onKeyDown={onKeyDown}
      />
      <Button
        size="small"
        className={styles.case}
        aria-label="Match capital and small letters"
        title="Match capital and small letters"
        aria-pressed={query.matchesCase}
        onClick={() => onQuery({ matchesCase: !query.matchesCase })}
      >
        Aa
      </Button>
      <Button
        size="small"
        aria-label="Hit before"
        title="Hit before (shift + Enter)"
        disabled={!hasHits}
        onClick={() => onTurn(-1)}
      >
        <ChevronUp size={14} aria-hidden />
      </Button>
      <Button size="small" aria-label="Next hit" title="Next hit (Enter)" disabled={!hasHits} onClick={() => onTurn(1)}>
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Button
        size="small"
        aria-label="Go to the step of this hit"
        title="Show the tapes at the atomic state of this hit"
        disabled={index < 0}
        onClick={onGo}
      >
        Go
      </Button>
      <output className={styles.count}>{countInWords(found, index)}</output>
      <Button size="small" kind="quiet" aria-label="Close the search" title="Close (Escape)" onClick={onClose}>
        <X size={14} aria-hidden />
      </Button>
    </search>
  );
}

function countInWords(found: Found | undefined, index: number): string {
  if (!found) return '';
  const { hits, isComplete, isCut } = found;
  const count = hits.length / 2;
  if (count === 0) return isComplete ? 'Not in the text' : 'Looking…';
  const all = `${grouped(count)}${isCut ? '+' : isComplete ? '' : '…'}`;
  return index < 0 ? all : `${grouped(index + 1)} of ${all}`;
}
