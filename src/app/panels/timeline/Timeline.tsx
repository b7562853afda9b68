import { scaleLinear } from 'd3';
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { HeadPath, MachineView, TraceSummary } from '../../../workers/views.ts';
import styles from './Timeline.module.css';

interface TimelineProps {
  readonly machine: MachineView;
  readonly summary: TraceSummary;
  readonly step: number;
  readonly tape: number;
  /** The path of the tape's head; undefined while it is not known. */
  readonly path: HeadPath | undefined;
  readonly onTape: (tape: number) => void;
  readonly onGoToStep: (step: number) => void;
}

/** The whole run at a glance: where a head stood at every step, striped by atomic state. Dragging moves the cursor. */
export function Timeline({ machine, summary, step, tape, path, onTape, onGoToStep }: TimelineProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const element = canvas.current!;
    const observer = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (size.width === 0) return undefined;
    const draw = () => drawTimeline(canvas.current!, size, summary, path);
    draw();
    // The theme's colours are read when drawing.
    const observer = new MutationObserver(draw);
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => observer.disconnect();
  }, [size, summary, path]);

  const stepAt = (event: PointerEvent) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return ((event.clientX - left) / width) * summary.steps;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.round(summary.steps / 20));
    const moved: Record<string, number> = { PageUp: step - page, PageDown: step + page, Home: 0, End: summary.steps };
    const target = moved[event.key];
    if (target === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onGoToStep(target);
  };
  return (
    <section className={styles.timeline} aria-label="Timeline">
      <label className={styles.tape}>
        <span className="visually-hidden">Tape on the timeline</span>
        <select value={tape} onChange={(event) => onTape(Number(event.target.value))}>
          {machine.tapes.map(({ name }, number) => (
            <option key={name} value={number}>
              {name}
            </option>
          ))}
        </select>
        <span className={styles.axes} aria-hidden>
          head’s cell × step
        </span>
      </label>
      <div
        className={styles.track}
        role="slider"
        tabIndex={0}
        aria-label="Step of the run"
        aria-valuemin={0}
        aria-valuemax={summary.steps}
        aria-valuenow={step}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          onGoToStep(stepAt(event));
        }}
        onPointerMove={(event) => {
          if (event.buttons & 1) onGoToStep(stepAt(event));
        }}
      >
        <canvas ref={canvas} className={styles.canvas} />
        <div className={styles.cursor} style={{ left: `${(step / Math.max(1, summary.steps)) * 100}%` }} />
      </div>
    </section>
  );
}

/** Stripes for atomic states while they are wide enough to be told apart, and a dot for every sampled step. */
function drawTimeline(
  canvas: HTMLCanvasElement,
  { width, height }: { width: number; height: number },
  { steps, firstSteps, endSteps }: TraceSummary,
  path: HeadPath | undefined,
): void {
  const ratio = devicePixelRatio;
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  const context = canvas.getContext('2d')!;
  context.scale(ratio, ratio);
  const colours = getComputedStyle(canvas);
  const x = scaleLinear([0, Math.max(1, steps)], [0, width]);
  context.fillStyle = colours.getPropertyValue('--soft');
  // More stripes than every third pixel would be a grey field, and take long to draw.
  const stride = Math.max(1, Math.ceil((firstSteps.length * 3) / width));
  for (let state = 0; state < firstSteps.length; state += 2 * stride) {
    const end = endSteps[Math.min(endSteps.length, state + stride) - 1]!;
    context.fillRect(x(firstSteps[state]!), 0, x(end) - x(firstSteps[state]!), height);
  }
  if (!path) return;
  const y = scaleLinear([path.first, Math.max(path.first + 1, path.last)], [height - 6, 4]);
  context.fillStyle = colours.getPropertyValue('--ink2');
  const dot = Math.max(1.5, Math.min(3, width / path.steps.length));
  path.steps.forEach((step, sample) => context.fillRect(x(step), y(path.cells[sample]!) - dot / 2, dot, dot));
}
