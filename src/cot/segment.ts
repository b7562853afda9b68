import type { Operand, OperandCell } from '../trace/atomic-state.ts';
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
  /** Of a value whose symbols are not printed one after another, from left to right: where each of them is. */
  readonly rewritten?: Rewritten;
}

/** A value that is printed in another order than that of its cells, or with words between them. */
export interface Rewritten {
  /** The operand's name, or that of the output tape. */
  readonly name: string;
  /** The tape's number. */
  readonly tape: number;
  /** The cells that are printed, in the order of the text, each with its first character in the segment. */
  readonly cells: readonly { readonly at: number; readonly cell: OperandCell }[];
}

/** Words of one role as segments: one for each operand, one for each run of characters between operands. */
export function segmentsOf(role: Role, words: Text, state: number): Segment[] {
  return words.map((part) =>
    typeof part === 'string' ? { text: part, role } : { text: part.value, role, operand: part, state },
  );
}
