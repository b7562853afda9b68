import { Download, RotateCcw, Square } from 'lucide-react';
import { useCallback, useEffect, useState, type CSSProperties } from 'react';
import { useStore } from 'zustand';
import { grouped } from '../../base/grouped.ts';
import { reasonOf } from '../../base/problems.ts';
import type { MachineFacts, Prepared } from '../../workers/machines/machine-views.ts';
import type { TraceRequest } from '../../workers/views/views.ts';
import { listenToKeys } from '../frame/keys.ts';
import { saveFile } from '../kit/browser/save-file.ts';
import { Button } from '../kit/Button.tsx';
import { Field, Problem } from '../kit/Field.tsx';
import { Segmented } from '../kit/Segmented.tsx';
import { sessionCommands } from '../panels/session-commands.ts';
import { TraceView, type PanelName } from '../panels/TraceView.tsx';
import { onTraceServiceFailure, traceService } from '../session/trace-client.ts';
import type { TraceChoice } from '../session/trace-state.ts';
import type { TraceSession } from '../session/trace-session.ts';
import type { NameTemplates } from '../../machines/renaming.ts';
import type { MachineSession } from './machine-session.ts';
import { NamesFields } from './NamesFields.tsx';
import styles from './MachinesPage.module.css';

/** Milliseconds without a key after which an input is run. */
const RUN_AFTER = 150;

const PANELS: readonly PanelName[] = ['tapes', 'transport', 'text', 'diagram', 'tables', 'timeline'];

interface RunTabProps {
  readonly session: MachineSession;
  /** The text of the machine that is run: the last one without errors. */
  readonly text: string;
  readonly facts: MachineFacts;
}

/** The machine's run on inputs of a person's choice, with the panels of a trace. */
export function RunTab({ session, text, facts }: RunTabProps) {
  const typed = useStore(session.state, (state) => state.draft.inputs);
  const inputs = facts.tapes.map((_, tape) => (typed ?? facts.inputs)[tape] ?? '');
  const names = useStore(session.state, (state) => state.draft.names);
  const prepared = usePrepared(session, text, inputs, names);
  const change = (tape: number, input: string) => session.chooseInputs(inputs.with(tape, input));
  return (
    <div className={styles.run}>
      <div className={styles.fields}>
        {facts.tapes.map((name, tape) => (
          <Field key={tape} label={facts.tapes.length === 1 ? 'Input' : `Input on ${name}`}>
            {(control) => (
              <input
                {...control}
                spellCheck={false}
                autoComplete="off"
                value={inputs[tape]}
                onChange={(event) => change(tape, event.target.value)}
              />
            )}
          </Field>
        ))}
        {typed && (
          <Button onClick={() => session.chooseInputs(undefined)} title="The input that the file itself names">
            <RotateCcw size={16} aria-hidden /> Input of the file
          </Button>
        )}
      </div>
      <NamesFields session={session} />
      <Problem sentence={prepared && !prepared.ok ? prepared.problem : undefined} />
      {prepared?.ok && <MachineRun traced={prepared.traced} facts={facts} />}
    </div>
  );
}

/** What the trace of a machine is asked by, a moment after its text or its input has changed. */
function usePrepared(
  session: MachineSession,
  text: string,
  inputs: readonly string[],
  names: NameTemplates | undefined,
): Prepared | undefined {
  const [prepared, setPrepared] = useState<Prepared>();
  const key = JSON.stringify(inputs);
  useEffect(() => {
    const state = { isWanted: true };
    const timer = setTimeout(() => {
      session.service.prepare(text, JSON.parse(key) as string[], names).then(
        (made) => state.isWanted && setPrepared(made),
        (error: unknown) => state.isWanted && setPrepared({ ok: false, problem: reasonOf(error) }),
      );
    }, RUN_AFTER);
    return () => {
      state.isWanted = false;
      clearTimeout(timer);
    };
  }, [session, text, key, names]);
  return prepared;
}

type Wording = 'tail' | 'tail-styled';

/** A run that was stopped, and how far it was. */
interface Stopped {
  readonly traced: TraceRequest;
  readonly steps: number;
}

/** One run: it can be stopped while it is made, and begun again; breakpoints and wording stay when machine or input change. */
function MachineRun({ traced, facts }: { readonly traced: TraceRequest; readonly facts: MachineFacts }) {
  const [trace, setTrace] = useState<TraceSession>();
  const [stopped, setStopped] = useState<Stopped>();
  const [wording, setWording] = useState<Wording>('tail');
  const [choice, setChoice] = useState<TraceChoice>({ traced, variant: wording, arithmetic: 'folded' });
  // Another wording alone is shown without the run being made again.
  if (choice.traced !== traced) setChoice({ traced, variant: wording, arithmetic: 'folded' });
  const follow = useCallback((made: TraceSession) => setTrace(made), []);
  useEffect(() => {
    if (!trace) return;
    const commands = sessionCommands(trace, { stepFieldId: '', find: () => trace.textTools.openFind() });
    const unlisten = listenToKeys(() => commands);
    const unfollow = onTraceServiceFailure((sentence) => trace.fail(`${sentence} Change the input to run it again.`));
    return () => {
      unlisten();
      unfollow();
    };
  }, [trace]);
  const stop = () => {
    setStopped({ traced, steps: trace?.state.getState().making?.steps ?? 0 });
    trace?.cancel();
  };
  const reword = (variant: Wording) => {
    setWording(variant);
    trace?.showText({ variant });
  };
  if (stopped?.traced === traced)
    return (
      <div className={styles.bar}>
        <p role="status">Stopped by you after {grouped(stopped.steps)} steps; the machine had not halted.</p>
        <Button onClick={() => setStopped(undefined)}>Run again</Button>
      </div>
    );
  return (
    <>
      {trace && <RunBar trace={trace} name={facts.name} wording={wording} onWording={reword} onStop={stop} />}
      <div className={styles.trace} style={{ '--tapes': facts.tapes.length } as CSSProperties}>
        <TraceView
          label="Run of the machine"
          choice={choice}
          step={0}
          panels={PANELS}
          service={traceService}
          onSession={follow}
        />
      </div>
    </>
  );
}

interface RunBarProps {
  readonly trace: TraceSession;
  readonly name: string;
  readonly wording: Wording;
  readonly onWording: (wording: Wording) => void;
  readonly onStop: () => void;
}

/** How the run ended, or how far it is with a button that stops it; and how its text is worded. */
function RunBar({ trace, name, wording, onWording, onStop }: RunBarProps) {
  const making = useStore(trace.state, (state) => state.making);
  const run = useStore(trace.state, (state) => state.run);
  const save = async (summary: { readonly trace: number }) => {
    try {
      const text = await trace.service.wholeText(summary.trace, { variant: wording, arithmetic: 'folded' });
      saveFile(new Blob([text], { type: 'text/plain' }), `${name || 'machine'}.txt`);
    } catch (error) {
      trace.notices.notify(`The text could not be saved: ${reasonOf(error)}.`);
    }
  };
  return (
    <div className={styles.bar}>
      {making && (
        <Button kind="primary" onClick={onStop}>
          <Square size={14} aria-hidden /> Stop
        </Button>
      )}
      <p role="status" className={styles.ending}>
        {making
          ? making.steps > 0
            ? `Running: ${grouped(making.steps)} steps so far.`
            : 'Running …'
          : run?.summary.ending}
      </p>
      <Segmented<Wording>
        label="Wording of the text"
        options={[
          { value: 'tail', text: 'TAIL', title: 'In the fewest words' },
          { value: 'tail-styled', text: 'Styled', title: 'In sentences' },
        ]}
        value={wording}
        onChange={onWording}
      />
      <Button disabled={!run} onClick={() => run && void save(run.summary)}>
        <Download size={16} aria-hidden /> Save text
      </Button>
    </div>
  );
}
