import { DIGITS } from '../language/symbols.ts';
import type { Tape } from '../language/program.ts';
import type { AtCell } from './registers.ts';

/**
 * A list tape holds fields, each ended by a symbol such as `#`, its end mark. Fields are appended and seldom replaced.
 */

/**
 * Copies the field that starts under the head of `list` into a register, replacing its number. The head of `list` ends on the
 * field's end mark. A field consists of `symbols`.
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
 * Appends the number of a register and the end mark `mark` to each list. The heads of the lists are on the first free cell before and
 * after. Values keep their origins unless `atCell` marks the written cells as results.
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
 * Replaces a field by the number of a register. The head of `list` starts on the field's end mark and ends on the last cell of the
 * list; `before` is the symbol left of the field. What is right of the field is moved by way of `rest`, a blank tape.
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

/** Moves each head left to the first cell of its tape's contents; no blank may be between that cell and the head. */
export function rewind(...tapes: readonly Tape[]): void {
  for (const tape of tapes) {
    tape.program.scope(`rewind ${tape.name}`, () => {
      tape.left();
      tape.leftUntil(tape.blank);
      tape.right();
    });
  }
}
