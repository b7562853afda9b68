import type { Operand } from '../trace/atomic-state.ts';
import type { Text } from './text.ts';

/** What a stretch of the text is for. */
export type Role = 'state' | 'fetch' | 'solve' | 'next' | 'answer' | 'plain';

/** A stretch of the text with one role; if it prints an operand, with that operand. */
export interface Segment {
  readonly text: string;
  readonly role: Role;
  readonly operand?: Operand;
  /** The index of the atomic state that the operand belongs to. */
  readonly state?: number;
}

/** Words of one role as segments: one for each operand, one for each run of characters between operands. */
export function segmentsOf(role: Role, words: Text, state: number): Segment[] {
  return words.map((part) =>
    typeof part === 'string' ? { text: part, role } : { text: part.value, role, operand: part, state },
  );
}
