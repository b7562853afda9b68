import { memo, useCallback, useMemo, useRef, useState, type KeyboardEvent, type Ref } from 'react';
import type { DrawingModel, DrawnPart } from '../../../runs/drawing/drawing-model.ts';
import type { PointedValue } from '../../../workers/views/pointed-value.ts';
import type { AtomicStateView } from '../../../workers/views/views.ts';
import { drawingScene, wordsOf } from './drawing-scene.ts';
import styles from './DrawingView.module.css';
import { Lights, SoughtOperand, valueOf, type Light } from './lights.ts';
import { nearestBox } from './nearest-box.ts';
import type { SceneBox } from './scene.ts';

interface DrawingViewProps {
  readonly model: DrawingModel;
  /** What the problem is called. */
  readonly title: string;
  /** The atomic state under the cursor: what it has fetched and written is lit. */
  readonly atomicState?: AtomicStateView | undefined;
  /** The value pointed at anywhere on the page. */
  readonly pointed?: PointedValue | undefined;
  /** The room in pixels. */
  readonly width: number;
  readonly height?: number;
  /** Whether a picture that is smaller than its room is enlarged, for an audience. */
  readonly fills?: boolean;
  readonly onPoint: (value: PointedValue | undefined) => void;
  /** Called to go to where a value was written. */
  readonly onFollow: (value: PointedValue) => void;
  /** The drawing, to be saved. */
  readonly svg?: Ref<SVGSVGElement>;
}

/** Pixels of the scene in one em of the drawing: a larger type enlarges all of it. */
export const PIXELS_PER_EM = 16;

/** A problem's picture at one step. Arrow keys go from part to part; each part says what it is and what has been done with it. */
export const DrawingView = memo(function DrawingView(props: DrawingViewProps) {
  const { model, title, atomicState, pointed, onPoint, onFollow } = props;
  const { scene, enlargement } = useScene(props);
  const words = useMemo(() => wordsOf(model), [model]);
  const lights = useMemo(() => new Lights(atomicState, model.step), [atomicState, model.step]);
  const sought = useMemo(() => pointed && new SoughtOperand(pointed.operand), [pointed]);
  const group = useRef<SVGGElement>(null);
  const [active, setActive] = useState(0);
  const { boxes } = scene;
  const tabbable = Math.min(active, boxes.length - 1);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const from = boxOf(event.target);
    const box = boxes[from];
    if (event.key === 'Enter' && box) follow(box);
    else {
      const next = nearestBox(boxes, from, event.key);
      if (next === undefined) return;
      group.current?.querySelector<SVGGElement>(`[data-box="${next}"]`)?.focus();
    }
    // These keys step elsewhere on the page.
    event.preventDefault();
    event.stopPropagation();
  };
  const follow = ({ part }: SceneBox) => {
    const value = valueOf(part, atomicState);
    if (value.position >= 0 && atomicState && shownBy(atomicState, value)) onFollow(value);
  };
  // Parts are given functions that stay the same, so that of a large picture only those parts are drawn again that have changed.
  const newest = useRef({ boxes, atomicState, onPoint, follow });
  newest.current = { boxes, atomicState, onPoint, follow };
  const pointAt = useCallback((index: number, isOn: boolean) => {
    const now = newest.current;
    const box = now.boxes[index];
    now.onPoint(isOn && box ? valueOf(box.part, now.atomicState) : undefined);
  }, []);
  const followAt = useCallback((index: number) => {
    const box = newest.current.boxes[index];
    if (box) newest.current.follow(box);
  }, []);
  return (
    <figure className={styles.drawing} aria-label={`Picture of ${title}`}>
      <svg
        ref={props.svg}
        className={styles.svg}
        viewBox={`0 0 ${scene.width} ${scene.height}`}
        style={{
          width: `${(scene.width * enlargement) / PIXELS_PER_EM}em`,
          height: `${(scene.height * enlargement) / PIXELS_PER_EM}em`,
        }}
        role="group"
        aria-label={`Picture of ${title} after ${model.step} steps`}
      >
        {scene.lines.map(({ key, from, to, isDone }) => (
          <line
            key={key}
            className={styles.line}
            data-done={isDone || undefined}
            x1={from[0]}
            y1={from[1]}
            x2={to[0]}
            y2={to[1]}
          />
        ))}
        {/* Listens for the parts in it. */}
        {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
        <g
          ref={group}
          onKeyDown={onKeyDown}
          onFocus={(event) => setActive(boxOf(event.target))}
          onPointerLeave={() => onPoint(undefined)}
        >
          {boxes.map(({ part, ...place }, index) => (
            <Part
              // Parts keep their order from step to step.
              // oxlint-disable-next-line react/no-array-index-key
              key={index}
              index={index}
              name={part.name}
              text={part.text}
              note={part.note}
              isAtHead={part.isAtHead}
              {...place}
              light={lights.of(part)}
              isPointed={sought?.isShownBy(part) ?? false}
              isTabbable={index === tabbable}
              onPoint={pointAt}
              onFollow={followAt}
            />
          ))}
        </g>
        {scene.labels.map(({ key, x, y, text, anchor, isStrong }) => (
          <text
            key={key}
            className={styles.label}
            data-strong={isStrong || undefined}
            x={x}
            y={y + 4}
            textAnchor={anchor}
            aria-hidden
          >
            {text}
          </text>
        ))}
      </svg>
      <ul className="visually-hidden" aria-label="The picture in words">
        {words.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </figure>
  );
});

/** How many times as large a picture that fills its room is drawn; largest first. */
const ENLARGEMENTS = [1.75, 1.5, 1.25];

/**
 * The picture laid out, and how many times as large as its type size it is drawn. One that fills its room grows with it, and shrinks
 * where that of a later step needs more room, but never grows from step to step: nothing jumps more than it must.
 */
function useScene({ model, title, width, height = Infinity, fills = false }: DrawingViewProps) {
  const last = useRef({ room: '', enlargement: 1 });
  const room = [title, width, height].join(' ');
  const most = last.current.room === room ? last.current.enlargement : Infinity;
  const laidOut = useMemo(() => {
    for (const enlargement of fills ? ENLARGEMENTS : []) {
      const scene = drawingScene(model, width / enlargement, height / enlargement);
      const fits = scene.width * enlargement <= width && scene.height * enlargement <= height;
      if (enlargement <= most && fits) return { scene, enlargement };
    }
    return { scene: drawingScene(model, width, height), enlargement: 1 };
  }, [model, width, height, fills, most]);
  last.current = { room, enlargement: laidOut.enlargement };
  return laidOut;
}

/** The index of the box that an element draws. */
const boxOf = (target: EventTarget): number =>
  Number(target instanceof Element ? (target.closest<SVGGElement>('[data-box]')?.dataset['box'] ?? -1) : -1);

function shownBy({ fetched, results }: AtomicStateView, { operand }: PointedValue): boolean {
  return fetched.includes(operand) || results.includes(operand);
}

/** Values that can be compared: a part with the same ones is not drawn again. */
interface PartProps extends Omit<SceneBox, 'part'>, Pick<DrawnPart, 'name' | 'text' | 'isAtHead'> {
  readonly index: number;
  readonly note: string | undefined;
  readonly light: Light;
  readonly isPointed: boolean;
  readonly isTabbable: boolean;
  readonly onPoint: (index: number, isOn: boolean) => void;
  readonly onFollow: (index: number) => void;
}

const Part = memo(function Part(props: PartProps) {
  const { index, name, note, isAtHead, light, isPointed, isTabbable, onPoint, onFollow } = props;
  const { x, y, width, height, isRound, isDone, textY = y + height / 2 } = props;
  const text = props.text === ' ' ? '␣' : props.text;
  const said = [text === '' ? 'empty' : text, note, light && LIGHT_WORDS[light], isAtHead && 'under the head'];
  return (
    <g
      className={styles.part}
      role="button"
      tabIndex={isTabbable ? 0 : -1}
      aria-label={`${name}: ${said.filter(Boolean).join(', ')}`}
      data-box={index}
      data-light={light}
      data-done={isDone || undefined}
      data-pointed={isPointed || undefined}
      onPointerEnter={() => onPoint(index, true)}
      onFocus={() => onPoint(index, true)}
      onBlur={() => onPoint(index, false)}
      onClick={() => onFollow(index)}
    >
      <rect x={x} y={y} width={width} height={height} rx={isRound ? height / 2 : 3} />
      <text x={x + width / 2} y={textY + 5} textAnchor="middle">
        {text}
      </text>
      {isAtHead && <path className={styles.head} d={`M${x + 3} ${y + height - 2}h${width - 6}`} />}
      {/* Not by colour alone: a dot for what was fetched, a square for a result. */}
      {light === 'fetched' && <circle className={styles.mark} cx={x + width - 5} cy={y + 5} r={3} />}
      {light === 'result' && <rect className={styles.mark} x={x + width - 8} y={y + 2} width={6} height={6} />}
    </g>
  );
});

const LIGHT_WORDS = { fetched: 'fetched', result: 'written' } as const;
