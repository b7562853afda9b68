import { useEffect, useRef } from 'react';
import type { SegmentView, TextView } from '../../../workers/views/views.ts';
import type { PointedValue } from '../../../workers/views/pointed-value.ts';
import { operandUnder } from './behaviour/use-operand-focus.ts';
import { StateText } from './StateText.tsx';
import styles from './StatesInView.module.css';

interface StatesInViewProps {
  /** The atomic states around the current one, in their order; those that are not there yet are left out. */
  readonly states: readonly TextView[];
  /** The position of the current atomic state, −1 before the first. */
  readonly position: number;
  /** The line with the answer, where that comes next. */
  readonly ending: readonly SegmentView[] | undefined;
  readonly pointed: PointedValue | undefined;
  readonly onPoint: (pointed: PointedValue | undefined) => void;
}

/** The text of a few atomic states in large type: what was said, what is said now, what comes next. */
export function StatesInView({ states, position, ending, pointed, onPoint }: StatesInViewProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const isThere = states.some((state) => state.position === position);
  useEffect(() => {
    // Of more than there is room for, the current state is what is read.
    scroller.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [position, isThere]);
  const point = (target: EventTarget | null) => {
    const under = operandUnder(target);
    const operand = states.find((state) => state.position === under?.position)?.segments[under?.place ?? -1]?.operand;
    if (operand && under) onPoint({ position: under.position, operand });
    else if (pointed) onPoint(undefined);
  };
  return (
    // Listens for the operands in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={scroller}
      className={styles.states}
      role="region"
      aria-label="Text of the current atomic states"
      onPointerOver={(event) => point(event.target)}
      onPointerLeave={() => point(null)}
      onFocus={(event) => point(event.target)}
      onBlur={() => point(null)}
    >
      {states.map(({ position: at, segments }) => (
        <p key={at} className={styles.state} data-state={at} aria-current={at === position || undefined}>
          <StateText
            position={at}
            segments={segments}
            pointed={pointed?.position === at ? pointed : undefined}
            active={at === position ? segments.findIndex(({ operand }) => operand !== undefined) : undefined}
          />
        </p>
      ))}
      {ending && (
        <p className={styles.state}>
          <StateText position={-1} segments={ending} pointed={undefined} active={undefined} />
        </p>
      )}
    </div>
  );
}
