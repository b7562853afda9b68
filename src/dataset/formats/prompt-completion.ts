import { CHAT } from '../columns.ts';
import { SYSTEM_PROMPT } from '../chat-template.ts';
import type { Format } from './format.ts';

/** TRL's conversational prompt-completion: the loss is taken on the completion only. */
export const promptCompletion: Format = {
  id: 'prompt-completion',
  summary: 'TRL; the loss is taken on the completion only.',
  columns: [
    { name: 'prompt', type: CHAT },
    { name: 'completion', type: CHAT },
  ],
  row: ({ record: { query, cot } }) => ({
    prompt: [
      { role: 'system', content: SYSTEM_PROMPT },
      { role: 'user', content: query },
    ],
    completion: [{ role: 'assistant', content: cot }],
  }),
};
