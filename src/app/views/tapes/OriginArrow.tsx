import { useLayoutEffect, useState, type RefObject } from 'react';
import type { WrittenCell } from '../../../workers/trace/origin-cells.ts';
import type { OperandView } from '../../../workers/views/views.ts';
import styles from './TapesPanel.module.css';

interface OriginArrowProps {
  readonly panel: RefObject<HTMLElement | null>;
  readonly pointed: OperandView | undefined;
  /** The cells in which its value was written. */
  readonly origins: readonly WrittenCell[];
  /** Another text after every change of what is drawn. */
  readonly drawn: string;
}

/** Pixels between a cell and the arrow. */
const GAP = 2;

/** An arrow from the cells of the value pointed at to the cells in which it was written, where those are other ones and in view. */
export function OriginArrow({ panel, pointed, origins, drawn }: OriginArrowProps) {
  const [path, setPath] = useState<string>();
  useLayoutEffect(() => {
    setPath(panel.current && pointed ? pathBetween(panel.current, pointed, origins) : undefined);
  }, [panel, pointed, origins, drawn]);
  if (!path) return null;
  return (
    <svg className={styles.arrow} aria-hidden>
      <defs>
        <marker id="origin-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="6" markerHeight="6" orient="auto">
          <path d="M0 0 8 4 0 8z" />
        </marker>
      </defs>
      <path d={path} markerEnd="url(#origin-arrow)" />
    </svg>
  );
}

function pathBetween(panel: HTMLElement, pointed: OperandView, origins: readonly WrittenCell[]): string | undefined {
  const tape = origins[0]?.tape;
  if (tape === undefined) return undefined;
  const read = pointed.cells.map(({ cell }) => cell);
  const written = origins.filter((origin) => origin.tape === tape).map(({ cell }) => cell);
  // A value that is read where it was written needs no arrow.
  if (tape === pointed.tape && written.some((cell) => read.includes(cell))) return undefined;
  const from = boxOf(panel, pointed.tape, read);
  const to = boxOf(panel, tape, written);
  if (!from || !to) return undefined;
  const x = (from.left + from.right) / 2;
  const end = (to.left + to.right) / 2;
  if (Math.abs(to.top - from.top) < 1) {
    const rise = from.top - 14;
    return `M${x} ${from.top - GAP}C${x} ${rise}, ${end} ${rise}, ${end} ${to.top - GAP}`;
  }
  const isAbove = to.top < from.top;
  const y = isAbove ? from.top - GAP : from.bottom + GAP;
  const endY = isAbove ? to.bottom + GAP : to.top - GAP;
  const bend = (endY - y) / 2;
  return `M${x} ${y}C${x} ${y + bend}, ${end} ${endY - bend}, ${end} ${endY}`;
}

/** The rectangle around those of some cells that are drawn, from the corner of all that scrolls. */
function boxOf(panel: HTMLElement, tape: number, cells: readonly number[]) {
  const row = panel.querySelector(`[data-tape="${tape}"]`);
  const boxes = cells.flatMap((cell) => row?.querySelector(`[data-cell="${cell}"]`)?.getBoundingClientRect() ?? []);
  if (boxes.length === 0) return undefined;
  const corner = panel.getBoundingClientRect();
  const down = panel.scrollTop - corner.top;
  return {
    left: Math.min(...boxes.map(({ left }) => left)) - corner.left,
    right: Math.max(...boxes.map(({ right }) => right)) - corner.left,
    top: boxes[0]!.top + down,
    bottom: boxes[0]!.bottom + down,
  };
}
