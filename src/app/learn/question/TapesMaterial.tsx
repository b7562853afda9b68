import type { ShownTape, ShownTrace } from '../../../learn/question.ts';
import type { Answering } from './material.ts';
import styles from './Material.module.css';
import { BlocksMaterial } from './TextMaterial.tsx';

/** The tapes at one step, each cell a button, and the text that led there. */
export function TapesMaterial({ shown, ...answering }: Answering & { readonly shown: ShownTrace }) {
  const { answer, onAnswer, place } = answering;
  return (
    <>
      <div className={styles.tapes} role="group" aria-label="Cells to choose from">
        {shown.tapes.map((tape, number) => (
          <div key={tape.name} className={styles.tape}>
            <p className={`${styles.tapeName} ${number === shown.tape ? styles.asked : ''}`}>{tape.name}</p>
            <div className={styles.cells}>
              {tape.symbols.map((symbol, slot) => {
                const cell = tape.first + slot;
                const isChosen = answer?.form === 'cell' && isAt(answer, number, cell);
                const isShown = place?.kind === 'cell' && isAt(place, number, cell);
                return (
                  <button
                    key={cell}
                    type="button"
                    className={classes(styles.cell, isChosen && styles.chosen, isShown && styles.shown)}
                    data-head={cell === tape.head || undefined}
                    data-place={`${number}:${cell}`}
                    data-shown={isShown || undefined}
                    aria-pressed={isChosen}
                    aria-label={cellName(tape, cell, symbol)}
                    aria-disabled={!onAnswer}
                    onClick={() => onAnswer?.({ form: 'cell', tape: number, cell })}
                  >
                    {symbol === ' ' ? '␣' : symbol}
                  </button>
                );
              })}
            </div>
          </div>
        ))}
      </div>
      {shown.blocks.length > 0 && (
        <BlocksMaterial blocks={shown.blocks} isCut label="The text so far" answer={undefined} place={place} />
      )}
    </>
  );
}

const isAt = (at: { readonly tape: number; readonly cell: number }, tape: number, cell: number): boolean =>
  at.tape === tape && at.cell === cell;

const cellName = ({ name, head }: ShownTape, cell: number, symbol: string): string =>
  `${name}, cell ${cell}: ${symbol === '' ? 'blank' : symbol === ' ' ? 'space' : symbol}${cell === head ? ', under the head' : ''}`;

/** Class names, those that hold. */
const classes = (...names: readonly (string | false | undefined)[]): string => names.filter(Boolean).join(' ');
