import { useState } from 'react';
import { grouped } from '../../../machine/grouped.ts';
import { STEP_FIELD } from '../../stores/keys.ts';
import { goToStep } from '../../stores/trace-actions.ts';
import styles from './Transport.module.css';

/** The step, as a field to type another one into. */
export function JumpToStep({ step, steps }: { readonly step: number; readonly steps: number }) {
  const [typed, setTyped] = useState<string>();
  const jump = () => {
    if (typed !== undefined && /^\d+$/.test(typed.replaceAll(',', ''))) goToStep(Number(typed.replaceAll(',', '')));
    setTyped(undefined);
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
