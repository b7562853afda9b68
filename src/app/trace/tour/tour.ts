import * as v from 'valibot';
import { create } from 'zustand';
import { remembered } from '../../kit/browser/remembered.ts';

const SEEN = 'seen';
/** Where nothing can be stored nobody could say that they have seen it: it counts as seen. */
const stored = remembered('tail-tracer-tour', v.literal(SEEN), undefined, SEEN);

/** The place in the tour, from 0; undefined while it is not shown. */
export const useTour = create<{ readonly place: number | undefined }>(() => ({ place: isNew() ? 0 : undefined }));

/** Goes to a place in the tour; undefined ends it, and it does not come again by itself. */
export function goToTour(place: number | undefined): void {
  useTour.setState({ place });
  if (place !== undefined) return;
  // A browser that reads its storage and does not write it shows it at the next visit.
  stored.write(SEEN);
}

/** Whether the page is visited for the first time, by itself and not inside another. */
function isNew(): boolean {
  return !new URLSearchParams(location.search).has('embed') && stored.read() !== SEEN;
}
