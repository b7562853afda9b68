import { useState } from 'react';
import { Segmented } from '../../kit/Segmented.tsx';
import { Figure } from '../charts/Figure.tsx';
import { LineChart } from '../charts/LineChart.tsx';
import { RowChart } from '../charts/RowChart.tsx';
import styles from './Live.module.css';
import { ABLATION, ABLATION_TEXTS, ADDITION, PAPER } from './paper-figures.ts';

const RANGES = ['S', 'M', 'L'] as const;

/** The paper's own figures, as charts of one file of data that says where each is from. */
export function PaperPanel() {
  return (
    <section className={styles.live} aria-label="What the paper measured">
      <Ablation />
      <Addition />
    </section>
  );
}

function Ablation() {
  const [range, setRange] = useState<'M' | 'L'>('L');
  const table = [
    ['class', 'task', ...ABLATION_TEXTS],
    ...ABLATION.rows.map((row) => [row.algorithm, row.task, ...row[range]]),
  ];
  return (
    <>
      <div className={styles.controls}>
        <Segmented<'M' | 'L'>
          label="Length of the questions"
          options={[
            { value: 'M', text: 'Longer (M)' },
            { value: 'L', text: 'Much longer (L)' },
          ]}
          value={range}
          onChange={setRange}
        />
      </div>
      <Figure
        title="Right answers beyond the trained lengths"
        words="Percent of right answers, one answer a question, of one task of each class of algorithms."
        series={ABLATION_TEXTS}
        table={table}
        source={<Citation of={ABLATION.source} />}
      >
        {(width) => (
          <RowChart
            width={width}
            label={`Right answers in percent on ${range}`}
            series={ABLATION_TEXTS}
            rows={ABLATION.rows.map((row) => ({ name: row.task, values: row[range] }))}
          />
        )}
      </Figure>
    </>
  );
}

function Addition() {
  const table = [['text', ...RANGES], ...ADDITION.rows.map((row) => [row.name, ...RANGES.map((range) => row[range])])];
  return (
    <Figure
      title="Addition, from trained lengths to long ones"
      words="Percent of right answers, one answer a question."
      series={ADDITION.rows.map(({ name }) => name)}
      table={table}
      source={<Citation of={ADDITION.source} />}
    >
      {(width) => (
        <LineChart
          width={width}
          label="Right answers in percent over the ranges of length"
          series={ADDITION.rows.map((row) => ({
            name: row.name,
            points: RANGES.map((range, x) => ({ x, y: row[range] })),
          }))}
          x={{ name: 'range of lengths', from: 0, to: RANGES.length - 1, ticks: [0, 1, 2], words: (at) => RANGES[at]! }}
          y={{ name: 'right, %', from: 0, to: 100, words: String }}
        />
      )}
    </Figure>
  );
}

/** Where numbers are from. */
function Citation({ of }: { readonly of: string }) {
  return (
    <>
      {of}. From {PAPER.authors}, “{PAPER.title}”, {PAPER.venue}, <a href={PAPER.address}>{PAPER.id}</a>. Percent of
      right answers, one answer a question.
    </>
  );
}
