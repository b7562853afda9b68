import { renderChat } from '../chat-template.ts';
import type { Format } from './format.ts';

/** One string a row, rendered with the chat template of Qwen2.5. */
export const text: Format = {
  id: 'text',
  summary: 'Plain language modelling, rendered with the chat template of Qwen2.5.',
  columns: [{ name: 'text', type: 'string' }],
  row: ({ record: { query, cot } }) => ({ text: renderChat(query, cot) }),
};
