import { useId } from 'react';
import { Button } from '../../kit/Button.tsx';
import { QUESTION_KINDS, type QuestionRequest } from '../../../learn/question.ts';
import { QUESTION_ID } from '../lesson-commands.ts';
import { questionKey } from '../progress.ts';
import type { Screen } from '../screens/screen.ts';
import { useIsOffered, useLearn, useLearnSession, useProgress } from '../use-learn.ts';
import { AnswerField } from './AnswerField.tsx';
import { Material } from './Material.tsx';
import styles from './QuestionPart.module.css';
import { questionRequest } from './question-request.ts';
import { useRound, type Round } from './use-round.ts';

/** The questions of a screen: one at a time, answered before anything is shown. */
export function QuestionPart({ screen }: { readonly screen: Screen }) {
  const link = useLearn((state) => state);
  const request = questionRequest(screen, link);
  return (
    <section className={styles.card} aria-labelledby={QUESTION_ID}>
      <div className={styles.head}>
        <h3 id={QUESTION_ID} tabIndex={-1}>
          {QUESTION_KINDS[request.kind]}
        </h3>
        <QuestionChoice screen={screen} />
      </div>
      <Asked key={`${screen.id} ${link.question}`} name={questionKey(screen.id, link.question)} request={request} />
    </section>
  );
}

/** Which question of the screen is asked. */
function QuestionChoice({ screen }: { readonly screen: Screen }) {
  const session = useLearnSession();
  const current = useLearn(({ question }) => question);
  const progress = useProgress();
  const isOffered = useIsOffered('screens');
  if (screen.questions.length < 2 || !isOffered) return null;
  return (
    <div className={styles.numbers} role="group" aria-label="Questions of this screen">
      {screen.questions.map((_, question) => {
        const key = questionKey(screen.id, question);
        const isRight = progress[key]?.isRight;
        return (
          <Button
            key={key}
            size="small"
            aria-pressed={question === current}
            className={styles.number}
            aria-label={`Question ${question + 1}${isRight ? ', answered right' : ''}`}
            onClick={() => session.ask(question)}
          >
            {question + 1}
            {isRight && ' ✓'}
          </Button>
        );
      })}
    </div>
  );
}

function Asked({ name, request }: { readonly name: string; readonly request: QuestionRequest }) {
  const round = useRound(name, request);
  const { question, failure, answer, explanation } = round;
  if (failure !== undefined)
    return (
      <p className={styles.failure} role="alert">
        {failure}
      </p>
    );
  if (!question)
    return (
      <p role="status" className={styles.waiting}>
        The machine runs …
      </p>
    );
  const answering = {
    answer: explanation?.answer ?? answer,
    onAnswer: round.isOpen ? round.choose : undefined,
    place: round.place,
  };
  return (
    <div className={styles.body}>
      <p className={styles.prompt}>
        {question.prompt.map((part, at) =>
          // Parts of a sentence have no name but their place.
          // oxlint-disable-next-line react/no-array-index-key
          typeof part === 'string' ? part : <b key={at}>{part.value}</b>,
        )}
      </p>
      <Material question={question} {...answering} />
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          round.check();
        }}
      >
        <AnswerField form={question.form} {...answering} />
        <Outcome name={name} round={round} />
      </form>
    </div>
  );
}

/** The verdict, and what can be done next. */
function Outcome({ name, round }: { readonly name: string; readonly round: Round }) {
  const session = useLearnSession();
  const offersSeed = useIsOffered('seed');
  const offersAnswer = useIsOffered('show');
  const words = useId();
  const { verdict, answer, explanation, step = 0, isOpen } = round;
  return (
    <>
      <div className={styles.actions}>
        {isOpen && (
          <Button type="submit" kind="primary" aria-disabled={!answer || round.isChecking} aria-describedby={words}>
            Check
          </Button>
        )}
        {verdict && offersSeed && <Button onClick={() => session.tryAnother()}>Try another</Button>}
        {round.mayShow && offersAnswer && <Button onClick={round.show}>Show me</Button>}
      </div>
      <div id={words} className={styles.verdict} role="status" data-question={name} data-right={verdict?.right}>
        {verdict && (
          <p>
            <strong>{verdict.right ? '✓ Right.' : '✗ Not yet.'}</strong> {verdict.reason}
          </p>
        )}
        {explanation && (
          <p>
            <strong>
              {step + 1} of {explanation.steps.length}:
            </strong>{' '}
            {explanation.steps[step]?.sentence}
          </p>
        )}
      </div>
      {explanation && (
        <div className={styles.actions}>
          <Button aria-disabled={step === 0} onClick={() => step > 0 && round.goToStep(step - 1)}>
            Back
          </Button>
          <Button
            aria-disabled={step + 1 >= explanation.steps.length}
            onClick={() => step + 1 < explanation.steps.length && round.goToStep(step + 1)}
          >
            Next step
          </Button>
          {offersSeed && <Button onClick={() => session.tryAnother()}>Try another</Button>}
        </div>
      )}
    </>
  );
}
