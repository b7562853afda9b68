import { createStore, type StoreApi } from 'zustand/vanilla';

/** The id of the Machines page in addresses. */
export const MACHINES_PAGE = 'machines';

/** What an address of the Machines page begins with. */
export const MACHINES_ADDRESS = `#page=${MACHINES_PAGE}`;

/** The addresses of the Machines page. */
interface MachinesLink {
  /** The address that the page was opened with, its `#` included; a new object whenever one is opened. */
  readonly opened: { readonly hash: string };
  /** The address that leads back to what the page shows, or showed when it was left. */
  readonly address: string;
  /** What is shown, for the title of the tab. */
  readonly title: string;
}

/** Holds the addresses of the page for as long as the app is open; the page itself is loaded later. */
export type MachinesLinkStore = StoreApi<MachinesLink>;

/** The addresses before anything is opened. */
export function makeMachinesLink(): MachinesLinkStore {
  return createStore<MachinesLink>(() => ({
    opened: { hash: MACHINES_ADDRESS },
    address: MACHINES_ADDRESS,
    title: 'Machines',
  }));
}
