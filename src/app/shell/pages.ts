import { create } from 'zustand';
import { makeAttentionPage } from '../attention/page.tsx';
import { datasetPage } from '../dataset/page.tsx';
import type { Page } from '../frame/page.ts';
import { makeGradePage } from '../grade/page.tsx';
import { makeLabPage } from '../lab/page.tsx';
import { makeLearnPage } from '../learn/page.tsx';
import { pageIdOf } from '../links/address-parts.ts';
import { Handover } from '../links/handover.ts';
import { makeMachinesPage } from '../machines/page.tsx';
import { makeTracePage } from '../trace/page.tsx';

/** What one page makes for another. */
const handover = new Handover();

/** All pages, as the navigation lists them; an address that names none of them leads to the first. */
export const PAGES: readonly [Page, ...Page[]] = [
  makeTracePage(),
  makeMachinesPage(),
  datasetPage,
  makeLabPage(handover),
  makeGradePage(handover),
  makeAttentionPage(),
  makeLearnPage(),
];

/** The page that is open. The address says which: a link opens it, Back returns. */
export const useCurrentPage = create<{ readonly current: Page }>(() => ({ current: pageOf(location.hash) }));

/** Opens what the address of the browser names; the page that was open is left. */
export function openAddress(): void {
  const { hash } = location;
  const page = pageOf(hash);
  useCurrentPage.setState({ current: page });
  for (const other of PAGES) if (other !== page) other.leave?.();
  page.open(hash);
}

/** Names the tab after what the page shows, so that tabs, bookmarks and the list of what Back leads to can be told apart. */
export function followTitle(): void {
  const name = () => {
    document.title = `${useCurrentPage.getState().current.title.read()} · TAIL Tracer`;
  };
  name();
  useCurrentPage.subscribe(name);
  for (const { title } of PAGES) title.subscribe(name);
}

function pageOf(hash: string): Page {
  const id = pageIdOf(hash);
  return PAGES.find((page) => page.id === id) ?? PAGES[0];
}
