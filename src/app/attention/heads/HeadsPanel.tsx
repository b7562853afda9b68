import { useMemo } from 'react';
import type { PieceKind } from '../../../attention/oracle/piece.ts';
import type { HeadScore, Score } from '../../../attention/scores/head-scores.ts';
import { grouped } from '../../../base/grouped.ts';
import type { ModelView } from '../../../workers/attention/attention-views.ts';
import { Panel } from '../../kit/Panel.tsx';
import { Segmented } from '../../kit/Segmented.tsx';
import type { DataColumn } from '../../lists/DataRow.tsx';
import { DataTable } from '../../lists/DataTable.tsx';
import type { Metric } from '../attention-address.ts';
import { useAttention, useAttentionSession } from '../use-attention.ts';
import { Controls } from './Controls.tsx';
import styles from './HeadsPanel.module.css';
import { Matrix } from './Matrix.tsx';

/** A head with its number among all of them and the score of the kind that is shown. */
export interface HeadRow {
  readonly number: number;
  readonly layer: number;
  readonly head: number;
  readonly score: Score;
}

const METRIC_WORDS: Readonly<Record<Metric, string>> = {
  hit: 'Share of reads whose largest weight is on a source',
  mass: 'Mean of the attention on the sources',
  lift: 'Attention on the sources over that of uniform attention, mean',
};

/** The heads of the model that is open, ranked by how their attention lies on the sources, with controls beside them. */
export function HeadsPanel() {
  const model = useAttention((state) => state.model);
  return (
    <Panel title="Heads" {...(model && { note: noteOf(model) })} actions={model && <MetricChoice />}>
      <div className={styles.body}>{model ? <Heads model={model} /> : <Nothing />}</div>
    </Panel>
  );
}

const noteOf = ({ reads, texts, milliseconds }: ModelView): string =>
  `${grouped(reads)} reads of ${texts === 1 ? 'one text' : `${texts} texts`}, ranked in ${grouped(milliseconds)} ms`;

function MetricChoice() {
  const session = useAttentionSession();
  const metric = useAttention((state) => state.metric);
  return (
    <Segmented<Metric>
      label="Ranked by"
      options={(['hit', 'mass', 'lift'] as const).map((value) => ({ value, text: value, title: METRIC_WORDS[value] }))}
      value={metric}
      onChange={(chosen) => session.choose({ metric: chosen })}
    />
  );
}

function Nothing() {
  return (
    <div className={styles.nothing}>
      <p>No model is open. There are three ways to one:</p>
      <ol>
        <li>
          <strong>A model of the Lab</strong> above: it reads the text here in the browser, no file is needed.
        </li>
        <li>
          <strong>A large model</strong>: save <em>probe.json</em> for this text, run the script with a model of
          transformers, open its <em>probe.npz</em> here. Only the rows of the reads are computed, so length is no
          limit.
        </li>
        <li>
          <strong>All weights of a small model</strong>: .npz, .npy, .safetensors or JSON with{' '}
          <code>attention [layers, heads, queries, keys]</code> and tokens.
        </li>
      </ol>
      <Definitions />
    </div>
  );
}

/** The definitions of the scores, as they are computed. */
function Definitions() {
  return (
    <dl className={styles.definitions}>
      <dt>Row</dt>
      <dd>The attention at the token before the first one of a read: the one that predicts it.</dd>
      <dt>Mass</dt>
      <dd>Σ of the weights on the tokens of its sources.</dd>
      <dt>Hit</dt>
      <dd>Whether the largest weight of the row is on a source; with a 95 % interval by Wilson.</dd>
      <dt>Lift</dt>
      <dd>Mass over what uniform attention puts there: sources / keys.</dd>
    </dl>
  );
}

function Heads({ model }: { readonly model: ModelView }) {
  const session = useAttentionSession();
  const kind = useAttention((state) => state.kind);
  const metric = useAttention((state) => state.metric);
  const head = useAttention((state) => state.head);
  const rows = useMemo(() => rankedRows(model.scores, kind, metric), [model, kind, metric]);
  const current = head && head.layer * model.heads + head.head;
  if (rows.length === 0)
    return (
      <>
        <Mismatches model={model} />
        <p className={styles.hint}>No read of this kind could be scored.</p>
      </>
    );
  return (
    <>
      <Mismatches model={model} />
      <Matrix model={model} rows={rows} metric={metric} words={METRIC_WORDS[metric]} />
      <Controls model={model} best={rows[0]!} />
      <div className={styles.table}>
        <DataTable
          label="heads"
          rows={rows}
          columns={COLUMNS}
          keyOf={numberOf}
          current={current}
          onChoose={({ layer, head: chosen }) => session.choose({ head: { layer, head: chosen } })}
          note={`Ranked by ${metric}${kind === 'all' ? '' : ` on reads of the kind ${kind}`}; the map shows the one that is chosen.`}
        />
      </div>
      <Definitions />
    </>
  );
}

/** What of the file does not match the text. */
function Mismatches({ model: { problems, left, reads } }: { readonly model: ModelView }) {
  const sentences = [
    ...problems,
    ...(left > 0
      ? [`${grouped(left)} reads have no token of their own, or no source before it; ${grouped(reads)} are scored.`]
      : []),
  ];
  if (sentences.length === 0) return null;
  return (
    <ul className={styles.problems} role="status">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

function rankedRows(scores: readonly HeadScore[], kind: PieceKind | 'all', metric: Metric): HeadRow[] {
  return scores
    .flatMap(({ layer, head, all, kinds }, number) => {
      const score = kind === 'all' ? all : kinds[kind];
      return score && score.reads > 0 ? [{ number, layer, head, score }] : [];
    })
    .toSorted((one, other) => other.score[metric] - one.score[metric] || other.score.mass - one.score.mass);
}

const numberOf = ({ number }: HeadRow): number => number;

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const COLUMNS: readonly DataColumn<HeadRow>[] = [
  {
    id: 'head',
    header: 'Head',
    width: '64px',
    value: ({ number }) => number,
    cell: ({ layer, head }) => `${layer}.${head}`,
  },
  {
    id: 'hit',
    header: 'Hit',
    width: '64px',
    isNumber: true,
    value: ({ score }) => score.hit,
    cell: ({ score }) => percent(score.hit),
  },
  {
    id: 'interval',
    header: '95 %',
    width: 'minmax(96px, 1fr)',
    value: ({ score }) => score.low,
    cell: ({ score }) => `${percent(score.low)} – ${percent(score.high)}`,
  },
  {
    id: 'mass',
    header: 'Mass',
    width: '64px',
    isNumber: true,
    value: ({ score }) => score.mass,
    cell: ({ score }) => percent(score.mass),
  },
  {
    id: 'lift',
    header: 'Lift',
    width: '64px',
    isNumber: true,
    value: ({ score }) => score.lift,
    cell: ({ score }) => score.lift.toFixed(1),
  },
];
