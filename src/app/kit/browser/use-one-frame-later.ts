import { useEffect, useRef, useState } from 'react';
import { afterNextPaint } from './after-next-paint.ts';

/** A value, one frame late: what is drawn with it does not delay the frame that the value comes with. */
export function useOneFrameLater<Value>(value: Value): Value {
  const [late, setLate] = useState(value);
  const latest = useRef(value);
  const isWaiting = useRef(false);
  useEffect(() => {
    latest.current = value;
    if (isWaiting.current) return;
    isWaiting.current = true;
    afterNextPaint(() => {
      isWaiting.current = false;
      setLate(latest.current);
    });
  }, [value]);
  return late;
}
