import { grouped } from '../../base/grouped.ts';
import type { CheckedPart } from '../../workers/dataset/preview-service.ts';
import styles from './Rows.module.css';

/** What each range holds beside what is asked of it. */
export function SourcesTable({ parts }: { readonly parts: readonly CheckedPart[] }) {
  return (
    <div className={styles.sources} tabIndex={0} role="region" aria-label="Capacity of the ranges">
      <table>
        <thead>
          <tr>
            <th scope="col">Task</th>
            <th scope="col">Lengths</th>
            <th scope="col">For</th>
            <th scope="col" data-number>
              Asked for
            </th>
            <th scope="col" data-number>
              Instances there are
            </th>
            <th scope="col" data-number>
              Queries there are
            </th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ task, title, range, words, side, count, capacity }, place) => (
            <tr key={`${task} ${place}`}>
              <th scope="row">{title}</th>
              <td>{words ?? 'your own'}</td>
              <td>{range === undefined || !side ? 'both' : side === 'train' ? 'training' : 'evaluation'}</td>
              <td data-number>{whole(count)}</td>
              {capacity ? (
                <>
                  <td data-number>
                    {capacity.exact ? '' : '≈ '}
                    {whole(capacity.instances)}
                  </td>
                  <td data-number>
                    {capacity.exact ? '' : '≈ '}
                    {whole(capacity.queries)}
                  </td>
                </>
              ) : (
                // Of each instance there are several queries.
                ['instances', 'queries'].map((what) => (
                  <td key={what} data-number>
                    {range === undefined ? `${whole(count)}, your own` : 'more than a million'}
                  </td>
                ))
              )}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              In total
            </th>
            <td data-number>{whole(parts.reduce((sum, { count }) => sum + count, 0))}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

const whole = (value: number): string => grouped(Math.round(value));
