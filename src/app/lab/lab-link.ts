import { createStore, type StoreApi } from 'zustand/vanilla';

/** The id of the Lab page in addresses. */
export const LAB_PAGE = 'lab';

/** What an address of the Lab page begins with. */
const LAB_ADDRESS = `#page=${LAB_PAGE}`;

/** What the app knows of the page, which is loaded later. */
interface LabLink {
  /** The address that the page was opened with, its `#` included; a new object whenever one is opened. */
  readonly opened: { readonly hash: string };
  /** The address that leads back to what the page shows, or showed when it was left. */
  readonly address: string;
  /** What is shown, for the title of the tab. */
  readonly title: string;
  /** Whole percent of the training that is under way; undefined while none is. */
  readonly progress: number | undefined;
}

/** Holds what the app knows of the page for as long as it is open. */
export type LabLinkStore = StoreApi<LabLink>;

/** The page before it is opened. */
export function makeLabLink(): LabLinkStore {
  return createStore<LabLink>(() => ({
    opened: { hash: LAB_ADDRESS },
    address: LAB_ADDRESS,
    title: 'Lab',
    progress: undefined,
  }));
}
