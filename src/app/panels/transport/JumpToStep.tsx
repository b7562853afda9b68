import { useState } from 'react';
import { grouped } from '../../../base/grouped.ts';
import { useSession } from '../../session/session-context.ts';
import styles from './Transport.module.css';

interface JumpToStepProps {
  /** The id of the field, by which a key of the page finds it. */
  readonly id: string;
  readonly step: number;
  readonly steps: number;
}

/** The step, as a field to type another one into. */
export function JumpToStep({ id, step, steps }: JumpToStepProps) {
  const { cursor, notices } = useSession();
  const [typed, setTyped] = useState<string>();
  const jump = () => {
    setTyped(undefined);
    // An emptied field moves nothing.
    if (typed === undefined || typed.trim() === '') return;
    const digits = typed.trim().replaceAll(',', '');
    if (!/^\d+$/.test(digits)) {
      notices.notify(`Step: got "${typed}"; allowed: a whole number, 0 to ${grouped(steps)}.`);
      return;
    }
    cursor.goTo(Number(digits));
    if (Number(digits) > steps)
      notices.notify(`Step: got ${typed}; this run ends after ${grouped(steps)}, which is shown.`);
  };
  return (
    <label className={styles.jump}>
      step
      <input
        id={id}
        className={styles.step}
        aria-label={`Step, 0 to ${steps}`}
        title="Type a step to go there (g)"
        inputMode="numeric"
        size={Math.max(4, grouped(steps).length)}
        value={typed ?? grouped(step)}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={jump}
        onKeyDown={(event) => {
          if (event.key === 'Enter') jump();
          if (event.key === 'Escape') setTyped(undefined);
        }}
      />
      of {grouped(steps)}
    </label>
  );
}
