import { SYSTEM_PROMPT } from '../chat-template.ts';
import type { MachineRecord } from './machine-records.ts';

/**
 * The formats of a machine's dataset. Rows of the first two have the columns that the formats of these names have for tasks; a native
 * record says the machine and its input where that of a task says the task and its instance.
 */
export const MACHINE_FORMATS = ['prompt-completion', 'messages', 'native'] as const;

/** The name of a format. */
export type MachineFormatId = (typeof MACHINE_FORMATS)[number];

/** The row of a record in a format. */
export function machineRow(record: MachineRecord, format: MachineFormatId): object {
  const question = [
    { role: 'system', content: SYSTEM_PROMPT },
    { role: 'user', content: record.query },
  ];
  const answer = { role: 'assistant', content: record.cot };
  switch (format) {
    case 'prompt-completion':
      return { prompt: question, completion: [answer] };
    case 'messages':
      return { messages: [...question, answer] };
    case 'native':
      return record;
  }
}
