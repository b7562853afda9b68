import { Program, type Tape } from '../../machine/language/program.ts';
import { BLANK, DIGITS } from '../../machine/language/symbols.ts';
import { loadField } from '../../machine/library/fields.ts';
import type { AtCell } from '../../machine/library/registers.ts';
import { LETTERS } from '../library/letters.ts';

/** The program with its tapes; see `lcsTapes`. */
export type LcsTapes = ReturnType<typeof lcsTapes>;

/**
 * A `StringTable`: dp(i, j) is how many letters the first i letters of x1 and the first j letters of x2 have in common, in this order.
 * On the way back a tape with one stroke for each column of x2 measures how far the row above lies to the left.
 */
export function lcsTapes() {
  const p = new Program('lcs');
  const register = (name: string) => p.tape(name, DIGITS);
  return {
    p,
    x1: p.tape('x1', LETTERS),
    x2: p.tape('x2', LETTERS),
    table: p.tape('table', [...DIGITS, '#', '|']),
    rowAbove: p.tape('row above', [...DIGITS, '#']),
    strokes: p.tape('strokes', '|'),
    row: register('row'),
    column: register('column'),
    above: register('above'),
    left: register('left'),
    diagonal: register('diagonal'),
    value: register('value'),
    letters: p.tape('letters', '=≠'),
    order: p.tape('order', '<=>'),
    carry: p.tape('carry', '01'),
    subsequence: p.tape('subsequence', [...LETTERS, '"']),
  };
}

// ── Moves along the complete table; its head rests on the `#` that ends a field ──

/** To the end of the field beside this one. */
export function toNextField(direction: 'left' | 'right', { table }: LcsTapes): void {
  table[direction]();
  table[`${direction}Until`](table.is('#'));
}

/** As many fields along as x2 has letters. */
export function alongRow(direction: 'left' | 'right', tapes: LcsTapes): void {
  const { p, strokes } = tapes;
  p.scope(`along the row to the ${direction}`, () => {
    p.while(strokes.nonBlank, () => {
      toNextField(direction, tapes);
      strokes.left();
    });
    strokes.right();
    strokes.rightUntil(strokes.blank);
    strokes.left();
  });
}

/** Loads the field that ends under the head; the head comes back to its end. */
export function loadFieldBefore({ table }: LcsTapes, register: Tape, atCell: AtCell): void {
  table.left();
  table.leftUntil(table.is('#', '|', BLANK));
  table.right();
  loadField(table, register, { list: atCell });
}
