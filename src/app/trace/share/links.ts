import type { Breakpoint } from '../../../workers/trace/breakpoint-search.ts';
import { addressOf } from '../../links/trace-address.ts';
import type { TableTab } from '../../session/panel-choices.ts';
import type { Selection } from '../../links/selection.ts';

/** The name of the parameter that asks for the trace alone, to be shown in a frame. */
const EMBED = 'embed';

/** Whether this page shows the trace alone, as in a frame. */
export function isEmbedded(search: string = location.search): boolean {
  const asked = new URLSearchParams(search).get(EMBED);
  return asked !== null && asked !== '0';
}

/** The link to a trace on the whole page. */
export function linkAddress(
  selection: Selection,
  step: number,
  breakpoints: readonly Breakpoint[],
  table?: TableTab,
): string {
  return `${pageAddress()}${addressOf(selection, step, breakpoints, table)}`;
}

/** The address of the trace alone. */
export function embedAddress(selection: Selection, step: number, breakpoints: readonly Breakpoint[]): string {
  return `${pageAddress()}?${EMBED}=1${addressOf(selection, step, breakpoints)}`;
}

/** A frame for another page. */
export function embedCode(address: string): string {
  // What ends an attribute, and what begins an entity.
  const escaped = address.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<iframe src="${escaped}" title="A Turing machine and its chain of thought" width="100%" height="640" style="border: 1px solid #ccc"></iframe>`;
}

const pageAddress = (): string => `${location.origin}${location.pathname}`;
