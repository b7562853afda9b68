import { createContext, useContext, useSyncExternalStore, type SyntheticEvent } from 'react';
import type { AtomicStateView } from '../../../workers/views/views.ts';
import { isPointed, type PointedValue } from '../../../workers/views/pointed-value.ts';
import type { ValueUses } from '../../../workers/views/views.ts';
import { numbersOfUses } from '../uses-in-words.ts';
import type { WindowCache } from '../../lists/window-cache.ts';
import styles from './AtomicStatesTable.module.css';

/** Holds the value that is pointed at, and tells when it is another: a store, so that only the rows of both are drawn again. */
export interface PointedState {
  readonly getState: () => { readonly pointed: PointedValue | undefined };
  readonly subscribe: (listener: () => void) => () => void;
}

/** Holds which atomic states use the result that is pointed at, as `PointedState` holds that. */
export interface PointedUsesState {
  readonly getState: () => { readonly uses: ValueUses | undefined };
  readonly subscribe: (listener: () => void) => () => void;
}

const NO_USES: PointedUsesState = { getState: () => ({ uses: undefined }), subscribe: () => () => undefined };

const NOTHING_POINTED: PointedState = { getState: () => ({ pointed: undefined }), subscribe: () => () => undefined };

/** How to point at a value. */
export const Pointing = createContext<{
  readonly onPoint: (pointed: PointedValue | undefined) => void;
  /** Goes to where a value was written. */
  readonly onFollow: (value: PointedValue) => void;
  readonly state: PointedState;
  readonly uses: PointedUsesState;
}>({ onPoint: () => undefined, onFollow: () => undefined, state: NOTHING_POINTED, uses: NO_USES });

interface CellProps {
  readonly cache: WindowCache<AtomicStateView>;
  readonly position: number;
}

/** The operands or the results of an atomic state; pointing at one lights it elsewhere. */
export function OperandsCell({ cache, position, list }: CellProps & { readonly list: 'fetched' | 'results' }) {
  const view = useRow(cache, position);
  const { onPoint, onFollow, state, uses } = useContext(Pointing);
  // Only the row that it is in is drawn again.
  const pointed = useSyncExternalStore(state.subscribe, () => {
    const value = state.getState().pointed;
    return value?.position === position ? value : undefined;
  });
  const told = useSyncExternalStore(uses.subscribe, () => {
    const found = uses.getState().uses;
    if (list === 'results')
      return found && pointed ? `→ ${found.uses.length > 0 ? numbersOfUses(found) : 'unused'}` : '';
    return found?.uses.some((use) => use.position === position) ? '←' : '';
  });
  if (!view) return <Waiting cache={cache} position={position} />;
  const leave = () => onPoint(undefined);
  const values = view[list].map((operand, place) => {
    const point = () => onPoint({ position, operand });
    const follow = (event: SyntheticEvent) => {
      // The row would go to the state itself.
      event.stopPropagation();
      event.preventDefault();
      onFollow({ position, operand });
    };
    return (
      <span
        // Operands of one state may share a name; their order is fixed.
        // oxlint-disable-next-line react/no-array-index-key
        key={place}
        role="button"
        tabIndex={-1}
        data-item
        data-pointed={isPointed(pointed, position, operand) || undefined}
        className={`${styles.operand} ${styles[list] ?? ''}`}
        title={`${operand.name} = ${operand.value}`}
        aria-label={`${operand.name} ${operand.value}`}
        onPointerEnter={point}
        onPointerLeave={leave}
        onFocus={point}
        onBlur={leave}
        onClick={follow}
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === ' ' || event.key === 'o') follow(event);
        }}
      >
        <span className={styles.name}>{operand.name} = </span>
        {operand.value === ' ' ? '␣' : operand.value}
      </span>
    );
  });
  if (told === '') return values;
  return (
    <>
      {list === 'fetched' && <UsesSign sign={told} words="uses the value pointed at" />}
      {values}
      {list === 'results' && <UsesSign sign={told} words={`used by ${told.slice(2)}`} />}
    </>
  );
}

/** Says in a row that it uses the result pointed at, or which states use its own. */
function UsesSign({ sign, words }: { readonly sign: string; readonly words: string }) {
  return (
    <span className={styles.uses} role="img" aria-label={words} title={words}>
      {sign}
    </span>
  );
}

/** Something about an atomic state in words. */
export function WordsCell({ cache, position, words }: CellProps & { words: (view: AtomicStateView) => string }) {
  const view = useRow(cache, position);
  // The title says in full what may be cut off.
  return view ? <span title={words(view)}>{words(view)}</span> : <Waiting cache={cache} position={position} />;
}

function Waiting({ cache, position }: CellProps) {
  return <span className={styles.waiting}>{cache.problem(position) ? '–' : '…'}</span>;
}

function useRow({ subscribe, row }: WindowCache<AtomicStateView>, position: number): AtomicStateView | undefined {
  return useSyncExternalStore(subscribe, () => row(position));
}
