import { CHAT } from '../columns.ts';
import { SYSTEM_PROMPT } from '../chat-template.ts';
import type { Format } from './format.ts';

/** Chat messages as TRL, Axolotl and OpenAI-style tools read them. */
export const messages: Format = {
  id: 'messages',
  summary: 'TRL, Axolotl and other chat trainers.',
  columns: [{ name: 'messages', type: CHAT }],
  row: ({ record: { query, cot } }) => ({
    messages: [
      { role: 'system', content: SYSTEM_PROMPT },
      { role: 'user', content: query },
      { role: 'assistant', content: cot },
    ],
  }),
};
