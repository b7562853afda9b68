import {
  ChevronsDownUp,
  ChevronsUpDown,
  Flame,
  LocateFixed,
  Maximize2,
  Minimize2,
  Minus,
  Navigation,
  Plus,
} from 'lucide-react';
import type { RefObject } from 'react';
import { Button } from '../../kit/Button.tsx';
import type { DiagramController } from './controller.ts';
import styles from './StateDiagram.module.css';

interface DiagramToolsProps {
  readonly controller: RefObject<DiagramController | null>;
  /** Whether the current state's box can be seen. */
  readonly isInView: boolean;
  readonly onExpand: (groups: 'none' | 'all') => void;
  /** Whether the diagram fills the window. */
  readonly isFull: boolean;
  readonly onFull: (isFull: boolean) => void;
  /** Saves the drawing as a file; undefined where there is none yet. */
  readonly onSave: ((kind: 'svg' | 'png') => void) | undefined;
}

const ZOOM_STEP = 1.3;

/** The buttons that change what is seen of the diagram, and that save it. */
export function DiagramTools({ controller, isInView, onExpand, isFull, onFull, onSave }: DiagramToolsProps) {
  return (
    <>
      <Button
        size="small"
        className={styles.show}
        data-away={isInView ? undefined : ''}
        aria-label="Show current state"
        title="Show current state"
        onClick={() => controller.current?.showCurrent()}
      >
        <LocateFixed size={14} aria-hidden />
      </Button>
      <Button
        size="small"
        aria-label="Collapse all groups"
        title="Collapse all groups"
        onClick={() => onExpand('none')}
      >
        <ChevronsDownUp size={14} aria-hidden />
      </Button>
      <Button size="small" aria-label="Expand all groups" title="Expand all groups" onClick={() => onExpand('all')}>
        <ChevronsUpDown size={14} aria-hidden />
      </Button>
      <Button
        size="small"
        aria-label="Zoom out"
        title="Zoom out"
        onClick={() => controller.current?.zoomBy(1 / ZOOM_STEP)}
      >
        <Minus size={14} aria-hidden />
      </Button>
      <Button size="small" aria-label="Zoom in" title="Zoom in" onClick={() => controller.current?.zoomBy(ZOOM_STEP)}>
        <Plus size={14} aria-hidden />
      </Button>
      <Button size="small" title="Show the whole diagram" onClick={() => controller.current?.fit()}>
        Fit
      </Button>
      <Button
        size="small"
        aria-label="Diagram on the full page"
        title={isFull ? 'Back to its panel (Escape)' : 'Show the diagram on the full page'}
        aria-pressed={isFull}
        onClick={() => {
          onFull(!isFull);
          controller.current?.fit();
        }}
      >
        {isFull ? <Minimize2 size={14} aria-hidden /> : <Maximize2 size={14} aria-hidden />}
      </Button>
      {(['svg', 'png'] as const).map((kind) => (
        <Button
          key={kind}
          size="small"
          title={`Save the diagram as ${kind === 'svg' ? 'an SVG' : 'a PNG'} file`}
          disabled={!onSave}
          onClick={() => onSave?.(kind)}
        >
          {kind.toUpperCase()}
        </Button>
      ))}
    </>
  );
}

/** Keeps the current state in view, or no longer. */
export function FollowButton({ isOn, onToggle }: ToggleProps) {
  return (
    <Button
      size="small"
      className={styles.heat}
      aria-label="Follow the current state"
      word="Follow"
      title="Keep the current state in view"
      aria-pressed={isOn}
      onClick={onToggle}
    >
      <Navigation size={14} aria-hidden />
    </Button>
  );
}

interface ToggleProps {
  readonly isOn: boolean;
  readonly onToggle: () => void;
}

/** Shows how often the run is in each state, or no longer. */
export function VisitsButton({ isOn, onToggle }: ToggleProps) {
  return (
    <Button
      size="small"
      className={styles.heat}
      aria-label="Visits"
      word="Visits"
      title="Show how often the run is in each state"
      aria-pressed={isOn}
      onClick={onToggle}
    >
      <Flame size={14} aria-hidden />
    </Button>
  );
}
