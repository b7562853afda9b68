import * as v from 'valibot';
import { create } from 'zustand';

const KEY = 'tail-tracer-tour';
const SEEN = v.literal('seen');

/** The place in the tour, from 0; undefined while it is not shown. */
export const useTour = create<{ readonly place: number | undefined }>(() => ({ place: isNew() ? 0 : undefined }));

/** Goes to a place in the tour; undefined ends it, and it does not come again by itself. */
export function goToTour(place: number | undefined): void {
  useTour.setState({ place });
  if (place !== undefined) return;
  try {
    localStorage.setItem(KEY, SEEN.literal);
  } catch {
    // A browser that stores nothing shows it at the next visit.
  }
}

/** Whether the page is visited for the first time, by itself and not inside another. */
function isNew(): boolean {
  try {
    return !new URLSearchParams(location.search).has('embed') && !v.is(SEEN, localStorage.getItem(KEY));
  } catch {
    // Where nothing is stored nobody could say that they have seen it.
    return false;
  }
}
