import type { TextSettings } from '../../cot/chain-of-thought.ts';
import { CoverageCount, type Coverage } from '../../cot/step-coverage.ts';
import { stepsOf, type Step } from '../../cot/steps.ts';
import { StepTable, type Growth } from '../../cot/step-table.ts';
import type { Arithmetic, VariantId } from '../../cot/variants.ts';
import { chainOfThought, type Solution } from '../../runs/solution.ts';
import type { Instance } from '../../tasks/task.ts';

/** Missing steps that a report lists; the most frequent come first. */
const MOST_LISTED = 1000;

/** How much of one set of test examples is covered. */
export interface RangeCoverage extends Coverage {
  readonly range: string;
}

/** A step of a test set that training has not seen, with an example of it. */
export interface ListedMissingStep<Example = Instance> {
  readonly range: string;
  readonly kind: string;
  readonly left: string;
  readonly right: string;
  /** How often the test examples have it. */
  readonly count: number;
  /** The example: of a task its instance, of a machine file what is on its tapes. */
  readonly instance: Example;
  /** Its place in that example: the position among the states at depth 0, and the machine step at which it has ended. */
  readonly position: number;
  readonly endStep: number;
}

/** What a training set teaches of a task, or of a machine of a person's own, and how much of test sets that covers. Plain JSON. */
export interface StepReport<Example = Instance> {
  /** The task's id; `machine` and its name for a machine file. */
  readonly task: string;
  readonly variant: VariantId;
  readonly arithmetic: Arithmetic;
  readonly train: { readonly examples: number; readonly occurrences: number };
  /** Different steps of the training set. */
  readonly distinct: number;
  /** Left sides of it that are followed by different things. */
  readonly ambiguous: number;
  /** Left sides of it whose transition does not say what comes next. */
  readonly unannounced: number;
  /** 1 where every step was kept; else one in this many was, and counts are estimates. */
  readonly sampledOneIn: number;
  readonly growth: readonly Growth[];
  readonly tests: readonly RangeCoverage[];
  readonly missing: readonly ListedMissingStep<Example>[];
}

/** The place of a test example's step. */
interface Place<Example> {
  readonly instance: Example;
}

/** Makes a report of examples that come one after another, all of training before the first test example. Memory is flat. */
export class StepReportCount<Example = Instance> {
  private readonly task: string;
  private readonly settings: TextSettings;
  private readonly trained = new StepTable();
  private readonly tests = new Map<string, CoverageCount<Place<Example>>>();

  /** Counts the steps of what has this id; see `StepReport.task`. */
  constructor({ id }: { readonly id: string }, settings: TextSettings) {
    this.task = id;
    this.settings = settings;
  }

  /** Takes in a training example. */
  train(solution: Solution): void {
    this.trained.add(this.stepsOf(solution));
  }

  /** Takes in a test example of a range with its solution. */
  test(range: string, instance: Example, solution: Solution): void {
    const count = this.tests.get(range) ?? new CoverageCount<Place<Example>>(this.trained);
    this.tests.set(range, count);
    count.add(this.stepsOf(solution), { instance });
  }

  /** What has been counted so far. */
  report(): StepReport<Example> {
    const { examples, occurrences, distinct, ambiguous, unannounced, sampledOneIn } = this.trained.counts;
    const { variant, arithmetic } = this.settings;
    return {
      task: this.task,
      variant,
      arithmetic,
      train: { examples, occurrences },
      distinct,
      ambiguous,
      unannounced,
      sampledOneIn,
      growth: this.trained.growth,
      tests: [...this.tests].map(([range, count]) => ({ range, ...count.coverage })),
      missing: this.missing(),
    };
  }

  private missing(): ListedMissingStep<Example>[] {
    const all = [...this.tests].flatMap(([range, count]) =>
      count.missing.map(({ step: { kind, left, right, position, endStep }, count: often, example: { instance } }) => ({
        range,
        kind,
        left,
        right,
        count: often,
        instance,
        position,
        endStep,
      })),
    );
    return all.toSorted((one, other) => other.count - one.count).slice(0, MOST_LISTED);
  }

  private stepsOf(solution: Solution): Generator<Step, void, undefined> {
    return stepsOf(solution, chainOfThought(solution, this.settings));
  }
}
