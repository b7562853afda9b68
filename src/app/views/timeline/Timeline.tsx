import { StateBoundaries } from '../../../trace/state-boundaries.ts';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { grouped } from '../../../base/grouped.ts';
import { useTraceStore } from '../../session/trace-store.ts';
import { canvasPen } from './pen.ts';
import { drawTimeline, plotOf, stepScale, type Colours, type Size, type TimelineScene } from './space-time-drawing.ts';
import styles from './Timeline.module.css';

interface TimelineProps {
  readonly scene: TimelineScene;
  readonly size: Size;
  readonly onSize: (size: Size) => void;
  readonly onGoToStep: (step: number) => void;
  /** Moves by one atomic state. */
  readonly onStepByState: (direction: 1 | -1) => void;
  /** What stands over the plot. */
  readonly children?: ReactNode;
}

/** The space-time diagram with the cursor on it: dragging scrubs, and so do the keys of a slider. */
export function Timeline({ scene, size, onSize, onGoToStep, onStepByState, children }: TimelineProps) {
  const step = useTraceStore((state) => state.step);
  const track = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [hovered, setHovered] = useState<number>();
  useEffect(() => {
    const element = track.current!;
    const observer = new ResizeObserver(() => onSize({ width: element.clientWidth, height: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, [onSize]);
  useEffect(() => {
    if (size.width === 0) return undefined;
    const draw = () => drawOn(canvas.current!, size, scene);
    draw();
    // The theme's colours are read when drawing.
    const observer = new MutationObserver(draw);
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => observer.disconnect();
  }, [size, scene]);

  const plot = useMemo(() => plotOf(size, scene.view), [size, scene.view]);
  const { steps, boundaries } = scene;
  const states = useMemo(() => new StateBoundaries(boundaries), [boundaries]);
  const x = useMemo(() => stepScale(plot, steps), [plot, steps]);
  const position = states.positionAt(step);
  const stepAt = (event: PointerEvent) =>
    Math.round(x.invert(event.clientX - event.currentTarget.getBoundingClientRect().left));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.round(steps / 20));
    const sideways = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key] as 1 | -1 | undefined;
    const target = { PageUp: step + page, PageDown: step - page, Home: 0, End: steps }[event.key];
    if (sideways !== undefined && event.shiftKey) onStepByState(sideways);
    else if (sideways !== undefined) onGoToStep(step + sideways);
    else if (target === undefined) return;
    else onGoToStep(target);
    event.preventDefault();
    event.stopPropagation();
  };
  const between = { top: plot.top, height: Math.max(0, plot.bottom - plot.top) };
  return (
    <div
      ref={track}
      className={styles.track}
      role="slider"
      tabIndex={0}
      aria-label="Step of the run"
      aria-valuemin={0}
      aria-valuemax={steps}
      aria-valuenow={step}
      aria-valuetext={`step ${grouped(step)} of ${grouped(steps)}, ${stateWords(position, states.count)}`}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        onGoToStep(stepAt(event));
      }}
      onPointerMove={(event) => {
        const at = stepAt(event);
        setHovered(at);
        if (event.buttons & 1) onGoToStep(at);
      }}
      onPointerLeave={() => setHovered(undefined)}
    >
      <canvas ref={canvas} className={styles.canvas} />
      {position >= 0 && (
        <div
          className={styles.current}
          style={{
            ...between,
            transform: moved(x(states.firstStep(position)!)),
            width: Math.max(1, x(states.endStep(position)!) - x(states.firstStep(position)!)),
          }}
        />
      )}
      <div
        className={styles.cursor}
        style={{ top: plot.top - 4, height: between.height + 4, transform: moved(x(step)) }}
        data-cursor
      />
      {hovered !== undefined && (
        <>
          <div className={styles.hover} style={{ ...between, left: x(hovered) }} />
          <div
            className={styles.place}
            style={x(hovered) < size.width / 2 ? { left: x(hovered) + 8 } : { right: size.width - x(hovered) + 8 }}
          >
            step {grouped(hovered)} · {stateWords(states.positionAt(hovered), states.count)}
          </div>
        </>
      )}
      {children}
    </div>
  );
}

/** What moves every step is moved rather than laid out anew. */
const moved = (right: number): string => `translateX(${right}px)`;

function stateWords(position: number, count: number): string {
  return position < 0 ? 'before the first atomic state' : `atomic state ${grouped(position + 1)} of ${grouped(count)}`;
}

/** The colours that an element has from the theme. */
export function coloursOf(element: Element): Colours {
  const style = getComputedStyle(element);
  return (token) => style.getPropertyValue(token).trim();
}

function drawOn(canvas: HTMLCanvasElement, size: Size, scene: TimelineScene): void {
  const ratio = devicePixelRatio;
  canvas.width = size.width * ratio;
  canvas.height = size.height * ratio;
  const context = canvas.getContext('2d')!;
  context.scale(ratio, ratio);
  const { fontFamily } = getComputedStyle(canvas);
  drawTimeline(canvasPen(context, fontFamily), size, scene, coloursOf(canvas));
}
