import type { ModelView } from '../../../workers/attention/attention-views.ts';
import type { Metric } from '../attention-address.ts';
import { Figure } from '../Figure.tsx';
import { useAttention, useAttentionSession } from '../use-attention.ts';
import type { HeadRow } from './HeadsPanel.tsx';
import styles from './HeadsPanel.module.css';

/** Most and least pixels of a cell. */
const MOST_CELL = 26;
const LEAST_CELL = 5;
const LABELS = 40;

interface MatrixProps {
  readonly model: ModelView;
  readonly rows: readonly HeadRow[];
  readonly metric: Metric;
  readonly words: string;
}

/** Layers × heads, the darker the higher the score: a press chooses a head, the table below does the same by keyboard. */
export function Matrix({ model, rows, metric, words }: MatrixProps) {
  const session = useAttentionSession();
  const chosen = useAttention((state) => state.head);
  const most = metric === 'lift' ? Math.max(1, ...rows.map(({ score }) => score.lift)) : 1;
  const best = rows[0]!;
  const table = [
    ['layer', 'head', 'reads', 'hits', 'hit', 'low', 'high', 'mass', 'lift'],
    ...rows.map(({ layer, head, score: { reads, hits, hit, low, high, mass, lift } }) => [
      layer,
      head,
      reads,
      hits,
      hit,
      low,
      high,
      mass,
      lift,
    ]),
  ];
  return (
    <Figure
      title={`Heads of ${model.name}`}
      words={`${words}; full shade is ${metric === 'lift' ? most.toFixed(1) : '100 %'}. Rows are layers, columns heads, both from 0. ${model.reads} reads of ${model.texts === 1 ? 'one text' : `${model.texts} texts`}; chance ${(100 * model.band.mean).toFixed(1)} %.`}
      file="heads"
      table={table}
    >
      {(width) => {
        const cell = Math.max(LEAST_CELL, Math.min(MOST_CELL, Math.floor((width - LABELS - 8) / model.heads)));
        return (
          <svg
            width={Math.max(width - 4, LABELS + model.heads * cell + 8)}
            height={model.layers * cell + 18}
            role="img"
            aria-label={`${words} for ${model.layers} layers of ${model.heads} heads; the best is head ${best.head} of layer ${best.layer}.`}
          >
            {Array.from(
              { length: model.layers },
              (_, layer) =>
                (layer % Math.ceil(14 / cell) === 0 || cell >= 14) && (
                  <text
                    key={layer}
                    className={styles.tick}
                    x={LABELS - 6}
                    y={layer * cell + cell / 2 + 4}
                    textAnchor="end"
                  >
                    {layer}
                  </text>
                ),
            )}
            {rows.map(({ number, layer, head, score }) => (
              // The table below does the same by keyboard.
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
              <g key={number} onClick={() => session.choose({ head: { layer, head } })}>
                <title>{`Head ${layer}.${head}: hit ${(100 * score.hit).toFixed(1)} %, mass ${(100 * score.mass).toFixed(1)} %, lift ${score.lift.toFixed(1)}`}</title>
                <rect
                  className={styles.cell}
                  x={LABELS + head * cell}
                  y={layer * cell}
                  width={cell - 1}
                  height={cell - 1}
                />
                <rect
                  className={styles.shade}
                  x={LABELS + head * cell}
                  y={layer * cell}
                  width={cell - 1}
                  height={cell - 1}
                  opacity={Math.min(1, score[metric] / most)}
                />
                {chosen?.layer === layer && chosen.head === head && (
                  <rect
                    className={styles.chosen}
                    x={LABELS + head * cell - 0.5}
                    y={layer * cell - 0.5}
                    width={cell}
                    height={cell}
                  />
                )}
              </g>
            ))}
            <text className={styles.tick} x={LABELS} y={model.layers * cell + 14}>
              heads 0 to {model.heads - 1}
            </text>
            <text className={styles.tick} x={LABELS - 6} y={model.layers * cell + 14} textAnchor="end">
              layer
            </text>
          </svg>
        );
      }}
    </Figure>
  );
}
