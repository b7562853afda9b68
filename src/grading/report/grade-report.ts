import type { LaterErrors } from '../departure/later-errors.ts';
import type { Graded } from '../grader.ts';
import type { WayOfJoining } from '../joining/join.ts';
import { clusterBootstrap } from '../statistics/bootstrap.ts';
import type { Interval } from '../statistics/interval.ts';
import { accuracyOf, AccuracyTable, type Accuracy } from './accuracy.ts';
import { compare, type Comparison } from './comparison.ts';
import { InstanceScores } from './instance-scores.ts';
import { TaskCount, type TaskReport } from './task-report.ts';

/** Seed of the bootstraps: the same outputs give the same report. */
const SEED = 1;

/** What is told of one run. */
export interface RunReport extends Accuracy {
  readonly run: string;
  /** The interval by a bootstrap over instances; null where every instance has one sample, or there is but one. */
  readonly clustered: Interval | null;
  readonly classes: readonly (Accuracy & { readonly class: string })[];
  readonly tasks: readonly TaskReport[];
  /** How many samples depart first in each way; those that do not are under `none`. */
  readonly kinds: Readonly<Record<string, number>>;
  /** The same by the form of the text. */
  readonly forms: readonly { readonly form: string; readonly kinds: Readonly<Record<string, number>> }[];
  /** States after first departures that the run does not have; null where of no text they were judged, as in texts of the Lab. */
  readonly later: LaterErrors | null;
}

/** Everything that grading found but for the samples themselves. */
export interface GradeReport extends Accuracy {
  readonly runs: readonly RunReport[];
  readonly comparisons: readonly Comparison[];
  /** How outputs were joined with what was asked, and how many each way. */
  readonly joined: Readonly<Partial<Record<WayOfJoining, number>>>;
  /** Outputs that are older texts, of which only the answer was graded. */
  readonly older_texts: number;
}

/** Counts samples one by one; memory grows with the number of instances alone. */
export class GradeCount {
  private readonly runs = new Map<string, RunCount>();
  private readonly scores = new InstanceScores();
  private readonly joined = new Map<WayOfJoining, number>();
  private olderTexts = 0;

  add(graded: Graded): void {
    const { result, canonical } = graded;
    const { run: name, correct, task, length, joined, note } = result;
    const run = this.runs.get(name) ?? new RunCount(name);
    this.runs.set(name, run);
    run.add(graded);
    this.joined.set(joined, (this.joined.get(joined) ?? 0) + 1);
    if (note !== null) this.olderTexts++;
    this.scores.add(name, `${task} ${canonical}`, length, correct);
  }

  report(): GradeReport {
    const names = [...this.runs.keys()];
    const { scores } = this;
    const runs = [...this.runs.values()].map((run) => run.report(scores));
    const correct = runs.reduce((sum, run) => sum + run.correct, 0);
    const total = runs.reduce((sum, run) => sum + run.total, 0);
    const comparisons = names.flatMap((first, at) =>
      names.slice(at + 1).flatMap((second) => compare(first, second, scores, SEED) ?? []),
    );
    return {
      ...accuracyOf(correct, total),
      runs,
      comparisons,
      joined: Object.fromEntries(this.joined),
      older_texts: this.olderTexts,
    };
  }
}

class RunCount {
  private readonly name: string;
  private readonly whole = new AccuracyTable<string>();
  private readonly classes = new AccuracyTable<string>();
  private readonly tasks = new Map<string, TaskCount>();
  private readonly kinds = new Map<string, number>();
  private readonly forms = new Map<string, Map<string, number>>();
  private later: LaterErrors | null = null;

  constructor(name: string) {
    this.name = name;
  }

  add(graded: Graded): void {
    const { result } = graded;
    this.whole.add(this.name, result.correct);
    this.classes.add(result.class, result.correct);
    const task = this.tasks.get(result.task) ?? new TaskCount(result.task);
    this.tasks.set(result.task, task);
    task.add(graded);
    const kind = result.note ?? result.kind ?? 'none';
    count(this.kinds, kind);
    if (result.variant !== null) {
      // Texts of the Lab have no arithmetic.
      const form = [result.variant, result.arithmetic].filter(Boolean).join(' ');
      const kinds = this.forms.get(form) ?? new Map<string, number>();
      this.forms.set(form, kinds);
      count(kinds, kind);
    }
    if (!result.later) return;
    const { consequence = 0, independent = 0, unknown = 0 } = this.later ?? {};
    this.later = {
      consequence: consequence + result.later.consequence,
      independent: independent + result.later.independent,
      unknown: unknown + result.later.unknown,
    };
  }

  report(scores: InstanceScores): RunReport {
    const [{ name, ...whole }] = this.whole.rows() as [Accuracy & { name: string }];
    const own = scores.ofRun(this.name);
    // Of a single instance nothing is known about others.
    const isClustered = own.length > 1 && own.some(({ total }) => total > 1);
    return {
      run: name,
      ...whole,
      clustered: isClustered
        ? clusterBootstrap(
            own.map(({ correct, total }) => ({ samples: total, sum: correct })),
            SEED,
          )
        : null,
      classes: this.classes.rows().map(({ name: algorithm, ...accuracy }) => ({ class: algorithm, ...accuracy })),
      tasks: [...this.tasks.values()].map((task) => task.report()),
      kinds: Object.fromEntries(this.kinds),
      forms: [...this.forms].map(([form, kinds]) => ({ form, kinds: Object.fromEntries(kinds) })),
      later: this.later,
    };
  }
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
