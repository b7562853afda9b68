import { Download, RotateCcw, Square } from 'lucide-react';
import { useCallback, useDeferredValue, useEffect, useState, type CSSProperties } from 'react';
import { useStore } from 'zustand';
import { grouped } from '../../base/grouped.ts';
import { NewestNext } from '../../base/newest-next.ts';
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

const PANELS: readonly PanelName[] = ['tapes', 'transport', 'text', 'diagram', 'tables', 'timeline'];

interface RunTabProps {
  readonly session: MachineSession;
  /** Goes up when another machine is opened, whose run begins anew. */
  readonly opening: number;
  /** The text of the machine that is run: the last one without errors. */
  readonly text: string;
  readonly facts: MachineFacts;
}

/** The machine's run on inputs of a person's choice, with the panels of a trace. */
export function RunTab({ session, opening, text, facts }: RunTabProps) {
  const typed = useStore(session.state, (state) => state.draft.inputs);
  const inputs = facts.tapes.map((_, tape) => (typed ?? facts.inputs)[tape] ?? '');
  const names = useStore(session.state, (state) => state.draft.names);
  const asked = usePrepared(session, opening, text, inputs, names);
  const prepared = asked?.prepared;
  const [wording, setWording] = useState<Wording>('tail');
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
      {prepared?.ok && (
        // The panels of one machine say nothing of another one, whose run may take a while.
        <MachineRun
          key={asked?.opening}
          traced={prepared.traced}
          facts={facts}
          wording={wording}
          onWording={setWording}
        />
      )}
    </div>
  );
}

/** What the trace of a machine is asked by, for the newest text and input, and of which opened machine. */
function usePrepared(
  session: MachineSession,
  opening: number,
  text: string,
  inputs: readonly string[],
  names: NameTemplates | undefined,
): { readonly opening: number; readonly prepared: Prepared } | undefined {
  const [prepared, setPrepared] = useState<{ readonly opening: number; readonly prepared: Prepared }>();
  const [asked] = useState(() => new NewestNext());
  const key = JSON.stringify(inputs);
  useEffect(() => {
    const state = { isWanted: true };
    asked.ask(async () => {
      const made = await preparedOrWhy(session.service.prepare(text, JSON.parse(key) as string[], names));
      if (state.isWanted) setPrepared({ opening, prepared: made });
    });
    return () => {
      state.isWanted = false;
      asked.cancel();
    };
  }, [session, asked, opening, text, key, names]);
  return prepared;
}

/** What was prepared; where that fails, why. */
async function preparedOrWhy(preparing: Promise<Prepared>): Promise<Prepared> {
  try {
    return await preparing;
  } catch (error) {
    return { ok: false, problem: reasonOf(error) };
  }
}

type Wording = 'tail' | 'tail-styled';

/** A run that was stopped, and how far it was. */
interface Stopped {
  readonly traced: TraceRequest;
  readonly steps: number;
}

interface MachineRunProps {
  readonly traced: TraceRequest;
  readonly facts: MachineFacts;
  readonly wording: Wording;
  readonly onWording: (wording: Wording) => void;
}

/** One run: it can be stopped while it is made, and begun again; breakpoints stay when rules or input change. */
function MachineRun({ traced, facts, wording, onWording }: MachineRunProps) {
  const [trace, setTrace] = useState<TraceSession>();
  const [stopped, setStopped] = useState<Stopped>();
  // That it is stopped is said first; taking the panels away, which ends the run, follows.
  const ended = useDeferredValue(stopped);
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
  const stop = () => setStopped({ traced, steps: trace?.state.getState().making?.steps ?? 0 });
  const reword = (variant: Wording) => {
    onWording(variant);
    trace?.showText({ variant });
  };
  return (
    <>
      {stopped?.traced === traced ? (
        <div className={styles.bar}>
          <p role="status">Stopped by you after {grouped(stopped.steps)} steps; the machine had not halted.</p>
          <Button onClick={() => setStopped(undefined)}>Run again</Button>
        </div>
      ) : (
        trace && <RunBar trace={trace} name={facts.name} wording={wording} onWording={reword} onStop={stop} />
      )}
      {ended?.traced !== traced && (
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
      )}
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
