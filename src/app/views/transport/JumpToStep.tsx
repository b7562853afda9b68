import { useState } from 'react';
import { grouped } from '../../../base/grouped.ts';
import { STEP_FIELD } from '../../frame/keys.ts';
import { notify } from '../../frame/notice.ts';
import { goToStep } from '../../session/trace-actions.ts';
import styles from './Transport.module.css';

/** The step, as a field to type another one into. */
export function JumpToStep({ step, steps }: { readonly step: number; readonly steps: number }) {
  const [typed, setTyped] = useState<string>();
  const jump = () => {
    setTyped(undefined);
    // Who empties the field wants to stay.
    if (typed === undefined || typed.trim() === '') return;
    const digits = typed.trim().replaceAll(',', '');
    if (!/^\d+$/.test(digits)) {
      notify(`Step: got "${typed}"; allowed: a whole number, 0 to ${grouped(steps)}.`);
      return;
    }
    goToStep(Number(digits));
    if (Number(digits) > steps) notify(`Step: got ${typed}; this run ends after ${grouped(steps)}, which is shown.`);
  };
  return (
    <label className={styles.jump}>
      step
      <input
        id={STEP_FIELD}
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
