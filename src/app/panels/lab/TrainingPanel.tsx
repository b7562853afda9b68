import { Download, FolderOpen, Pause, Play, RotateCcw } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { grouped } from '../../../base/grouped.ts';
import type { TrainingState } from '../../../workers/lab/training-views.ts';
import { saveFile } from '../../kit/browser/save-file.ts';
import { Button } from '../../kit/Button.tsx';
import { Problem } from '../../kit/Field.tsx';
import { TrainingCharts } from './TrainingCharts.tsx';
import styles from './Training.module.css';
import { recipeOf, type TrainingChoice, type TrainingSession } from './training-session.ts';

interface TrainingPanelProps {
  readonly session: TrainingSession;
  /** What is trained when a person begins; undefined while what is typed is no choice. */
  readonly choice: TrainingChoice | undefined;
  /** Whether files can be saved and opened. */
  readonly hasFiles?: boolean;
}

/** A training under way: its buttons, how far it is, and its charts. A page makes the session and may keep it. */
export function TrainingPanel({ session, choice, hasFiles = true }: TrainingPanelProps) {
  const training = useStore(session.state, (state) => state.training);
  const problem = useStore(session.state, (state) => state.problem);
  useEffect(() => void session.open(), [session]);
  return (
    <div className={styles.panel}>
      <div className={styles.bar}>
        <Actions session={session} choice={choice} />
        {hasFiles && <Files session={session} />}
      </div>
      <Problem sentence={problem} />
      <Standing session={session} />
      {training && <TrainingCharts training={training} />}
    </div>
  );
}

function Actions({ session, choice }: Pick<TrainingPanelProps, 'session' | 'choice'>) {
  const status = useStore(session.state, (state) => state.status);
  const begin = () => choice && void session.begin(recipeOf(choice));
  if (status === 'running')
    return (
      <Button kind="primary" onClick={() => session.pause()}>
        <Pause size={14} aria-hidden /> Pause
      </Button>
    );
  return (
    <>
      {status === 'paused' && (
        <Button kind="primary" onClick={() => void session.goOn()}>
          <Play size={14} aria-hidden /> Go on
        </Button>
      )}
      <Button
        kind={status === 'paused' ? 'plain' : 'primary'}
        disabled={!choice || status === 'opening'}
        onClick={begin}
      >
        {status === 'none' || status === 'opening' ? (
          <>
            <Play size={14} aria-hidden /> Train
          </>
        ) : (
          <>
            <RotateCcw size={14} aria-hidden /> Train from nothing
          </>
        )}
      </Button>
    </>
  );
}

function Files({ session }: { readonly session: TrainingSession }) {
  const field = useRef<HTMLInputElement>(null);
  const status = useStore(session.state, (state) => state.status);
  const recipe = useStore(session.state, (state) => state.training?.recipe);
  const save = async (form: 'checkpoint' | 'weights') => {
    const file = await session.save(form);
    const { machine, variant, seed } = recipe!;
    if (file) saveFile(file, `${machine}-${variant}-${seed}${form === 'weights' ? '' : '-checkpoint'}.safetensors`);
  };
  return (
    <>
      {recipe && (
        <>
          <Button
            onClick={() => void save('checkpoint')}
            title="Parameters and running averages: training goes on from it"
          >
            <Download size={14} aria-hidden /> Save checkpoint
          </Button>
          <Button onClick={() => void save('weights')} title="The parameters alone, as 16-bit floats">
            <Download size={14} aria-hidden /> Save weights
          </Button>
        </>
      )}
      <Button
        disabled={status === 'running'}
        onClick={() => field.current?.click()}
        title="A checkpoint that was saved here"
      >
        <FolderOpen size={14} aria-hidden /> Open checkpoint
      </Button>
      <input
        ref={field}
        type="file"
        accept=".safetensors"
        className={styles.file}
        aria-label="Checkpoint"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) void session.load(file);
          event.target.value = '';
        }}
      />
    </>
  );
}

const STATUS_WORDS = { opening: '', none: '', running: 'Training', paused: 'Paused', done: 'Done' } as const;

/** How far the training is, in words; only the beginning and the end of a stretch are read out. */
function Standing({ session }: { readonly session: TrainingSession }) {
  const status = useStore(session.state, (state) => state.status);
  const training = useStore(session.state, (state) => state.training);
  if (!training)
    return (
      <p className={styles.hint} role="status">
        {status === 'opening' ? 'Looking for a training that was kept …' : 'Nothing has been trained here yet.'}
      </p>
    );
  const { recipe, updates } = training;
  return (
    <div className={styles.standing}>
      <p>
        <strong role="status">
          {STATUS_WORDS[status]}: {recipe.file === undefined ? recipe.machine : 'a machine of your own'},{' '}
          {recipe.variant}, seed {recipe.seed}
        </strong>
      </p>
      <progress max={recipe.updates} value={updates} aria-label="Updates made" />
      <p className={styles.hint}>{figures(training)}</p>
    </div>
  );
}

/** Seconds below which tenths are shown. */
const SHORT_SECONDS = 100;

function figures({ recipe, updates, parameters, tokens, seconds, losses, probes }: TrainingState): string {
  const loss = losses.at(-1);
  const counts = probes.at(-1)?.counts;
  return [
    `update ${grouped(updates)} of ${grouped(recipe.updates)}`,
    `${grouped(parameters)} parameters`,
    `${grouped(tokens)} tokens seen`,
    `${seconds < SHORT_SECONDS ? seconds.toFixed(1) : grouped(Math.round(seconds))} s`,
    ...(loss === undefined ? [] : [`loss ${loss.toPrecision(3)}`]),
    ...(counts
      ? [`texts right: S ${counts.S.texts}, M ${counts.M.texts}, L ${counts.L.texts} of ${counts.S.done} each`]
      : []),
  ].join(' · ');
}
