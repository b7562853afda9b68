import type { Column } from '../columns.ts';
import type { Format } from './format.ts';

/** The columns of the whole record, in its order. */
export const NATIVE_COLUMNS: readonly Column[] = [
  { name: 'id', type: 'string' },
  { name: 'task', type: 'string' },
  { name: 'algorithm', type: 'string' },
  { name: 'range', type: 'string' },
  { name: 'length', type: 'integer' },
  { name: 'split', type: 'string' },
  { name: 'seed', type: 'integer' },
  { name: 'index', type: 'integer' },
  { name: 'instance', type: 'json' },
  { name: 'template', type: 'string' },
  { name: 'query', type: 'string' },
  { name: 'variant', type: 'string' },
  { name: 'arithmetic', type: 'string' },
  { name: 'text_version', type: 'integer' },
  { name: 'cot', type: 'string' },
  { name: 'answer', type: 'string' },
  { name: 'states', type: 'integer' },
  { name: 'steps', type: 'integer' },
  { name: 'tokens', type: 'integer', nullable: true },
];

/** The whole record. */
export const native: Format = {
  id: 'native',
  summary: 'Everything that is known about an example.',
  columns: NATIVE_COLUMNS,
  row: ({ record }) => ({ ...record }),
};
