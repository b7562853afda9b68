import { ChevronFirst, ChevronLast, Pause, Play, StepBack, StepForward } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from '../../components/Button.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { FASTEST, SLOWEST, pause, setSpeed, togglePlaying } from '../../stores/playback.ts';
import { chooseUnit, goToStep, positionAt, stepBy } from '../../stores/trace-actions.ts';
import { useTraceStore, type StepUnit } from '../../stores/trace-store.ts';
import styles from './Transport.module.css';

/** The buttons that move the cursor, the pace, and where it stands; `children` stand before that. */
export function Transport({ children }: { readonly children: ReactNode }) {
  const { run, unit, playing, speed, step } = useTraceStore();
  const steps = run?.summary.steps ?? 0;
  const states = run?.summary.firstSteps.length ?? 0;
  const position = run ? positionAt(run.summary.firstSteps, step) : -1;
  const atStart = step === 0;
  const atEnd = step >= steps;
  return (
    <div className={styles.transport} role="toolbar" aria-label="Transport">
      <div className={styles.buttons}>
        <Button
          kind="quiet"
          aria-label="To the start"
          title="To the start (Home)"
          disabled={atStart}
          onClick={() => goToStep(0)}
        >
          <ChevronFirst size={18} aria-hidden />
        </Button>
        <Button
          kind="quiet"
          aria-label={`Back one ${unit}`}
          title={`Back one ${unit}`}
          disabled={atStart}
          onClick={back}
        >
          <StepBack size={18} aria-hidden />
        </Button>
        <Button
          kind="primary"
          aria-label={playing ? 'Pause' : 'Play'}
          title={`${playing ? 'Pause' : 'Play'} (space)`}
          onClick={togglePlaying}
        >
          {playing ? <Pause size={18} aria-hidden /> : <Play size={18} aria-hidden />}
        </Button>
        <Button
          kind="quiet"
          aria-label={`Forward one ${unit}`}
          title={`Forward one ${unit}`}
          disabled={atEnd}
          onClick={forward}
        >
          <StepForward size={18} aria-hidden />
        </Button>
        <Button
          kind="quiet"
          aria-label="To the end"
          title="To the end (End)"
          disabled={atEnd}
          onClick={() => goToStep(steps)}
        >
          <ChevronLast size={18} aria-hidden />
        </Button>
      </div>
      <Segmented<StepUnit>
        label="Step by"
        options={[
          { value: 'atomic state', text: 'Atomic state', title: 'One step of the algorithm (shift + arrow keys)' },
          { value: 'machine step', text: 'Machine step', title: 'One rule of the machine (arrow keys)' },
        ]}
        value={unit}
        onChange={chooseUnit}
      />
      <label className={styles.speed}>
        <span>Speed</span>
        <input
          type="range"
          min={Math.log(SLOWEST)}
          max={Math.log(FASTEST)}
          step="any"
          value={Math.log(speed)}
          aria-valuetext={`${Math.round(speed)} a second`}
          onChange={(event) => setSpeed(Math.exp(Number(event.target.value)))}
        />
        <span className={styles.pace}>{Math.round(speed)}/s</span>
      </label>
      <div className={styles.right}>
        <p className={styles.place}>
          <span>
            atomic state <b>{position + 1}</b> of {states.toLocaleString('en')}
          </span>
          <JumpToStep key={steps} step={step} steps={steps} />
        </p>
        <div className={styles.ending}>{children}</div>
      </div>
    </div>
  );
}

const back = () => {
  pause();
  stepBy(-1);
};

const forward = () => {
  pause();
  stepBy(1);
};

/** The step, as a field to type another one into. */
function JumpToStep({ step, steps }: { readonly step: number; readonly steps: number }) {
  const [typed, setTyped] = useState<string>();
  const jump = () => {
    if (typed !== undefined && /^\d+$/.test(typed.replaceAll(',', ''))) goToStep(Number(typed.replaceAll(',', '')));
    setTyped(undefined);
  };
  return (
    <label className={styles.jump}>
      step
      <input
        className={styles.step}
        aria-label={`Step, 0 to ${steps}`}
        inputMode="numeric"
        size={Math.max(4, String(steps).length + 1)}
        value={typed ?? step.toLocaleString('en')}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={jump}
        onKeyDown={(event) => {
          if (event.key === 'Enter') jump();
          if (event.key === 'Escape') setTyped(undefined);
        }}
      />
      of {steps.toLocaleString('en')}
    </label>
  );
}
