import { proxy } from 'comlink';
import { useEffect, useState } from 'react';
import { reasonOf } from '../../../base/problems.ts';
import type { Answer } from '../../../learn/answer.ts';
import { MACHINE_FAMILIES, QUESTION_KINDS, type Question, type QuestionReference } from '../../../learn/question.ts';
import { isFamily } from '../../../learn/topics.ts';
import type { HandInAnswer } from '../../../workers/learn/learn-views.ts';
import { taskById } from '../../../tasks/registry.ts';
import { Button } from '../../kit/Button.tsx';
import { vocabularyAddress } from '../../session/vocabulary.ts';
import { answerWords } from '../print/answer-words.ts';
import { askedQuestions } from '../screens/asked-questions.ts';
import { useLearn, useLearnSession } from '../use-learn.ts';
import styles from './HandedIn.module.css';

/** Answers that were handed in: each is checked again, by making its question anew. */
export function HandedIn({ answers }: { readonly answers: string }) {
  const session = useLearnSession();
  const seed = useLearn((state) => state.seed);
  const { answer, done } = useChecked(answers);
  const screen = useLearn((state) => state.screen);
  const hidden = useLearn((state) => state.hidden);
  const asked = askedQuestions({ screen, hidden });
  return (
    <main className={styles.main} aria-label="Answers that were handed in" tabIndex={-1}>
      <h2 className={styles.title}>Answers that were handed in</h2>
      <p role="status" className={styles.score}>
        {!answer && `Checking the answers again: ${done} done.`}
        {answer && !answer.ok && answer.problem}
        {answer?.ok &&
          `${answer.checked.right} of ${answer.checked.answered} answers are right. There are ${asked.count} questions on ${asked.where}.`}
      </p>
      {answer?.ok && (
        // A wide table scrolls, with the keys, too.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className={styles.scroll} tabIndex={0} role="region" aria-label="Answers">
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">Question</th>
                <th scope="col">About</th>
                <th scope="col">Seed</th>
                <th scope="col">Answer</th>
                <th scope="col">Verdict</th>
              </tr>
            </thead>
            <tbody>
              {answer.checked.items.map(({ reference, answer: given, question, verdict, problem }) => (
                <tr key={JSON.stringify(reference)}>
                  <th scope="row">{QUESTION_KINDS[reference.kind]}</th>
                  <td>{aboutWords(reference)}</td>
                  <td>
                    {reference.seed}
                    {reference.seed !== seed && ' (another one)'}
                  </td>
                  <td>{question && given && givenWords(question, given)}</td>
                  <td data-right={verdict?.right}>
                    {verdict
                      ? `${verdict.right ? '✓ Right.' : '✗ Wrong.'} ${verdict.reason}`
                      : (problem ?? 'no answer')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className={styles.note}>
        Each question was made again from its seed, and each answer judged by the run. A link can be changed by whoever
        has it: this shows what the answers are, not who gave them. Another seed means that the student tried another
        instance than the one of the link.
      </p>
      <Button onClick={() => session.closeHandIn()}>To the lesson</Button>
    </main>
  );
}

/** An answer as its question's form says it. */
const givenWords = (question: Question, answer: Answer): string =>
  answer.form === 'input' ? answer.input || 'the empty input' : answerWords(question, answer);

function aboutWords({ topic, length }: QuestionReference): string {
  const title = isFamily(topic) ? MACHINE_FAMILIES[topic] : (taskById(topic)?.title ?? topic);
  return length === undefined ? title : `${title}, length ${length}`;
}

function useChecked(answers: string): { readonly answer: HandInAnswer | undefined; readonly done: number } {
  const { service } = useLearnSession();
  const [checked, setChecked] = useState<{ answers: string; answer?: HandInAnswer; done: number }>({
    answers,
    done: 0,
  });
  useEffect(() => {
    let isWanted = true;
    const set = (change: { answer?: HandInAnswer; done?: number }) => {
      if (isWanted)
        setChecked((before) => ({ ...(before.answers === answers ? before : { done: 0 }), ...change, answers }));
    };
    service
      .checkHandIn(
        answers,
        vocabularyAddress(),
        proxy(({ done }) => set({ done })),
      )
      .then(
        (answer) => set({ answer }),
        (problem: unknown) => set({ answer: { ok: false, problem: reasonOf(problem) } }),
      );
    return () => {
      isWanted = false;
    };
  }, [service, answers]);
  return checked.answers === answers ? { answer: checked.answer, done: checked.done } : { answer: undefined, done: 0 };
}
