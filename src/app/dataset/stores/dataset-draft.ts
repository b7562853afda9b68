import { create } from 'zustand';
import { EXAMPLE_TASK } from '../../links/example-task.ts';
import { fieldProblem, type FieldProblem } from '../../../base/problems.ts';
import { PAPER_MIXTURES, mixtureCounts, parseMixture } from '../../../dataset/settings/mixture.ts';
import type { OwnInstance } from '../../../dataset/settings/own-instances.ts';
import type { DatasetSettings } from '../../../dataset/settings/settings.ts';
import { typedValue } from '../../../tasks/typed-value.ts';
import { PAPER_RANGES, typedRange } from '../../../tasks/ranges.ts';

/** What is drawn of one range, as it is typed. */
export interface RangeDraft {
  readonly range: string;
  readonly count: string;
  /** `train`, `eval`, or empty for both. */
  readonly split: string;
}

/** Where a dataset goes: the folder as one archive, the folder as files, or one file of rows. */
export type SaveAs = 'zip' | 'folder' | 'rows';

/** Settings of a dataset while they are typed: everything as typed, whether it is sound or not. */
export interface DatasetDraft {
  readonly tasks: readonly string[];
  /** Whether examples are asked for range by range, or as shares of S, M and L. */
  readonly drawing: 'ranges' | 'mixture';
  readonly ranges: readonly RangeDraft[];
  /** Such as `8:1:1`. */
  readonly mixture: string;
  /** Training examples a task, all ranges of the mixture together. */
  readonly total: string;
  /** Evaluation examples a task and range, beside a mixture; empty for none. */
  readonly evaluation: string;
  /** Instances of a file. */
  readonly instances: readonly OwnInstance[];
  /** Whether the instances kept with a star are written too. */
  readonly withKept: boolean;
  readonly seed: string;
  readonly variants: readonly string[];
  readonly arithmetic: string;
  readonly formats: readonly string[];
  readonly container: string;
  readonly shards: string;
  /** Whether Qwen tokens are counted in records, card and limits. */
  readonly countsTokens: boolean;
  readonly saveAs: SaveAs;
}

/** What the page opens with when its address says nothing: a small dataset that trains and evaluates. */
export const FIRST_DRAFT: DatasetDraft = {
  tasks: [EXAMPLE_TASK],
  drawing: 'ranges',
  ranges: [
    { range: 'S', count: '1000', split: 'train' },
    { range: 'S', count: '100', split: 'eval' },
    { range: 'M', count: '100', split: 'eval' },
    { range: 'L', count: '100', split: 'eval' },
  ],
  mixture: PAPER_MIXTURES[0]!,
  total: '1000',
  evaluation: '100',
  instances: [],
  withKept: false,
  seed: '1',
  variants: ['tail'],
  arithmetic: 'folded',
  formats: ['native', 'prompt-completion', 'messages', 'inspect'],
  container: 'parquet',
  shards: '1',
  countsTokens: true,
  saveAs: 'zip',
};

/** The ranges of the paper: models are trained on S and evaluated on 500 examples of each range. */
export const PAPER_DRAFT: readonly RangeDraft[] = [
  { range: 'S', count: '100000', split: 'train' },
  ...PAPER_RANGES.map((range) => ({ range, count: '500', split: 'eval' })),
];

/** The settings that are typed. */
export const useDraft = create<{ readonly draft: DatasetDraft }>(() => ({ draft: FIRST_DRAFT }));

/** Changes some of them. */
export function changeDraft(change: Partial<DatasetDraft>): void {
  useDraft.setState(({ draft }) => ({ draft: { ...draft, ...change } }));
}

/** The settings that a draft says, to be checked; or what is wrong with what only the page has. */
export function settingsOf(
  draft: DatasetDraft,
  kept: readonly OwnInstance[],
): { readonly settings: unknown } | { readonly problems: readonly FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const ranges = draft.tasks.length === 0 ? [] : rangesOf(draft, problems);
  if (draft.saveAs === 'rows' && draft.formats.length > 1)
    problems.push(fieldProblem('formats', draft.formats, 'one format in one file; several in an archive or a folder'));
  if (problems.length > 0) return { problems };
  const instances = [...draft.instances, ...(draft.withKept ? kept : [])];
  const { tasks, seed, variants, arithmetic, formats, container, shards } = draft;
  return {
    settings: {
      tasks,
      ranges,
      ...(instances.length > 0 ? { instances } : {}),
      seed: typedValue('integer', seed),
      variants,
      arithmetic,
      formats,
      container,
      shards: typedValue('integer', shards),
    },
  };
}

function rangesOf(draft: DatasetDraft, problems: FieldProblem[]): unknown[] {
  if (draft.drawing === 'ranges')
    return draft.ranges.map(({ range, count, split }) => ({
      range: typedRange(range),
      count: typedValue('integer', count),
      ...(split === '' ? {} : { split }),
    }));
  const shares = parseMixture(draft.mixture.trim());
  const total = typedValue('integer', draft.total);
  const evaluation = draft.evaluation.trim() === '' ? 0 : typedValue('integer', draft.evaluation);
  if (!shares)
    problems.push(fieldProblem('mixture', draft.mixture, `shares of S, M and L such as ${PAPER_MIXTURES.join(', ')}`));
  if (typeof total !== 'number' || total < 1) problems.push(fieldProblem('total', total, 'a whole number, 1 or more'));
  if (typeof evaluation !== 'number' || evaluation < 0)
    problems.push(fieldProblem('evaluation', evaluation, 'a whole number, 0 or more'));
  if (!shares || typeof total !== 'number' || typeof evaluation !== 'number' || problems.length > 0) return [];
  const side = evaluation > 0 ? { split: 'train' } : {};
  return [
    ...mixtureCounts(shares, total).map((each) => ({ ...each, ...side })),
    ...(evaluation > 0 ? PAPER_RANGES.map((range) => ({ range, count: evaluation, split: 'eval' })) : []),
  ];
}

/** A draft that says the same as settings. */
export function draftOf(
  settings: DatasetSettings,
  beside: Pick<DatasetDraft, 'countsTokens' | 'saveAs'>,
): DatasetDraft {
  const { tasks, ranges, instances = [], seed, variants, arithmetic, formats, container, shards = 1 } = settings;
  return {
    ...FIRST_DRAFT,
    tasks,
    drawing: 'ranges',
    ranges: ranges.map(({ range, count, split = '' }) => ({ range, count: String(count), split })),
    instances,
    withKept: false,
    seed: String(seed),
    variants,
    arithmetic,
    formats,
    container,
    shards: String(shards),
    ...beside,
  };
}
