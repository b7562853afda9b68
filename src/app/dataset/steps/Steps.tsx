import type { ListedMissingStep } from '../../../dataset/steps/step-report.ts';
import { variantOf } from '../../../cot/variants.ts';
import { grouped } from '../../../base/grouped.ts';
import { taskById } from '../../../tasks/registry.ts';
import { addressOf } from '../../links/trace-address.ts';
import type { StepCount } from '../../../workers/dataset/step-count.ts';
import { CoverageTable } from '../CoverageTable.tsx';
import { MissingSteps } from './MissingSteps.tsx';
import { StepGrowth, growthWords } from './StepGrowth.tsx';
import styles from './Steps.module.css';
import { StepsProgress } from './StepsProgress.tsx';
import type { StepsShown } from './use-steps.ts';

interface StepsProps {
  readonly steps: StepsShown;
  /** Opens the trace of this address. */
  readonly onOpen: (address: string) => void;
}

/** What the training texts of one task and variant teach, step by step, and how much of the evaluation ranges that covers. */
export default function Steps({ steps, onOpen }: StepsProps) {
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
            <CountedSteps count={shown} onOpen={onOpen} />
          )}
        </div>
      )}
    </div>
  );
}

function CountedSteps({ count, onOpen }: Pick<StepsProps, 'onOpen'> & { readonly count: StepCount }) {
  const { report, tests } = count;
  return (
    <>
      <dl className={styles.facts}>
        <Fact name="different steps" value={report.distinct}>
          {distinctWords(report)}
        </Fact>
        <Fact name="ambiguous" value={report.ambiguous}>
          {ambiguousWords(report)}
        </Fact>
        <Fact name="not announced" value={report.unannounced}>
          {unannouncedWords(report)}
        </Fact>
      </dl>
      <div className={styles.halves}>
        <div className={styles.half}>
          <div className={styles.title}>
            <h3>How much of evaluation that covers</h3>
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
      {tests.length > 0 && report.missing.length === 0 && (
        <p className={styles.nothing}>No step of the evaluation examples that were counted is missing.</p>
      )}
      {report.missing.length > 0 && (
        <div className={styles.missing}>
          <MissingSteps missing={report.missing} onOpen={(step) => onOpen(traceOf(count, step))} />
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

function ambiguousWords({ variant, ambiguous }: StepCount['report']): string {
  if (ambiguous > 0) return 'The same is given, and different things follow: one must look elsewhere, or guess.';
  if (!variantOf(variant).showsStates) return 'The same question has one answer.';
  return 'What follows is known from what the line says.';
}

function unannouncedWords({ variant, unannounced }: StepCount['report']): string {
  if (unannounced > 0) return 'These lines do not say what the next one is.';
  if (!variantOf(variant).showsStates) return 'There is no line but the answer.';
  return 'Every line says what the next one is.';
}

const titleOf = ({ report }: StepCount): string => taskById(report.task)!.title;

function traceOf({ report }: StepCount, { range, instance, endStep }: ListedMissingStep): string {
  const { task, variant, arithmetic } = report;
  return addressOf({ traced: { task, instance }, range, seed: null, variant, arithmetic }, endStep);
}
