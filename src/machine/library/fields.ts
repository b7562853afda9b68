import { DIGITS } from '../symbols.ts';
import type { Tape } from '../program.ts';
import type { AtCell } from './registers.ts';

/**
 * A list tape holds fields, each ended by a mark such as `#`. Fields are appended, and seldom replaced; reading moves a head along
 * them.
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
    program.while(register.nonBlank, () => {
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
    program.while(register.nonBlank, () => {
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

/**
 * Replaces a field by the number of a register. The head of `list` stands on the field's end mark and ends on the last cell of the
 * list; `before` is the mark that the field follows. What stands right of the field is moved by way of `rest`, an empty tape.
 */
export function replaceField(list: Tape, before: string, register: Tape, rest: Tape): void {
  const { program } = list;
  program.scope(`${register.name} into ${list.name}`, () => {
    program.while(list.nonBlank, () => {
      rest.write(list);
      list.right();
      rest.right();
    });
    const left = () => {
      list.left();
      rest.left();
    };
    left();
    program.while(rest.nonBlank, left);
    rest.right();
    list.leftUntil(list.is(before));
    list.right();
    register.leftUntil(register.blank);
    register.right();
    program.while(register.nonBlank, () => {
      list.write(register);
      list.right();
      register.right();
    });
    register.left();
    program.while(rest.nonBlank, () => {
      list.write(rest);
      rest.erase();
      list.right();
      rest.right();
    });
    program.while(list.nonBlank, () => {
      list.erase();
      list.right();
    });
    list.leftUntil(list.nonBlank);
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
