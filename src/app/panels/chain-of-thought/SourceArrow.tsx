import { useLayoutEffect, useState, type RefObject } from 'react';
import styles from './ChainOfThoughtPanel.module.css';
import type { PointedValue } from './pointed-value.ts';

interface SourceArrowProps {
  readonly container: RefObject<HTMLDivElement | null>;
  readonly pointed: PointedValue | undefined;
  /** Another number after every change of what is drawn. */
  readonly drawn: number;
}

interface Arrow {
  readonly path: string;
  /** Where the writer is not in view: what stands at the end of the arrow. */
  readonly label?: { readonly text: string; readonly left: number; readonly top: number };
}

/** An arrow from the operand pointed at to the place in the text where its value was written. */
export function SourceArrow({ container, pointed, drawn }: SourceArrowProps) {
  const [arrow, setArrow] = useState<Arrow>();
  useLayoutEffect(() => setArrow(pointed && arrowOf(container.current!, pointed)), [container, pointed, drawn]);
  if (!arrow) return null;
  return (
    <>
      <svg className={styles.arrow} aria-hidden>
        <defs>
          <marker id="source-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
            <path d="M0 0 8 4 0 8z" />
          </marker>
        </defs>
        <path d={arrow.path} markerEnd="url(#source-arrow)" />
      </svg>
      {arrow.label && (
        <span className={styles.source} style={{ left: arrow.label.left, top: arrow.label.top }}>
          {arrow.label.text}
        </span>
      )}
    </>
  );
}

function arrowOf(container: HTMLElement, { position, operand }: PointedValue): Arrow | undefined {
  const source = operand.sources.findLast((each) => each.kind === 'state');
  const start = [
    ...container.querySelectorAll<HTMLElement>(`[data-operand="fetch"][data-position="${position}"]`),
  ].find((element) => element.dataset['steps'] === operand.cells.map(({ step }) => step).join(' '));
  if (!source || !start || source.position === position) return undefined;
  const results = [
    ...container.querySelectorAll<HTMLElement>(`[data-operand="result"][data-position="${source.position}"]`),
  ];
  const line = container.querySelector<HTMLElement>(`[data-state="${source.position}"]`);
  const end = results.findLast(({ dataset }) =>
    dataset['steps']!.split(' ').some((step) => source.steps.includes(Number(step))),
  );
  const target = end ?? line?.querySelector<HTMLElement>('span:nth-of-type(2) > *');
  const frame = container.getBoundingClientRect();
  const place = (element: Element) => {
    const box = element.getBoundingClientRect();
    return {
      x: box.left + box.width / 2 - frame.left,
      top: box.top - frame.top + container.scrollTop,
      bottom: box.bottom - frame.top + container.scrollTop,
    };
  };
  const from = place(start);
  if (!target) {
    const top = container.scrollTop + 4;
    return {
      path: `M${from.x} ${from.top} C${from.x} ${from.top - 30}, ${from.x} ${top + 60}, ${from.x} ${top + 24}`,
      label: { text: `↑ atomic state ${source.position + 1}, ${source.name}`, left: from.x, top },
    };
  }
  const to = place(target);
  // Bows to the side on which there is room, so that it does not cross the words between.
  const bow = Math.min(frame.width - 24, Math.max(from.x, to.x) + 60);
  return {
    path: `M${from.x} ${from.top} C${bow} ${from.top - 12}, ${bow} ${to.bottom + 12}, ${to.x} ${to.bottom + 2}`,
  };
}
