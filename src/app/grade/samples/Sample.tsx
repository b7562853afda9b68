import { X } from 'lucide-react';
import { grouped } from '../../../base/grouped.ts';
import type { Cells } from '../../../grading/departure/cells.ts';
import type { SampleResult } from '../../../grading/sample-result.ts';
import { WAYS_OF_JOINING } from '../../../grading/joining/join.ts';
import { taskById } from '../../../tasks/registry.ts';
import type { SampleView } from '../../../workers/grading/sample-view.ts';
import { Button, ButtonLink } from '../../kit/Button.tsx';
import { Panel } from '../../kit/Panel.tsx';
import { addressOf } from '../../links/trace-address.ts';
import { useAnswer } from '../../lists/use-answer.ts';
import { useGrade, useGradeSession } from '../use-grade.ts';
import { KINDS } from '../words.ts';
import { marked, type MarkedLine } from './difference.ts';
import styles from './Samples.module.css';

/** One sample: where it departs, what was to come there and what came. */
export function Sample({ number }: { readonly number: number }) {
  const session = useGradeSession();
  const round = useGrade((state) => state.round);
  // There is no sample of this number where a link names too large a one.
  const answer = useAnswer(String(round), String(number), async () => ({
    number,
    view: await session.service.sample(number),
  }));
  const view = answer?.view;
  return (
    <Panel
      title="Sample"
      note={view?.result.id}
      actions={
        <>
          {view?.step !== undefined && (
            <ButtonLink size="small" href={traceOf(view, view.step)}>
              Open in Trace{view.result.state === null ? '' : ' at this state'}
            </ButtonLink>
          )}
          <Button
            kind="quiet"
            size="small"
            aria-label="Close the sample"
            onClick={() => session.choose({ sample: undefined })}
          >
            <X size={14} aria-hidden />
          </Button>
        </>
      }
    >
      {/* The text scrolls. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={styles.sample} tabIndex={0} aria-label="Departure of the sample">
        {view ? (
          <SampleText view={view} />
        ) : (
          <p>{answer ? `There is no sample ${grouped(number)}.` : 'Running the machine …'}</p>
        )}
      </section>
    </Panel>
  );
}

/** What is said of a sample. */
export function SampleText({ view }: { readonly view: SampleView }) {
  const { result, before, answer } = view;
  const { expected, found } = result;
  return (
    <>
      <p className={styles.verdict}>{verdict(result)}</p>
      {expected !== null && found !== null && (
        <dl className={styles.lines}>
          {before.length > 0 && (
            <>
              <dt>right before</dt>
              <dd className={styles.quiet}>{before.join('\n')}</dd>
            </>
          )}
          <dt>to come</dt>
          <dd data-line="expected">
            <Line line={marked(expected, found, result.expected_word)} />
          </dd>
          <dt>came</dt>
          <dd data-line="found">
            <Line line={marked(found, expected, result.found_word)} />
          </dd>
        </dl>
      )}
      <dl className={styles.facts}>
        {result.source_cell && <Fact name="It should come from">{cellWords(result.source_cell)}</Fact>}
        {result.source_cell && (
          <Fact name="It did come from">
            {result.found_cell ? cellWords(result.found_cell) : 'no cell: this value stands on no tape then'}
          </Fact>
        )}
        {result.later && <Fact name="States after it">{laterWords(result.later)}</Fact>}
        <Fact name="Answer">
          {result.answer ?? 'none'}, {result.correct ? 'right' : `wrong: it is ${answer ?? 'none'}`}
        </Fact>
        <Fact name="Run">{result.run}</Fact>
        <Fact name="Task">
          {taskById(result.task)?.title ?? result.task}, length {grouped(result.length)}
          {result.variant !== null && `; text read as ${result.variant}`}
          {result.arithmetic !== null && `, ${result.arithmetic} arithmetic`}
        </Fact>
        <Fact name="Joined by">{WAYS_OF_JOINING[result.joined]}</Fact>
      </dl>
    </>
  );
}

function Line({ line: { before, word, after } }: { readonly line: MarkedLine }) {
  return (
    <>
      {before}
      {word !== '' && <mark>{word}</mark>}
      {after}
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function verdict({ kind, detail, part, place, of, state_kind: stateKind, note }: SampleResult): string {
  if (note !== null) return `${note}: its answer alone was graded.`;
  if (kind === null)
    return of === 0 ? 'A text without states: its answer alone was graded.' : 'It follows the machine to its end.';
  const where =
    place === null
      ? ''
      : stateKind === null
        ? ` after the last of ${grouped(of)} states`
        : ` in “${stateKind}”, state ${grouped(place + 1)} of ${grouped(of)} shown`;
  const what = [kind, detail, part === 'answer' ? 'in the answer' : null].filter(Boolean).join(', ');
  return `First departure: ${what}${where} – ${KINDS[kind]}.`;
}

const cellWords = ({ tape, from, to }: Cells): string =>
  `tape ${tape}, ${from === to ? `cell ${from}` : `cells ${from} to ${to}`}`;

function laterWords({ consequence, independent, unknown }: NonNullable<SampleResult['later']>): string {
  if (consequence + independent + unknown === 0) return 'none came, or all are those of the machine’s run';
  return `${grouped(consequence)} follow from it, ${grouped(independent)} are wrong by themselves, of ${grouped(unknown)} it cannot be told`;
}

/** The address of the reference trace, at the end of the state that departs. */
function traceOf({ result, instance }: SampleView, step: number): string {
  const { task, range, variant, arithmetic } = result;
  return addressOf(
    {
      traced: { task, instance },
      range: range || 'S',
      seed: null,
      variant: variant ?? 'tail',
      arithmetic: arithmetic ?? 'folded',
    },
    step,
  );
}
