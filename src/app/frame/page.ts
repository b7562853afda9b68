import { create } from 'zustand';

/** A page of the app. */
export type PageId = 'trace' | 'dataset';

interface PageStore {
  readonly page: PageId;
  /** The part of the address behind the page, with its `#`, as it was when the page was opened. */
  readonly hash: string;
  /** The address that the Dataset page was left with. */
  readonly datasetAddress: string;
}

/** What an address of the Dataset page begins with; every other address is a trace. */
export const DATASET_ADDRESS = '#page=dataset';

/** The page that is open. The address says which: a link opens it, Back returns. */
export const usePage = create<PageStore>(() => ({
  page: pageOf(location.hash),
  hash: location.hash,
  datasetAddress: DATASET_ADDRESS,
}));

/** The page that an address leads to. */
function pageOf(hash: string): PageId {
  return new URLSearchParams(hash.replace(/^#/, '')).get('page') === 'dataset' ? 'dataset' : 'trace';
}

/** Opens the page that the address names. */
export function openPage(): PageId {
  const page = pageOf(location.hash);
  usePage.setState({ page, hash: location.hash });
  return page;
}

/** Remembers what the Dataset page shows, in the address and in the link that leads to it. */
export function rememberDataset(address: string): void {
  usePage.setState({ datasetAddress: address });
  // Leaving the page changes the address first: a late word of it must not bring it back.
  if (pageOf(location.hash) === 'dataset') history.replaceState(null, '', address);
}
