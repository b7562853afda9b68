import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useStore } from 'zustand';
import { grouped } from '../../../base/grouped.ts';
import { useBreakpoints, useShown, useTrace } from '../../session/session-context.ts';
import type { Run } from '../../session/trace-state.ts';
import { taskOf } from '../../links/selection.ts';
import { queryOf } from '../wording.ts';
import { linkAddress } from '../share/links.ts';
import { useSelection, useTracePage } from '../trace-session.ts';
import { PrintedRules } from './PrintedRules.tsx';
import { PrintedTapes } from './PrintedTapes.tsx';
import styles from './PrintedTrace.module.css';

/** Milliseconds after the last change before the text is fetched for printing: what is looked at comes first. */
const PREPARE_AFTER = 1500;

/** What a sheet of paper shows of a trace: instance, link, the tapes of the step, the whole text, and the rules where they are asked for. */
export default function PrintedTrace({ run }: { readonly run: Run }) {
  const { printing } = useTracePage();
  const choice = useTrace((state) => state.choice);
  useEffect(() => {
    // Without it the rest of the sheet is printed, and says so.
    const timer = setTimeout(() => void printing.prepareAhead().catch(() => undefined), PREPARE_AFTER);
    return () => clearTimeout(timer);
  }, [printing, run, choice]);
  return useIsPrinting(() => printing.state.setState({ withRules: false })) && <Sheet run={run} />;
}

function Sheet({ run }: { readonly run: Run }) {
  const { printing } = useTracePage();
  const { key, text, withRules } = useStore(printing.state);
  const selection = useSelection();
  const step = useTrace((state) => state.step);
  const moment = useShown((shown) => shown.moment);
  const breakpoints = useBreakpoints();
  const task = taskOf(selection);
  const { ending, answer, steps } = run.summary;
  return (
    <article className={styles.sheet} data-printed>
      <h1>{task.title}</h1>
      <p>{queryOf(selection)}</p>
      <dl className={styles.facts}>
        <dt>Instance</dt>
        <dd>
          <code>{JSON.stringify(selection.traced.instance)}</code>
        </dd>
        <dt>Link</dt>
        <dd>
          <code>{linkAddress(selection, step, breakpoints)}</code>
        </dd>
        <dt>Run</dt>
        <dd>
          {ending} {answer !== null && <>Answer: {answer}</>}
        </dd>
      </dl>
      <h2>
        Tapes at step {grouped(step)} of {grouped(steps)}
        {moment?.atomicState && `, ${moment.atomicState.title}`}
      </h2>
      {moment && <PrintedTapes machine={run.machine} configuration={moment.configuration} />}
      <h2>Chain of thought</h2>
      {key === printing.key ? (
        <pre className={styles.text}>{text}</pre>
      ) : (
        <p>This text is long: print it with Ctrl P on the page, or with the command “Print this trace”.</p>
      )}
      {withRules && <PrintedRules machine={run.machine} />}
    </article>
  );
}

/** Whether the page is drawn for paper at the moment. `onEnd` is called when that is over. */
function useIsPrinting(onEnd: () => void): boolean {
  const [isPrinting, setPrinting] = useState(() => matchMedia('print').matches);
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    // The browser takes the page as it is when the event is over.
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => {
      setPrinting(false);
      onEnd();
    };
    const media = matchMedia('print');
    addEventListener('beforeprint', begin, { signal });
    addEventListener('afterprint', end, { signal });
    media.addEventListener('change', () => (media.matches ? begin() : end()), { signal });
    return () => listening.abort();
    // What is called at the end is a new function at every render, and does the same.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  return isPrinting;
}
