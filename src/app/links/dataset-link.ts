import type { Selection } from './selection.ts';

/** The id of the Dataset page in addresses. */
export const DATASET_PAGE = 'dataset';

/** What an address of the Dataset page begins with. */
export const DATASET_ADDRESS = `#page=${DATASET_PAGE}`;

/** Examples of a dataset that is asked for from a trace. */
const EXAMPLES = 1000;

/** The Dataset page with what is traced filled in. */
export function datasetOfTrace({ traced, range, variant, arithmetic, seed }: Selection): string {
  const parts = new URLSearchParams({
    task: traced.task,
    range: `${range}:${EXAMPLES}`,
    variant,
    arithmetic,
    seed: String(seed ?? 1),
  });
  return `${DATASET_ADDRESS}&${parts.toString()}`;
}
