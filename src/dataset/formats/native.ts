import type { Format } from './format.ts';

/** The whole record. */
export const native: Format = {
  id: 'native',
  summary: 'Everything that is known about an example.',
  row: (record) => ({ ...record }),
};
