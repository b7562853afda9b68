import { useEffect, useMemo } from 'react';
import { addressOf } from '../../links/trace-address.ts';
import { TraceView, type PanelName } from '../../panels/TraceView.tsx';
import { traceService } from '../../session/trace-client.ts';
import type { Screen } from '../screens/screen.ts';
import { useLearn, useLearnSession } from '../use-learn.ts';
import styles from './Live.module.css';
import { SubjectControls } from './SubjectControls.tsx';
import { instanceOf, subjectOf } from './subject.ts';

interface LiveTraceProps {
  readonly screen: Screen;
  readonly panels: readonly PanelName[];
  /** How many times as large as usual it is drawn: more than 1 for a room. */
  readonly scale: number;
}

/** What a room sees of a run. */
const FOR_A_ROOM: readonly PanelName[] = ['step for a room', 'steps'];

/** A run: an example to step through, and the run of the question as soon as its answer is known. */
export function LiveTrace({ screen, panels, scale }: LiveTraceProps) {
  const session = useLearnSession();
  const link = useLearn((state) => state);
  const subject = subjectOf(screen.subject, link);
  const seen = link.seen;
  const { task, variant } = subject;
  const length = subject.range.to;
  const drawn = useMemo(() => instanceOf(task, length, link.seed), [task, length, link.seed]);
  const traced = seen?.traced ?? { task: task.id, instance: drawn };
  const choice = { traced, variant: seen?.variant ?? variant, arithmetic: 'folded' } as const;
  useEffect(() => () => session.forgetTrace(), [session]);
  return (
    <section className={styles.live} aria-label="Live run">
      {scale === 1 && <SubjectControls subject={subject} offers={['task', 'len', 'variant', 'seed']} />}
      <div className={styles.trace} data-live="trace">
        <TraceView
          label={seen ? 'The run of the question' : 'An example to step through'}
          choice={choice}
          step={seen?.step ?? 0}
          panels={scale > 1 ? FOR_A_ROOM : panels}
          scale={scale}
          service={traceService}
          onSession={session.setTrace}
        />
      </div>
      <p className={styles.words}>
        {seen ? 'This is the run of the question. ' : 'This is an example: step through it, then answer. '}
        <a
          href={addressOf(
            { ...choice, range: subject.range.name, seed: null },
            seen?.step,
          )}
        >
          Open it in Trace
        </a>
      </p>
    </section>
  );
}
