import { useLayoutEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { WindowCache, type LoadRows } from './window-cache.ts';

/**
 * The rows of one long list, loaded as they are asked for; the component is drawn again when some arrive.
 *
 * `scope` names the list, such as a trace and a variant: when it changes the cache starts empty. A list may become longer. `load`
 * may be a new function at every render.
 */
export function useWindowCache<Row>(scope: string, length: number, load: LoadRows<Row>): WindowCache<Row> {
  const latestLoad = useRef(load);
  // Before the effects that ask for rows.
  useLayoutEffect(() => {
    latestLoad.current = load;
  });
  const cache = useMemo(
    () => new WindowCache<Row>(length, (from, to) => latestLoad.current(from, to)),
    // A list under another name is another list.
    // oxlint-disable-next-line react/exhaustive-deps
    [scope],
  );
  cache.lengthen(length);
  useSyncExternalStore(cache.subscribe, cache.version);
  return cache;
}
