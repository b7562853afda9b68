import { grouped } from '../../base/grouped.ts';
import { USUAL_LIMITS } from '../../dataset/settings/usual-limits.ts';
import type { SampledRow } from '../../workers/dataset/dataset-sample.ts';
import { estimates, percent } from './estimate.ts';
import styles from './Estimate.module.css';

/** Tokens of each split, and which share of it usual limits cut. */
export function TokenTable({ rows }: { readonly rows: readonly SampledRow[] }) {
  return (
    // A wide table scrolls by itself, and what scrolls must be reached by the keyboard.
    <div className={styles.tableFrame} tabIndex={0} role="region" aria-label="Tokens by split">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Split</th>
            <th scope="col">Rows</th>
            <th scope="col">Median</th>
            <th scope="col">90 %</th>
            <th scope="col">Longest seen</th>
            {USUAL_LIMITS.map((limit) => (
              <th key={limit} scope="col">
                cut at {limit / 1024}k
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {estimates(rows).map(({ split, rows: count, tokens }) => (
            <tr key={split}>
              <th scope="row">{split}</th>
              <td>{whole(count)}</td>
              <td>{tokens.total > 0 ? whole(tokens.quantile(0.5)) : '–'}</td>
              <td>{tokens.total > 0 ? whole(tokens.quantile(0.9)) : '–'}</td>
              <td>{tokens.total > 0 ? whole(tokens.pairs.at(-1)![0]) : '–'}</td>
              {USUAL_LIMITS.map((limit) => {
                const share = tokens.shareAbove(limit);
                return (
                  <td key={limit} data-cut={share > 0 || undefined}>
                    {tokens.total > 0 ? percent(share) : '–'}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const whole = (value: number): string => grouped(Math.round(value));
