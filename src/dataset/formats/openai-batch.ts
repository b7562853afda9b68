import { lengthOf } from '../long-text.ts';
import { CHAT } from '../columns.ts';
import type { Format } from './format.ts';

/** Tokens that an output may have for each token of the example's own text: a model that goes astray is to be seen, not cut off at once. */
const ROOM = 1.5;

/** Fewest tokens that are allowed, for forms that show nothing but the answer. */
const LEAST_TOKENS = 256;

/**
 * Requests of OpenAI's batch interface, which `vllm run-batch` answers, too; what comes back is joined by `custom_id`. The name MODEL is
 * to be replaced. Where tokens are not counted, three are taken for each character, which a tokenizer of bytes never exceeds.
 */
export const openaiBatch: Format = {
  id: 'openai-batch',
  summary: 'Requests for OpenAI’s batch interface and vllm run-batch, to be answered and graded.',
  columns: [
    { name: 'custom_id', type: 'string' },
    { name: 'method', type: 'string' },
    { name: 'url', type: 'string' },
    {
      name: 'body',
      type: {
        fields: [
          { name: 'model', type: 'string' },
          { name: 'messages', type: CHAT },
          { name: 'max_tokens', type: 'integer' },
          { name: 'temperature', type: 'integer' },
        ],
      },
    },
  ],
  row: ({ record: { id, query, cot, tokens } }) => ({
    custom_id: id,
    method: 'POST',
    url: '/v1/chat/completions',
    body: {
      model: 'MODEL',
      messages: [{ role: 'user', content: query }],
      max_tokens: Math.max(LEAST_TOKENS, Math.ceil(ROOM * (tokens ?? 3 * lengthOf(cot)))),
      temperature: 0,
    },
  }),
};
