import { createStore, type StoreApi } from 'zustand/vanilla';

/** The id of the Learn page in addresses. */
export const LEARN_PAGE = 'learn';

/** What an address of the Learn page begins with. */
export const LEARN_ADDRESS = `#page=${LEARN_PAGE}`;

/** The addresses of the Learn page. */
interface LearnAddresses {
  /** The address that the page was opened with, its `#` included; a new object whenever one is opened. */
  readonly opened: { readonly hash: string };
  /** The address that leads back to what the page shows, or showed when it was left. */
  readonly address: string;
  /** The title of the screen, for the title of the tab. */
  readonly title: string;
}

/** Holds the addresses of the page for as long as the app is open; the lesson itself is loaded later. */
export type LearnLinkStore = StoreApi<LearnAddresses>;

/** The addresses before anything is opened. */
export function makeLearnLink(): LearnLinkStore {
  return createStore<LearnAddresses>(() => ({
    opened: { hash: LEARN_ADDRESS },
    address: LEARN_ADDRESS,
    title: 'Learn',
  }));
}
