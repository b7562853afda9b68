import { grouped } from '../../../base/grouped.ts';
import { FASTEST, FULL_SPEED, SLOWEST } from '../../session/playback.ts';
import { useSession, useTrace } from '../../session/session-context.ts';
import styles from './Transport.module.css';

/** The slider is logarithmic; its last bit, beyond the fastest pace, is full speed. */
const LAST = Math.log(FASTEST);
const FULL = LAST + 0.6;

/** How fast it plays. */
export function Speed() {
  const { playback } = useSession();
  const speed = useTrace((state) => state.speed);
  const isFull = speed === FULL_SPEED;
  return (
    <label className={styles.speed} title="Units a second; at the right end as fast as it draws (+ and −)">
      <span>Speed</span>
      <input
        type="range"
        min={Math.log(SLOWEST)}
        max={FULL}
        step="any"
        value={isFull ? FULL : Math.log(speed)}
        aria-valuetext={isFull ? 'as fast as it draws' : `${Math.round(speed)} a second`}
        onChange={(event) => {
          const place = Number(event.target.value);
          playback.setSpeed(place > LAST + 0.3 ? FULL_SPEED : Math.min(FASTEST, Math.exp(place)));
        }}
      />
      <span className={styles.pace}>{isFull ? 'full' : `${grouped(Math.round(speed))}/s`}</span>
    </label>
  );
}
