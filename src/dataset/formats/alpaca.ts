import { SYSTEM_PROMPT } from '../chat-template.ts';
import type { Format } from './format.ts';

/** Alpaca's strings, as LLaMA-Factory reads them, with a system message; there is no input beside the instruction. */
export const alpaca: Format = {
  id: 'alpaca',
  summary: 'LLaMA-Factory and other Alpaca-style trainers.',
  columns: [
    { name: 'instruction', type: 'string' },
    { name: 'input', type: 'string' },
    { name: 'output', type: 'string' },
    { name: 'system', type: 'string' },
  ],
  row: ({ record: { query, cot } }) => ({ instruction: query, input: '', output: cot, system: SYSTEM_PROMPT }),
};
