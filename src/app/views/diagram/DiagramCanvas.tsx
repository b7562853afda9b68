import { useId, type RefObject } from 'react';
import { DiagramDrawing } from './DiagramDrawing.tsx';
import styles from './StateDiagram.module.css';
import type { ShownDiagram } from './use-diagram.ts';
import type { BoxVisits } from './graph/visits.ts';

interface DiagramCanvasProps {
  readonly name: string;
  /** What the diagram shows, in words. */
  readonly summary: string;
  readonly shown: ShownDiagram | undefined;
  readonly isWaiting: boolean;
  /** How often the machine was in each box, where that is shown. */
  readonly visits: BoxVisits | undefined;
  readonly svg: RefObject<SVGSVGElement | null>;
}

/** The window with the drawing in it; `DiagramController` brings it to life. */
export function DiagramCanvas({ name, summary, shown, isWaiting, visits, svg }: DiagramCanvasProps) {
  const id = useId();
  return (
    <>
      <p id={`${id}-summary`} className="visually-hidden">
        {summary} Arrow keys go from box to box; Enter opens or closes a group and shows the rules of a state.
      </p>
      <svg
        ref={svg}
        className={styles.diagram}
        role="group"
        aria-label={`State diagram of ${name}`}
        aria-describedby={`${id}-summary`}
        aria-busy={isWaiting}
      >
        <g data-canvas>{shown && <DiagramDrawing layout={shown.layout} markers={id} visits={visits} />}</g>
      </svg>
    </>
  );
}
