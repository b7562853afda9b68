import type { EditorView } from '@codemirror/view';
import { useEffect, useId, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { Header } from '../frame/Header.tsx';
import { Button } from '../kit/Button.tsx';
import { Problems } from '../kit/Problems.tsx';
import { Segmented } from '../kit/Segmented.tsx';
import type { MachineFacts, MachineReading } from '../../workers/machines/machine-views.ts';
import { CompareTab } from './CompareTab.tsx';
import { DatasetTab } from './DatasetTab.tsx';
import type { MachineNames } from './editor/completions.ts';
import { ManyTab } from './ManyTab.tsx';
import { counted, MachineProblems, problemSummary } from './MachineProblems.tsx';
import { MachineSession } from './machine-session.ts';
import type { MachinesLinkStore } from './machines-link.ts';
import { openFile, OpenBar } from './OpenBar.tsx';
import { RunTab } from './RunTab.tsx';
import { SaveBar } from './SaveBar.tsx';
import { taskById } from '../../tasks/registry.ts';
import { tooLong } from './editor/longest-text.ts';
import { applyEdits, SourceEditor } from './editor/SourceEditor.tsx';
import styles from './MachinesPage.module.css';

/** The Machines page: a machine file is opened or written on one side, and run on the other. */
export default function MachinesPage({ link }: { readonly link: MachinesLinkStore }) {
  const [session] = useState(() => new MachineSession(link));
  const opened = useStore(link, (state) => state.opened);
  const problems = useStore(session.state, (state) => state.problems);
  useEffect(() => session.openAddress(opened.hash), [session, opened]);
  useEffect(() => () => session.close(), [session]);
  useEffect(() => listenToDrops((file) => void openFile(session, file)), [session]);
  return (
    <div className={styles.page}>
      <Header />
      <Problems problems={problems} onClose={() => session.dismissProblems()} />
      <main className={styles.main}>
        <Editing session={session} />
        <Using session={session} />
      </main>
    </div>
  );
}

/** Hands over files that are dropped on the page, until the function that is returned is called. */
function listenToDrops(open: (file: File) => void): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  addEventListener('dragover', (event) => event.preventDefault(), { signal });
  addEventListener(
    'drop',
    (event) => {
      const [file] = event.dataTransfer?.files ?? [];
      if (!file) return;
      // The browser would leave the page and show the file.
      event.preventDefault();
      open(file);
    },
    { signal },
  );
  return () => listening.abort();
}

/** What is offered before the first text is read. */
const NO_NAMES: MachineNames = { states: [], symbols: [] };

/** The text of the machine, what is wrong with it, and where it comes from and goes to. */
function Editing({ session }: { readonly session: MachineSession }) {
  const summary = useId();
  const view = useRef<EditorView>(null);
  const draft = useStore(session.state, (state) => state.draft);
  const { source } = draft;
  const task = draft.task === undefined ? undefined : taskById(draft.task);
  const opening = useStore(session.state, (state) => state.opening);
  const reading = useStore(session.state, (state) => state.reading);
  const found = reading?.problems ?? [];
  const isOld = reading?.text !== source;
  const [names, setNames] = useState<MachineNames>(NO_NAMES);
  if (reading?.machine && reading.machine.names !== names) setNames(reading.machine.names);
  return (
    <section className={styles.editing} aria-label="Machine file">
      <OpenBar session={session} />
      {task && (
        <div className={styles.bar}>
          <p className={styles.hint}>
            The machine of the task {task.title}, with its example on the tapes. It can be looked at, run, saved and
            written in other formats.
          </p>
          <Button disabled={source === ''} onClick={() => session.open({ ...draft, task: undefined })}>
            Make a copy to edit
          </Button>
        </div>
      )}
      <SourceEditor
        key={opening}
        text={source}
        problems={found}
        isOld={isOld}
        format={reading?.format?.id}
        names={names}
        onType={(text) => session.type(text)}
        onCode={(code) => session.typeWhole(code)}
        onTooLong={(pasted) => session.say(tooLong(pasted))}
        isReadOnly={task !== undefined}
        view={view}
        describedBy={summary}
      />
      <p id={summary} className={styles.hint} role="status">
        {reading && `${formatSentence(reading)} ${problemSummary(found)}`}
      </p>
      <MachineProblems
        problems={found}
        isOld={isOld || task !== undefined}
        onGoTo={({ from, to }) => {
          view.current?.dispatch({ selection: { anchor: from, head: to }, scrollIntoView: true });
          view.current?.focus();
        }}
        onFix={({ fix }) => fix && view.current && applyEdits(view.current, fix)}
      />
      <SaveBar session={session} />
    </section>
  );
}

/** What the text is, in a sentence. */
function formatSentence({ format, machine }: MachineReading): string {
  if (!format) return 'No format is recognised.';
  const counts =
    machine &&
    `: ${counted(machine.tapes.length, 'tape')}, ${counted(machine.states, 'state')}, ${counted(machine.rules, 'rule')}`;
  return `Read as ${format.title}${counts ?? ''}.`;
}

/** What can be done with a machine. */
const USES = [
  { value: 'run', text: 'Run' },
  { value: 'many', text: 'Run many' },
  { value: 'compare', text: 'Counterexample' },
  { value: 'dataset', text: 'Dataset' },
] as const;

type Use = (typeof USES)[number]['value'];

/** What is done with the machine: it stays as it was while its text has errors. */
function Using({ session }: { readonly session: MachineSession }) {
  const reading = useStore(session.state, (state) => state.reading);
  const [use, setUse] = useState<Use>('run');
  const opening = useStore(session.state, (state) => state.readOpening);
  const [sound, setSound] = useState<{ readonly reading: MachineReading; readonly opening: number }>();
  if (reading?.machine && reading !== sound?.reading) setSound({ reading, opening });
  const bar = useRef<HTMLDivElement>(null);
  const runInput = (inputs: readonly string[]) => {
    session.chooseInputs(inputs);
    setUse('run');
    // What was chosen is hidden now; the focus goes to the choice “Run”, the first one, and not to the top of the page.
    bar.current?.querySelector('input')?.focus();
  };
  return (
    <section className={styles.using} aria-label="What the machine does">
      <div ref={bar} className={styles.bar}>
        <Segmented<Use> label="What to do with the machine" options={USES} value={use} onChange={setUse} />
        {sound && !reading?.machine && (
          <p className={styles.hint}>The text has errors: this is the machine before them.</p>
        )}
      </div>
      {sound?.reading.machine ? (
        <UseOf
          use={use}
          session={session}
          opening={sound.opening}
          text={sound.reading.text}
          facts={sound.reading.machine}
          onRun={runInput}
        />
      ) : (
        <p className={styles.hint} role="status">
          {reading ? 'There is no machine yet: open one, or mend what is wrong with the text.' : 'Reading …'}
        </p>
      )}
    </section>
  );
}

interface UseOfProps {
  readonly use: Use;
  readonly session: MachineSession;
  /** Goes up when another machine is opened. */
  readonly opening: number;
  readonly text: string;
  readonly facts: MachineFacts;
  readonly onRun: (inputs: readonly string[]) => void;
}

/** What is shown of them; what was typed and found stays while another is looked at, but for the run, which is made again. */
function UseOf({ use, session, opening, text, facts, onRun }: UseOfProps) {
  return (
    <>
      {use === 'run' && <RunTab session={session} opening={opening} text={text} facts={facts} />}
      <div hidden={use !== 'many'}>
        <ManyTab session={session} text={text} facts={facts} onRun={onRun} />
      </div>
      <div hidden={use !== 'compare'}>
        <CompareTab text={text} facts={facts} onRun={onRun} />
      </div>
      <div hidden={use !== 'dataset'}>
        <DatasetTab session={session} isShown={use === 'dataset'} text={text} facts={facts} />
      </div>
    </>
  );
}
