import { useId, useRef } from 'react';
import { grouped } from '../../../base/grouped.ts';
import { variantOf } from '../../../cot/variants.ts';
import type { ShownGrowth } from '../../../learn/question.ts';
import { taskById } from '../../../tasks/registry.ts';
import { useWidth } from '../../kit/browser/use-width.ts';
import { LineChart } from '../charts/LineChart.tsx';
import styles from './Material.module.css';

/** Measured tokens up to a length: the curve that has to be carried on, and its numbers. */
export function GrowthMaterial({ shown }: { readonly shown: ShownGrowth }) {
  const heading = useId();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const title = `${taskById(shown.task)?.title ?? shown.task}, ${variantOf(shown.variant).title}`;
  const last = shown.points.at(-1);
  return (
    <>
      <p id={heading} className={styles.note}>
        Measured: {title}
      </p>
      <div ref={frame}>
        {width > 0 && last && (
          <LineChart
            width={width}
            label={`Tokens over length of ${title}`}
            series={[{ name: title, points: shown.points.map(({ length, tokens }) => ({ x: length, y: tokens })) }]}
            x={{ name: shown.lengthMeaning, from: 0, to: shown.askedLength, words: grouped }}
            y={{ name: 'tokens', from: 0, to: last.tokens * 4, words: grouped }}
          />
        )}
      </div>
      <div className={styles.scroll}>
        <table className={styles.table} aria-labelledby={heading}>
          <thead>
            <tr>
              <th scope="col">length</th>
              <th scope="col">tokens</th>
              <th scope="col">characters</th>
            </tr>
          </thead>
          <tbody>
            {shown.points.map(({ length, tokens, characters }) => (
              <tr key={length}>
                <td>{grouped(length)}</td>
                <td>{grouped(tokens)}</td>
                <td>{grouped(characters)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
