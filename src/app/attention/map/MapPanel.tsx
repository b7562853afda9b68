import { Maximize, ZoomIn, ZoomOut } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { grouped } from '../../../base/grouped.ts';
import { reasonOf } from '../../../base/problems.ts';
import { Button } from '../../kit/Button.tsx';
import { pngOf } from '../../kit/browser/picture.ts';
import { saveFile } from '../../kit/browser/save-file.ts';
import { Panel } from '../../kit/Panel.tsx';
import { taskOf } from '../../links/selection.ts';
import { useAnswer } from '../../lists/use-answer.ts';
import { useAttention, useAttentionSession } from '../use-attention.ts';
import { KindLegend } from './KindLegend.tsx';
import { headWords } from './head-words.ts';
import type { MapCanvas } from './map-canvas.ts';
import { MAP_PICTURE_SIZE, mapSvg } from './map-svg.ts';
import styles from './MapPanel.module.css';
import { useMapCanvas } from './use-map-canvas.ts';

/** Part of the canvas that an arrow key moves by. */
const KEY_STEP = 0.125;
/** Rectangles of a saved picture, at most. */
const MOST_MARKS = 60_000;
/** CSS pixels around a pointer within which a read is found. */
const REACH = 6;
/** Characters of the longest texts, a bound for looking further and further. */
const LONGEST_TEXT = 1e8;

/** The oracle map: rows are what is written, columns what is before it; a chosen head’s attention below. */
export function MapPanel() {
  const session = useAttentionSession();
  const summary = useAttention((state) => state.summary)!;
  const head = useAttention((state) => state.head);
  const model = useAttention((state) => state.model);
  const name = useTitle();
  const canvas = useRef<HTMLCanvasElement>(null);
  const map = useMapCanvas(canvas);
  const units = summary.unit === 'token' ? 'tokens' : 'characters';
  const words = head && model && headWords(model, head);
  const save = async (asPng: boolean) => {
    try {
      const { rows, columns } = map.current!.view;
      const { kind } = session.state.getState();
      const parts = await session.service.picture({ rows, columns, kind, head: model && head, most: MOST_MARKS });
      const { promptSize, unit } = summary;
      const drawnHead = words === undefined ? undefined : { words, isProbed: model?.kind === 'probe' };
      const picture = { title: name, unit, rows, columns, promptSize, parts, head: drawnHead };
      const svg = await mapSvg(picture, canvas.current!);
      saveFile(asPng ? await pngOf(svg, MAP_PICTURE_SIZE) : svg, `oracle-map.${asPng ? 'png' : 'svg'}`);
    } catch (problem) {
      session.fail(`The map could not be saved: ${reasonOf(problem)}.`);
    }
  };
  return (
    <Panel
      title="Oracle map"
      note={`${grouped(summary.size - summary.promptSize)} rows × ${grouped(summary.size)} columns of ${units}`}
      actions={
        <>
          <Button size="small" aria-label="Zoom out" title="Zoom out (−)" onClick={() => map.current?.zoom(-1)}>
            <ZoomOut size={14} aria-hidden />
          </Button>
          <Button size="small" aria-label="Zoom in" title="Zoom in (+)" onClick={() => map.current?.zoom(1)}>
            <ZoomIn size={14} aria-hidden />
          </Button>
          <Button size="small" aria-label="Whole map" title="Whole map (0)" onClick={() => map.current?.fit()}>
            <Maximize size={14} aria-hidden />
          </Button>
          <Button size="small" aria-label="Save the map as SVG" onClick={() => void save(false)}>
            SVG
          </Button>
          <Button size="small" aria-label="Save the map as PNG" onClick={() => void save(true)}>
            PNG
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        <KindLegend summary={summary} />
        <p className={styles.words}>
          Rows: what is written, from top to bottom. Columns: where it comes from, from left to right; the prompt is
          shaded.
          {words && ` ${words}`}
        </p>
        <Surface canvas={canvas} map={map} words={words} />
      </div>
    </Panel>
  );
}

/** What the map is of, for the title of a picture. */
function useTitle(): string {
  const selection = useAttention((state) => state.selection);
  const lab = useAttention((state) => state.lab);
  if (lab?.own) return `${lab.model}, ${Object.values(lab.own.instance).join(', ')}`;
  return lab
    ? `${lab.model}, length ${lab.length}, example ${lab.example + 1}`
    : `${taskOf(selection).title}, ${selection.variant}`;
}

interface SurfaceProps {
  readonly canvas: React.RefObject<HTMLCanvasElement | null>;
  readonly map: React.RefObject<MapCanvas | undefined>;
  /** How a head is drawn over it; undefined without one. */
  readonly words: string | undefined;
}

/** The canvas with its gestures: drag, wheel, arrows, + and −, 0, Enter. */
function Surface({ canvas, map, words }: SurfaceProps) {
  const session = useAttentionSession();
  const [hovered, setHovered] = useState<{ row: number; column: number }>();
  const drag = useRef<{ x: number; y: number; moved: number } | undefined>(undefined);
  const round = useAttention((state) => state.round);
  const kind = useAttention((state) => state.kind);
  const within = REACH / Math.max(0.001, map.current?.scale ?? 1);
  const read = useAnswer(
    String(round),
    hovered ? `${Math.round(hovered.row)} ${Math.round(hovered.column)}` : '',
    hovered &&
      (async () => {
        const number = await session.service.readAt(hovered.row, hovered.column, within);
        return number < 0 ? undefined : (await session.service.rows([number]))[0];
      }),
  );
  useWheel(canvas, map);
  const choose = async (x: number, y: number, furthest = 2 * within) => {
    const place = map.current!.placeOf(x, y);
    let number = -1;
    for (let reach = 2 * within; number < 0 && reach <= furthest; reach *= 2)
      number = await session.service.readAt(place.row, place.column, reach);
    if (number >= 0) session.choose({ read: number });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLCanvasElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { clientWidth, clientHeight } = event.currentTarget;
    const far = event.shiftKey ? 1 : KEY_STEP;
    const arrows: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [-far, 0],
      ArrowRight: [far, 0],
      ArrowUp: [0, -far],
      ArrowDown: [0, far],
      PageUp: [0, -1],
      PageDown: [0, 1],
    };
    const arrow = arrows[event.key];
    if (arrow) map.current?.pan(arrow[0] * clientWidth, arrow[1] * clientHeight);
    else if (event.key === '+' || event.key === '=') map.current?.zoom(1);
    else if (event.key === '-') map.current?.zoom(-1);
    else if (event.key === '0') map.current?.fit();
    // A pointer aims; the keyboard takes the read that is nearest to the middle, however far.
    else if (event.key === 'Enter') void choose(clientWidth / 2, clientHeight / 2, LONGEST_TEXT);
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.surface}>
      <canvas
        ref={canvas}
        className={styles.canvas}
        tabIndex={0}
        // A canvas is no interactive element of its own: the role hands arrows and letters to it.
        // oxlint-disable-next-line jsx-a11y/no-interactive-element-to-noninteractive-role
        role="application"
        aria-label={`Oracle map${kind === 'all' ? '' : `, ${kind} only`}. ${words === undefined ? '' : `${words} `}Arrows move, plus and minus zoom, 0 shows all, Enter chooses the read in the middle. The list of reads says the same in words.`}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          drag.current = { ...placeIn(event), moved: 0 };
        }}
        onPointerMove={(event) => {
          const { x, y } = placeIn(event);
          const before = drag.current;
          if (!before) return setHovered(map.current?.placeOf(x, y));
          map.current?.pan(before.x - x, before.y - y);
          drag.current = { x, y, moved: before.moved + Math.abs(before.x - x) + Math.abs(before.y - y) };
          return undefined;
        }}
        onPointerUp={(event) => {
          const { x, y } = placeIn(event);
          if ((drag.current?.moved ?? 0) < 4) void choose(x, y);
          drag.current = undefined;
        }}
        onPointerLeave={() => setHovered(undefined)}
      />
      <p className={styles.status} aria-hidden>
        {hovered && read
          ? `${read.kind} ${read.name}: “${read.value}” from ${read.from}, ${grouped(read.distance)} characters back`
          : 'Drag or arrows to move, wheel or + and − to zoom, 0 for all, click or Enter to choose a read.'}
      </p>
    </div>
  );
}

/** Where a pointer is on the canvas, in CSS pixels. */
function placeIn(event: PointerEvent<HTMLCanvasElement>): { x: number; y: number } {
  const box = event.currentTarget.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}

/** The wheel zooms around the pointer; with Shift it moves. React's own listener may not keep the page from scrolling. */
function useWheel(canvas: SurfaceProps['canvas'], map: SurfaceProps['map']): void {
  useEffect(() => {
    const element = canvas.current!;
    let turned = 0;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      if (event.shiftKey) return map.current?.pan(event.deltaX || event.deltaY, event.deltaX ? event.deltaY : 0);
      turned += event.deltaY;
      const levels = Math.trunc(turned / 80);
      turned -= 80 * levels;
      const box = element.getBoundingClientRect();
      if (levels !== 0) map.current?.zoom(-levels, event.clientX - box.left, event.clientY - box.top);
      return undefined;
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [canvas, map]);
}
