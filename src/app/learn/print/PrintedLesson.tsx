import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useStore } from 'zustand';
import { grouped } from '../../../base/grouped.ts';
import { variantOf } from '../../../cot/variants.ts';
import { QUESTION_KINDS, type Question, type ShownBlock } from '../../../learn/question.ts';
import { taskById } from '../../../tasks/registry.ts';
import { useLearnSession } from '../use-learn.ts';
import { answerWords } from './answer-words.ts';
import styles from './PrintedLesson.module.css';
import type { Sheet, SheetQuestion } from './sheet.ts';

/** What is on paper: the questions with room for answers, and the key on pages of its own. */
export function PrintedLesson() {
  const session = useLearnSession();
  const sheet = useStore(session.printing, (state) => state.sheet);
  const [place] = useState(() => document.createElement('div'));
  useEffect(() => {
    document.body.append(place);
    return () => place.remove();
  }, [place]);
  useEffect(() => {
    if (!sheet) return undefined;
    document.documentElement.dataset['printsSheet'] = '';
    const end = () => session.printing.setState({ sheet: undefined });
    addEventListener('afterprint', end);
    // The browser prints what is drawn, and this is drawn now.
    window.print();
    return () => {
      delete document.documentElement.dataset['printsSheet'];
      removeEventListener('afterprint', end);
    };
  }, [session, sheet]);
  return sheet && createPortal(<Paper sheet={sheet} />, place);
}

function Paper({ sheet: { parts, hasKey, address } }: { readonly sheet: Sheet }) {
  return (
    <div className={styles.paper} data-sheet>
      <h1>Why length generalization fails</h1>
      <p className={styles.name}>Name:</p>
      <p className={styles.small}>The same questions in the browser: {address}</p>
      {parts.map(({ screen, questions }) => (
        <section key={screen.id}>
          <h2>{screen.title}</h2>
          <p>{screen.sentence}</p>
          {questions.map((each) => (
            <Asked key={each.number} {...each} />
          ))}
        </section>
      ))}
      {hasKey && (
        <section className={styles.key}>
          <h1>Key</h1>
          <ol>
            {parts.flatMap(({ questions }) =>
              questions.map(({ number, question, explanation }) => (
                <li key={number} value={number}>
                  <b>{answerWords(question, explanation.answer)}.</b> {explanation.steps.at(-1)?.sentence}
                </li>
              )),
            )}
          </ol>
        </section>
      )}
    </div>
  );
}

function Asked({ number, question }: SheetQuestion) {
  const { prompt, reference, form } = question;
  return (
    <div className={styles.question}>
      <p>
        <b>
          {number}. {QUESTION_KINDS[reference.kind]}
        </b>{' '}
        {prompt.map((part) => (typeof part === 'string' ? part : part.value)).join('')}
      </p>
      <PrintedMaterial question={question} />
      {form.form === 'choice' && (
        <ul className={styles.choices}>
          {form.choices.map((choice) => (
            <li key={choice}>☐ {choice}</li>
          ))}
        </ul>
      )}
      {(form.form === 'number' || form.form === 'input') && <p className={styles.answer}>Answer:</p>}
      {(form.form === 'cell' || form.form === 'span' || form.form === 'block') && (
        <p className={styles.small}>Mark it above.</p>
      )}
    </div>
  );
}

function PrintedMaterial({ question: { shown, form } }: { readonly question: Question }) {
  switch (shown.kind) {
    case 'trace':
      return (
        <div className={styles.tapes}>
          {shown.tapes.map((tape) => (
            <div key={tape.name} className={styles.tape}>
              <span>{tape.name}</span>
              <span className={styles.cells}>
                {tape.symbols.map((symbol, slot) => (
                  <span
                    // Cells have no name but their place.
                    // oxlint-disable-next-line react/no-array-index-key
                    key={slot}
                    className={styles.cell}
                    data-head={tape.first + slot === tape.head || undefined}
                  >
                    {symbol === ' ' ? '␣' : symbol}
                  </span>
                ))}
              </span>
            </div>
          ))}
          <p className={styles.small}>The thick cell is under the head.</p>
        </div>
      );
    case 'text':
      return (
        <>
          <p className={styles.small}>{shown.query}</p>
          <PrintedBlocks blocks={shown.blocks} marksSpans={form.form === 'span'} />
        </>
      );
    case 'growth':
      return (
        <table className={styles.table}>
          <tbody>
            <tr>
              <th scope="row">
                {taskById(shown.task)?.title}, {variantOf(shown.variant).title}: length
              </th>
              {shown.points.map(({ length }) => (
                <td key={length}>{grouped(length)}</td>
              ))}
            </tr>
            <tr>
              <th scope="row">tokens</th>
              {shown.points.map(({ length, tokens }) => (
                <td key={length}>{grouped(tokens)}</td>
              ))}
            </tr>
          </tbody>
        </table>
      );
    case 'machine':
      return (
        <div className={styles.machine}>
          <table className={styles.table}>
            <thead>
              <tr>
                {['state', 'reads', 'writes', 'moves', 'next state'].map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.rules.map(({ state, read, write, move, next }) => (
                <tr key={`${state} ${read}`}>
                  {[state, read, write, move, next].map((value, column) => (
                    // Columns have no name but their place.
                    // oxlint-disable-next-line react/no-array-index-key
                    <td key={column}>{value}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          <table className={styles.table}>
            <tbody>
              {shown.tests.map(({ input, result }) => (
                <tr key={input}>
                  <td>{input === '' ? 'nothing' : input}</td>
                  <td>{result}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
  }
}

/** A text on paper, its lines numbered: the key names them. */
function PrintedBlocks({
  blocks,
  marksSpans,
}: {
  readonly blocks: readonly ShownBlock[];
  readonly marksSpans: boolean;
}) {
  return (
    <ol className={styles.blocks}>
      {blocks.map(({ pieces }, number) => (
        // Blocks have no name but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={number}>
          {pieces.map(({ text, span, isAsked }, at) => (
            <span
              // Pieces have no name but their place.
              // oxlint-disable-next-line react/no-array-index-key
              key={at}
              data-asked={isAsked || undefined}
              data-span={(marksSpans && span !== undefined) || undefined}
            >
              {text.replaceAll(/\s*\n\s*/g, ' ')}
            </span>
          ))}
        </li>
      ))}
    </ol>
  );
}
