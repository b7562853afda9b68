import { create } from 'zustand';

/** What is listed below the estimate of a dataset: its rows, what its ranges hold, what its texts teach. */
export type Listed = 'rows' | 'sources' | 'steps';

interface Listing {
  readonly listed: Listed;
  /** Whether the estimate is folded, so that what is listed has more room. */
  readonly foldsEstimate: boolean;
}

/** What a person has chosen to see of a dataset. */
export const useListing = create<Listing>(() => ({ listed: 'rows', foldsEstimate: false }));

/** Lists something else of a dataset. */
export function list(listed: Listed): void {
  useListing.setState({ listed });
}

/** Folds the estimate of a dataset, or unfolds it. */
export function toggleEstimate(): void {
  useListing.setState(({ foldsEstimate }) => ({ foldsEstimate: !foldsEstimate }));
}
