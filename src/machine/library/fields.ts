import { DIGITS } from '../symbols.ts';
import type { Tape } from '../program.ts';
import type { AtCell } from './registers.ts';

/**
 * A list tape holds fields, each ended by a mark such as `#`. Fields are only ever appended; reading moves a head along them.
 */

/**
 * Copies the field that starts under the head of `list` into a register, replacing what it held. The head of `list` ends on the
 * field's end mark. `symbols` are what a field may consist of.
 */
export function loadField(
  list: Tape,
  register: Tape,
  atCell: { list?: AtCell; register?: AtCell } = {},
  symbols: readonly string[] = DIGITS,
): void {
  const { program } = list;
  program.scope(`${register.name} from ${list.name}`, () => {
    program.while(register.inked, () => {
      register.erase();
      register.left();
    });
    register.right();
    program.while(list.is(...symbols), () => {
      atCell.list?.(list);
      register.write(list);
      atCell.register?.(register);
      register.right();
      list.right();
    });
    register.left();
  });
}

/**
 * Appends the number of a register and then `mark` to each list; their heads stand on the first free cell and end on the next
 * one. Origins pass through unless `atCell` marks the written cells as results.
 */
export function appendField(
  register: Tape,
  lists: readonly Tape[],
  mark: string,
  atCell: { register?: AtCell; list?: AtCell } = {},
): void {
  const { program } = register;
  program.scope(`${register.name} to ${lists.map((list) => list.name).join(' and ')}`, () => {
    register.leftUntil(register.blank);
    register.right();
    program.while(register.inked, () => {
      atCell.register?.(register);
      for (const list of lists) {
        list.write(register);
        atCell.list?.(list);
        list.right();
      }
      register.right();
    });
    for (const list of lists) {
      list.write(mark);
      list.right();
    }
    register.left();
  });
}

/** Moves each head to the first cell of its tape; the tape must have no blank inside and the head no gap to it on the left. */
export function rewind(...tapes: readonly Tape[]): void {
  for (const tape of tapes) {
    tape.program.scope(`rewind ${tape.name}`, () => {
      tape.left();
      tape.leftUntil(tape.blank);
      tape.right();
    });
  }
}
