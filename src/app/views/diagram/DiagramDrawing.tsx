import { memo, type CSSProperties } from 'react';
import { arrowPath } from './graph/arrow-path.ts';
import { GROUP_HEADER, type DiagramLayout, type PlacedBox, type PlacedEdge } from './graph/diagram-layout.ts';
import { EdgeMark } from './edge-mark.tsx';
import styles from './StateDiagram.module.css';
import { heatOf, visitsInShort, type BoxVisits } from './graph/visits.ts';

interface DiagramDrawingProps {
  readonly layout: DiagramLayout;
  /** What the names of the arrowheads begin with: they are told apart from those of other diagrams on the page. */
  readonly markers: string;
  /** How often the machine was in each box: warmth and a number, where that is shown. */
  readonly visits: BoxVisits | undefined;
}

/**
 * The boxes and arrows at their places. Rendered once a layout: a step changes attributes of these elements (`lights.ts`), and
 * all events are heard further out. `data-box` and `data-edge` hold the ids.
 */
export const DiagramDrawing = memo(function DiagramDrawing({ layout, markers, visits }: DiagramDrawingProps) {
  const open = layout.boxes.filter((box) => box.open);
  const closed = layout.boxes.filter((box) => !box.open);
  const most = Math.max(0, ...closed.map(({ item }) => visits?.get(item.id) ?? 0));
  const warmthOf = ({ item }: PlacedBox) => {
    const count = visits?.get(item.id);
    return count === undefined ? undefined : heatOf(count, most);
  };
  return (
    <>
      <defs>
        <EdgeMark id={`${markers}-plain`} className={styles.arrowhead} />
        <EdgeMark id={`${markers}-taken`} className={styles.arrowheadTaken} />
      </defs>
      {open.map((box) => (
        <OpenGroup key={box.item.id} box={box} />
      ))}
      {layout.edges.map((edge) => (
        <Edge key={edge.edge.id} placed={edge} marker={`${markers}-plain`} />
      ))}
      {/* The arrow just taken is drawn again, over the others that it crosses. */}
      <path data-taken className={styles.taken} markerEnd={`url(#${markers}-taken)`} />
      {layout.edges.map(({ edge, label, isOutside }) =>
        label ? (
          <text
            key={edge.id}
            data-label={edge.id}
            className={styles.edgeLabel}
            data-outside={isOutside || undefined}
            x={label.x + 1}
            y={label.y + 9.5}
          >
            {edge.label}
          </text>
        ) : null,
      )}
      {closed.map((box) =>
        box.item.kind === 'state' ? (
          <State key={box.item.id} box={box} heat={warmthOf(box)} />
        ) : (
          <ClosedGroup key={box.item.id} box={box} heat={warmthOf(box)} />
        ),
      )}
      {visits && closed.map((box) => <Visits key={box.item.id} box={box} visits={visits.get(box.item.id)} />)}
    </>
  );
});

function Edge({ placed: { edge, points }, marker }: { readonly placed: PlacedEdge; readonly marker: string }) {
  const line = arrowPath(points);
  return (
    <g className={styles.edge}>
      <path data-edge={edge.id} d={line} markerEnd={`url(#${marker})`} />
      {/* A hair is hard to point at. */}
      <path className={styles.edgeGround} d={line}>
        <title>{edge.label ? `${edge.title}, on ${edge.label}` : edge.title}</title>
      </path>
    </g>
  );
}

const HALTING_INSET = 2.5;

interface ClosedBoxProps {
  readonly box: PlacedBox;
  /** How warm it is drawn, 0 to 1; undefined where visits are not shown. */
  readonly heat: number | undefined;
}

function State({ box: { item, x, y, width, height }, heat }: ClosedBoxProps) {
  if (item.kind !== 'state') return null;
  const middle = x + width / 2;
  const halts = item.state < 0;
  return (
    <g
      data-box={item.id}
      className={styles.state}
      {...warmth(heat)}
      role="button"
      tabIndex={-1}
      aria-label={stateName(item.name, item.state)}
    >
      <title>{item.name}</title>
      <rect x={x} y={y} width={width} height={height} rx={12} />
      {halts && (
        // The usual sign of a halting state: two lines around it.
        <rect
          className={styles.inner}
          x={x + HALTING_INSET}
          y={y + HALTING_INSET}
          width={width - 2 * HALTING_INSET}
          height={height - 2 * HALTING_INSET}
          rx={12 - HALTING_INSET}
        />
      )}
      <text x={middle} y={item.detail ? y + 14.5 : y + height / 2 + 4}>
        {item.label}
      </text>
      {item.detail && (
        <text className={styles.detail} x={middle} y={y + 27}>
          {item.detail}
        </text>
      )}
    </g>
  );
}

const stateName = (name: string, state: number): string =>
  state < 0 ? `Halting state ${name}` : `State ${name}${state === 0 ? ', where the machine starts' : ''}`;

function ClosedGroup({ box: { item, x, y, width, height }, heat }: ClosedBoxProps) {
  if (item.kind !== 'group') return null;
  const line = y + height / 2;
  return (
    <g
      data-box={item.id}
      className={styles.closedGroup}
      {...warmth(heat)}
      role="button"
      tabIndex={-1}
      aria-expanded={false}
      aria-label={`Group ${item.name}, ${item.size} states`}
    >
      <title>{`${item.name}: ${item.size} states, click to expand`}</title>
      <rect x={x} y={y} width={width} height={height} rx={6} />
      <path className={styles.sign} d={`M${x + 10} ${line - 4}l4 4l-4 4`} />
      <text x={x + 21} y={line + 4}>
        {item.label}
        <tspan className={styles.count} dx="6">
          {item.size}
        </tspan>
      </text>
    </g>
  );
}

/** What the style sheet makes a colour of. */
function warmth(heat: number | undefined) {
  if (heat === undefined) return {};
  return { 'data-heat': '', style: { '--warmth': `${Math.round(100 * heat)}%` } as CSSProperties };
}

/** How often the machine was there, over the corner of the box. */
function Visits({ box: { x, y, width }, visits }: { readonly box: PlacedBox; readonly visits: number | undefined }) {
  if (visits === undefined) return null;
  return (
    <text className={styles.visits} x={x + width - 4} y={y - 2}>
      {visitsInShort(visits)}×
    </text>
  );
}

function OpenGroup({ box: { item, x, y, width, height } }: { readonly box: PlacedBox }) {
  if (item.kind !== 'group') return null;
  return (
    <g data-around={item.id} className={styles.openGroup}>
      <rect x={x} y={y} width={width} height={height} rx={6} />
      <g
        data-box={item.id}
        className={styles.groupHeader}
        role="button"
        tabIndex={-1}
        aria-expanded
        aria-label={`Group ${item.name}, ${item.size} states`}
      >
        <title>{`${item.name}: ${item.size} states, click to collapse`}</title>
        <rect x={x + 1} y={y + 1} width={width - 2} height={GROUP_HEADER - 2} rx={5} />
        <path className={styles.sign} d={`M${x + 8} ${y + 12}l4 4l4 -4`} />
        <text x={x + 21} y={y + 18}>
          {item.label}
        </text>
      </g>
    </g>
  );
}
