import { addressOf } from './address.ts';
import { useBreakpoints } from '../../session/breakpoints.ts';
import { usePage } from '../../frame/page.ts';
import { usePanelChoices } from '../panel-choices.ts';
import { EXAMPLE } from '../../session/selection.ts';
import { useTraceStore } from '../../session/trace-store.ts';

/** So long after the last change, in milliseconds, and so long after the first that is not yet written. */
const REMEMBER_AFTER = 250;
const REMEMBER_WITHIN = 1000;

/** A step, or the place where something is to be seen of a run that is not known yet. */
type Place = number | 'in the middle';

let asked: Place | undefined;
let remembering: ReturnType<typeof setTimeout> | undefined;
let rememberBy = 0;

/** Says which step is asked for; undefined once it is there. */
export function askForStep(place: Place | undefined): void {
  asked = place;
}

/** The step that was asked for, until it is there: what is given up before goes on from it when it is run again. */
export function askedStep(): Place | undefined {
  return asked;
}

/** The address of the trace that is shown, or is to be once it is made. */
export function traceAddress(): string {
  const { run, selection } = useTraceStore.getState();
  // The page's own example, until something is known of it.
  return run || selection !== EXAMPLE ? addressNow() : '#';
}

/** Writes the cursor into the address, a little later: browsers refuse many changes a second. While it plays, now and then. */
export function rememberStep(): void {
  const now = performance.now();
  if (remembering === undefined) rememberBy = now + REMEMBER_WITHIN;
  clearTimeout(remembering);
  remembering = setTimeout(write, Math.max(0, Math.min(REMEMBER_AFTER, rememberBy - now)));
}

/** Writes at once what would have been written later. */
export function rememberNow(): void {
  if (remembering !== undefined) write();
}

/** Writes no more of what has changed: another page is opened. */
export function forgetToRemember(): void {
  clearTimeout(remembering);
  remembering = undefined;
}

/** Puts what is selected now behind the address there is: Back leads to that one. */
export function pushAddress(): void {
  history.pushState(null, '', addressNow());
}

useBreakpoints.subscribe(rememberStep);
usePanelChoices.subscribe(({ tab }, before) => tab !== before.tab && rememberStep());

function write(): void {
  forgetToRemember();
  if (usePage.getState().page === 'trace') history.replaceState(null, '', addressNow());
}

/** The address of what is selected, at the cursor or where that will be. */
function addressNow(): string {
  const { selection, step } = useTraceStore.getState();
  const place = asked === 'in the middle' ? undefined : (asked ?? step);
  return addressOf(selection, place, useBreakpoints.getState().breakpoints, usePanelChoices.getState().tab);
}
