import { SYSTEM_PROMPT } from '../chat-template.ts';
import type { Format } from './format.ts';

/** ShareGPT's conversations, as LLaMA-Factory reads them. */
export const sharegpt: Format = {
  id: 'sharegpt',
  summary: 'LLaMA-Factory and other ShareGPT-style trainers.',
  columns: [
    {
      name: 'conversations',
      type: {
        list: {
          fields: [
            { name: 'from', type: 'string' },
            { name: 'value', type: 'string' },
          ],
        },
      },
    },
  ],
  row: ({ record: { query, cot } }) => ({
    conversations: [
      { from: 'system', value: SYSTEM_PROMPT },
      { from: 'human', value: query },
      { from: 'gpt', value: cot },
    ],
  }),
};
