import type { Format } from './format.ts';

/** A sample of Inspect: what is asked, the bare answer, and what it may be grouped by. */
export const inspect: Format = {
  id: 'inspect',
  summary: 'Inspect: samples to evaluate a model on.',
  columns: [
    { name: 'input', type: 'string' },
    { name: 'target', type: 'string' },
    { name: 'id', type: 'string' },
    {
      name: 'metadata',
      type: {
        fields: [
          { name: 'task', type: 'string' },
          { name: 'algorithm', type: 'string' },
          { name: 'range', type: 'string' },
          { name: 'length', type: 'integer' },
          { name: 'split', type: 'string' },
          { name: 'template', type: 'string' },
          { name: 'instance', type: 'json' },
        ],
      },
    },
  ],
  row: ({ record: { query, answer, id, task, algorithm, range, length, split, template, instance } }) => ({
    input: query,
    target: answer,
    id,
    metadata: { task, algorithm, range, length, split, template, instance },
  }),
};
