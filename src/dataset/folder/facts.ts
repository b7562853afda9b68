import { version } from '../../../package.json';
import { TEXT_VERSION } from '../../cot/text-version.ts';
import { configsOf } from '../data-files.ts';
import type { DatasetRun, FileReport } from '../dataset-run.ts';
import { DisjointnessCount, type Disjointness, type SeenOnSides } from '../disjointness.ts';
import type { DatasetPlan } from '../settings/plan.ts';
import type { DatasetSettings } from '../settings/settings.ts';
import { SPLITS, type Split } from '../draw/split.ts';
import type { StepSample } from '../steps/step-sample.ts';
import { StateCounts, type StatesJson } from '../state-counts.ts';
import { StatisticsCount, type SplitStatistics, type StatisticsJson } from '../statistics.ts';
import { cardSample, type TaskSteps } from './card-steps.ts';

/** The versions that a run's rows are of: rows of different ones are not one dataset. */
export interface MadeBy {
  readonly application: string;
  /** See `TEXT_VERSION`. */
  readonly textVersion: number;
  /** Whether the tokens of every row are counted; null where there are no rows. */
  readonly countsTokens: boolean | null;
}

/** What one run, or one shard of several, has written and counted: plain JSON, so that another machine can add it up. */
export interface RunReport {
  readonly settings: DatasetSettings;
  readonly madeBy: MadeBy;
  readonly files: readonly FileReport[];
  readonly statistics: readonly { readonly config: string; readonly split: Split; readonly counts: StatisticsJson }[];
  readonly seen: SeenOnSides;
  readonly states: readonly StatesJson[];
  /** The examples whose steps the card counts, of the whole dataset in every shard. */
  readonly steps: readonly StepSample[];
}

/** What all files of a folder that are not data are made of. */
export interface FolderFacts {
  readonly plan: DatasetPlan;
  /** The data files by path. */
  readonly files: readonly FileReport[];
  readonly statistics: (config: string, split: Split) => SplitStatistics;
  readonly disjointness: Disjointness;
  readonly states: StateCounts;
  /** What the texts teach, step by step, one entry a task. */
  readonly steps: readonly TaskSteps[];
}

/** What a run has written and counted. */
export function reportOf(run: DatasetRun): RunReport {
  const statistics = configsOf(run.plan).flatMap(({ name }) =>
    SPLITS.map((split) => ({ config: name, split, counts: run.statisticsOf(name, split).json() })),
  );
  return {
    settings: run.plan.settings,
    madeBy: { application: APPLICATION, textVersion: TEXT_VERSION, countsTokens: tokensCountedIn(statistics) },
    files: run.files,
    statistics: statistics.filter(({ counts }) => counts.rows > 0),
    seen: run.seen,
    states: run.states.json(),
    steps: cardSample(run.plan, run.selection),
  };
}

/** The program and its version, as manifests and the reports of shards name it. */
export const APPLICATION = `TAIL Tracer ${version}`;

function tokensCountedIn(statistics: RunReport['statistics']): MadeBy['countsTokens'] {
  const rows = sum(statistics.map(({ counts }) => counts.rows));
  const counted = sum(statistics.flatMap(({ counts }) => counts.tokens.map(([, count]) => count)));
  return rows === 0 ? null : counted === rows;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The facts of a folder from the reports of all its shards. Throws `SplitLeak` when training and evaluation share something. */
export function factsOf(plan: DatasetPlan, reports: readonly RunReport[]): Omit<FolderFacts, 'steps'> {
  const disjointness = new DisjointnessCount();
  const states = new StateCounts();
  const statistics = new Map<string, StatisticsCount>();
  const statisticsOf = (config: string, split: Split) => {
    const key = `${config} ${split}`;
    const known = statistics.get(key) ?? new StatisticsCount();
    statistics.set(key, known);
    return known;
  };
  for (const report of reports) {
    for (const { config, split, counts } of report.statistics) statisticsOf(config, split).merge(counts);
    disjointness.merge(report.seen);
    states.merge(report.states);
  }
  const files = reports
    .flatMap((report) => report.files)
    .toSorted((one, other) => (one.path < other.path ? -1 : Number(one.path > other.path)));
  return { plan, files, statistics: statisticsOf, disjointness: disjointness.proof(), states };
}

/** How many rows a configuration has in a split. */
export function rowsOf(facts: FolderFacts, config: string, split: Split): number {
  return facts.statistics(config, split).rows;
}

/** The paths of a configuration's files of one split. */
export function pathsOf(facts: FolderFacts, config: string, split: Split): readonly string[] {
  return facts.files.filter((file) => file.config === config && file.split === split).map(({ path }) => path);
}

/** The evaluation splits that have rows. */
export function evaluationSplits(facts: FolderFacts): readonly Split[] {
  return SPLITS.filter((split) => split !== 'train' && facts.files.some((file) => file.split === split));
}

/** Whether the files are CSV: what knows no types, and holds lists and structs as text. */
export function isCsv({ plan }: Pick<FolderFacts, 'plan'>): boolean {
  return plan.container.builder === 'csv';
}
