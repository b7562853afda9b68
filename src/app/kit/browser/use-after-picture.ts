import { useEffect, useRef, useState } from 'react';
import { afterPicture } from './after-picture.ts';

/** A value, one picture late: what is drawn with it does not keep the picture waiting that the value came with. */
export function useAfterPicture<Value>(value: Value): Value {
  const [late, setLate] = useState(value);
  const latest = useRef(value);
  const isWaiting = useRef(false);
  useEffect(() => {
    latest.current = value;
    if (isWaiting.current) return;
    isWaiting.current = true;
    afterPicture(() => {
      isWaiting.current = false;
      setLate(latest.current);
    });
  }, [value]);
  return late;
}
