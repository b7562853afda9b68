import type { ListedMissingStep } from '../../../dataset/step-report.ts';
import { variantOf } from '../../../cot/variants.ts';
import { grouped } from '../../../machine/grouped.ts';
import { taskById } from '../../../tasks/registry.ts';
import { Button } from '../../components/Button.tsx';
import { addressOf } from '../../stores/address.ts';
import type { StepCount } from '../../../workers/step-count.ts';
import { CoverageTable } from './CoverageTable.tsx';
import { MissingSteps } from './MissingSteps.tsx';
import { StepGrowth, growthWords } from './StepGrowth.tsx';
import styles from './Steps.module.css';
import { StepsProgress } from './StepsProgress.tsx';
import type { StepsShown } from './use-steps.ts';

/** What the training texts of one task and variant teach, step by step, and how much of the evaluation ranges that covers. */
export default function Steps({ steps }: { readonly steps: StepsShown }) {
  const { count, isCurrent, task, variant } = steps;
  // Of another task or variant even the last count says nothing.
  const shown = count && count.report.task === task && count.report.variant === variant ? count : undefined;
  return (
    <div className={styles.steps}>
      <StepsProgress steps={steps} />
      {shown && (
        <div className={styles.count} data-stale={!isCurrent || undefined} aria-busy={!isCurrent}>
          {shown.report.train.examples === 0 ? (
            <p className={styles.words}>
              These settings draw no training examples of {titleOf(shown)}: there are no steps that could cover
              anything. Add a range for training.
            </p>
          ) : (
            <CountedSteps count={shown} onAll={steps.isWhole ? undefined : steps.countAll} />
          )}
        </div>
      )}
    </div>
  );
}

interface CountedStepsProps {
  readonly count: StepCount;
  /** Counts all examples; undefined where they are. */
  readonly onAll: (() => void) | undefined;
}

function CountedSteps({ count, onAll }: CountedStepsProps) {
  const { report, tests } = count;
  return (
    <>
      <dl className={styles.facts}>
        <Fact name="different steps" value={report.distinct}>
          {distinctWords(report)}
        </Fact>
        <Fact name="ambiguous" value={report.ambiguous}>
          {report.ambiguous === 0
            ? 'What follows is known from what the line says.'
            : 'The same is given, and different things follow: one must look elsewhere, or guess.'}
        </Fact>
        <Fact name="not announced" value={report.unannounced}>
          {report.unannounced === 0
            ? 'Every line says what the next one is.'
            : 'These lines do not say what the next one is.'}
        </Fact>
      </dl>
      <div className={styles.halves}>
        <div className={styles.half}>
          <div className={styles.title}>
            <h3>How much of evaluation that covers</h3>
            {isSample(count) && onAll && (
              <Button size="small" onClick={onAll}>
                Count all examples
              </Button>
            )}
          </div>
          {tests.length === 0 ? (
            <p className={styles.words}>
              These settings draw no evaluation examples of {titleOf(count)}: there is nothing to be covered. Add a
              range for evaluation.
            </p>
          ) : (
            <CoverageTable count={count} />
          )}
        </div>
        <div className={styles.half}>
          <div className={styles.title}>
            <h3>How many examples it takes</h3>
          </div>
          <StepGrowth growth={report.growth} />
          <p className={styles.words}>{growthWords(report.growth)}</p>
        </div>
      </div>
      {tests.length > 0 && (
        <div className={styles.missing}>
          <MissingSteps missing={report.missing} onOpen={(step) => location.assign(traceOf(count, step))} />
        </div>
      )}
    </>
  );
}

interface FactProps {
  readonly name: string;
  readonly value: number;
  /** What it means. */
  readonly children: string;
}

function Fact({ name, value, children }: FactProps) {
  return (
    <div className={styles.fact}>
      <dt>
        <strong>{grouped(value)}</strong> {name}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

function distinctWords({ variant, arithmetic }: StepCount['report']): string {
  if (!variantOf(variant).showsStates) return 'The answer follows from the whole question at once.';
  if (arithmetic === 'folded' && variantOf(variant).unfolds)
    return 'What is given on a line, and what follows from it; folded arithmetic with its numbers.';
  return 'What is given on a line, and what follows from it; numbers and places by their names.';
}

function isSample({ report, train, tests }: StepCount): boolean {
  const counted = (range: string) => report.tests.find((each) => each.range === range)?.examples ?? 0;
  return report.train.examples < train.examples || tests.some(({ range, examples }) => counted(range) < examples);
}

const titleOf = ({ report }: StepCount): string => taskById(report.task)!.title;

function traceOf({ report }: StepCount, { range, instance, endStep }: ListedMissingStep): string {
  const { task, variant, arithmetic } = report;
  const wording = taskById(task)!.wordings[0]!.id;
  return addressOf({ task, range, seed: null, instance, variant, arithmetic, wording }, endStep);
}
