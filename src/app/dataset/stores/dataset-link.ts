import { create } from 'zustand';
import { pageIdOf } from '../../links/address-parts.ts';
import { DATASET_ADDRESS, DATASET_PAGE } from '../../links/dataset-link.ts';

interface DatasetLink {
  /** The address that the page was opened with, its `#` included. */
  readonly opened: string;
  /** The address that leads back to what the page shows, or showed when it was left. */
  readonly address: string;
}

/** The addresses of the Dataset page. */
export const useDatasetLink = create<DatasetLink>(() => ({ opened: DATASET_ADDRESS, address: DATASET_ADDRESS }));

/** Whether the Dataset page is the one that is open. */
export const isOpen = (): boolean => pageIdOf(location.hash) === DATASET_PAGE;

/** Remembers what the page shows, in the address and in the link that leads to it. */
export function rememberAddress(address: string): void {
  useDatasetLink.setState({ address });
  // Leaving the page changes the address first: what is written late must not bring it back.
  if (isOpen()) history.replaceState(null, '', address);
}
