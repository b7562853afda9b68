import type { KeyboardEvent } from 'react';
import styles from './StateDiagram.module.css';

interface StateSearchProps {
  readonly words: string;
  /** How many states match, and which of them is shown (counted from 0; −1 for none). */
  readonly count: number;
  readonly index: number;
  readonly onWords: (words: string) => void;
  /** Shows the next match, or the one before. */
  readonly onTurn: (by: 1 | -1) => void;
}

/** Finds states by their names. */
export function StateSearch({ words, count, index, onWords, onTurn }: StateSearchProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') onTurn(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape' && words !== '') onWords('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <search className={styles.search}>
      <input
        className={styles.searchField}
        type="text"
        placeholder="Find a state"
        aria-label="Find a state"
        title="Enter shows the next state with this in its name"
        value={words}
        onChange={(event) => onWords(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <output className={styles.searchCount}>{words && inWords(count, index)}</output>
    </search>
  );
}

function inWords(count: number, index: number): string {
  if (count === 0) return 'none';
  return index < 0 ? `${count}` : `${index + 1} of ${count}`;
}
