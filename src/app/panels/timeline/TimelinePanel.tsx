import { memo, useMemo, useRef, useState, type ComponentProps } from 'react';
import { useStore } from 'zustand';
import { reasonOf } from '../../../base/problems.ts';
import type { ConfigurationView } from '../../../workers/views/views.ts';
import { Button } from '../../kit/Button.tsx';
import { pngOf } from '../../kit/browser/picture.ts';
import { saveFile } from '../../kit/browser/save-file.ts';
import { useBreakpoints, useSession, useShown, useTrace } from '../../session/session-context.ts';
import type { Run } from '../../session/trace-state.ts';
import { timelineSvg } from '../../views/timeline/save-timeline.ts';
import type { Size, TimelineScene } from '../../views/timeline/space-time-drawing.ts';
import styles from '../../views/timeline/Timeline.module.css';
import { coloursOf, Timeline } from '../../views/timeline/Timeline.tsx';
import { useBreakpointHits, useSpaceTime } from './use-space-time.ts';

/** More rows than this cannot be told apart. */
const ROWS = 96;
/** Columns to whose multiple widths are rounded up: dragging a panel must not ask for the run anew at every pixel. */
const COLUMN_BLOCK = 64;

/** The whole run at a glance: a chosen tape as a space-time diagram, with the cursor in it. */
const TimelinePanel = memo(function TimelinePanel({ run: { summary, machine } }: { readonly run: Run }) {
  // The tape that the task names is shown first; of a machine from outside the one of most cells.
  const end = useShown((shown) => shown.end);
  const { state, cursor, panels } = useSession();
  const breakpoints = useBreakpoints();
  const chosenTape = useStore(panels.state, ({ timelineTapes }) => timelineTapes[machine.name]);
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const [failure, setFailure] = useState('');
  const section = useRef<HTMLElement>(null);
  const tape = chosenTape ?? machine.timelineTape ?? widestTape(end);
  const columns = Math.ceil(size.width / COLUMN_BLOCK) * COLUMN_BLOCK;
  const { view, isComing } = useSpaceTime(summary.trace, summary.steps, {
    tape: tape ?? 0,
    columns: tape === undefined ? 0 : columns,
    rows: ROWS,
  });
  const hits = useBreakpointHits(summary.trace, breakpoints, columns);
  const { steps, boundaries } = summary;
  const scene = useMemo<TimelineScene>(() => ({ steps, boundaries, view, hits }), [steps, boundaries, view, hits]);
  const tapeName = machine.tapes[tape ?? 0]!.name;
  const save = async (kind: 'svg' | 'png') => {
    setFailure('');
    try {
      const style = getComputedStyle(section.current!);
      const title = `${machine.name}: ${tapeName}, cell by step, ${summary.ending}`;
      const { step } = state.getState();
      const caption = { title, step, cursor: style.getPropertyValue('--cursor'), fontFamily: style.fontFamily };
      const picture = await timelineSvg(size, scene, coloursOf(section.current!), caption);
      const file = kind === 'svg' ? picture.svg : await pngOf(picture.svg, picture.size);
      saveFile(file, `${machine.name}-timeline.${kind}`);
    } catch (error) {
      setFailure(`The picture could not be made: ${reasonOf(error)}.`);
    }
  };
  return (
    <section ref={section} className={styles.timeline} aria-label="Timeline" aria-busy={isComing}>
      <div className={styles.side}>
        <select
          className={styles.select}
          aria-label="Tape on the timeline"
          title="Tape on the timeline: its cells upwards, steps to the right"
          value={tape ?? 0}
          onChange={(event) => panels.showOnTimeline(machine.name, Number(event.target.value))}
        >
          {machine.tapes.map(({ name }, number) => (
            <option key={name} value={number}>
              {name}
            </option>
          ))}
        </select>
        <ul className={styles.legend} aria-label="Signs on the timeline">
          <li>
            <i className={styles.ink} />
            symbols
          </li>
          <li>
            <i className={styles.fetched} />
            fetched
          </li>
          <li>
            <i className={styles.head} />
            head
          </li>
          <li>
            <i className={styles.result} />
            result
          </li>
        </ul>
        <div className={styles.save}>
          <Button
            size="small"
            aria-label="Save the timeline as SVG"
            title="Save the timeline as an SVG file"
            onClick={() => void save('svg')}
          >
            SVG
          </Button>
          <Button
            size="small"
            aria-label="Save the timeline as PNG"
            title="Save the timeline as a PNG file"
            onClick={() => void save('png')}
          >
            PNG
          </Button>
        </div>
      </div>
      <TimelineAtCursor
        scene={scene}
        size={size}
        onSize={setSize}
        onGoToStep={(step) => cursor.goTo(step)}
        onStepByState={(direction) => cursor.stepBy(direction, 'atomic state')}
      >
        {failure && (
          <p className={styles.failure} role="alert">
            {failure}
          </p>
        )}
      </TimelineAtCursor>
    </section>
  );
});

export default TimelinePanel;

/** The diagram with the cursor on it: nothing else of the panel is drawn again when that moves. */
function TimelineAtCursor(props: Omit<ComponentProps<typeof Timeline>, 'step'>) {
  const step = useTrace((state) => state.step);
  return <Timeline {...props} step={step} />;
}

/** The tape whose head goes farthest: its path shows the run best. */
function widestTape(end: ConfigurationView | undefined): number | undefined {
  if (!end) return undefined;
  const widths = end.tapes.map(({ first, last }) => last - first);
  return widths.indexOf(Math.max(...widths));
}
