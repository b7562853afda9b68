import type { Marker } from '../../machine/language/atomic-state.ts';
import type { Condition } from '../../machine/language/condition.ts';
import { Program } from '../../machine/language/program.ts';
import { BLANK, DIGITS } from '../../machine/language/symbols.ts';
import { loadField } from '../../machine/library/fields.ts';
import { readRegister } from '../../machine/library/registers.ts';
import { LETTERS } from '../library/letters.ts';

/** The program with its tapes; see `palindromeTapes`. */
export type PalindromeTapes = ReturnType<typeof palindromeTapes>;

/**
 * The text stands with its indices on a tape, whose head keeps to the last letter of the present piece. `pieces` holds the pieces cut
 * off and behind them the present one, its head on the last letter; `cuts` holds the starts of the pieces cut off. A copy of the
 * present piece is used up from both ends: what is left of it tells whether letters are left inside.
 */
export function palindromeTapes() {
  const p = new Program('palindrome-combination');
  const register = (name: string) => p.tape(name, DIGITS);
  return {
    p,
    input: p.tape('input', LETTERS),
    letters: p.tape('text', [...LETTERS, ...DIGITS]),
    pieces: p.tape('pieces', [...LETTERS, '|']),
    rest: p.tape('rest', LETTERS),
    first: p.tape('first', LETTERS),
    mirror: p.tape('mirror', '=≠'),
    cuts: p.tape('cuts', [...DIGITS, ',']),
    index: register('index'),
    start: register('start'),
    end: register('end'),
    count: register('count'),
    carry: p.tape('carry', '01'),
    inside: p.variable('inside', ['asked', 'none']),
  };
}

/** Ends a sweep where the condition holds; see `sweep`. */
export type Leave = (condition: Condition) => void;

/** Reads where the present piece starts. */
export function readStart(mark: Marker<'start', never>, { start }: PalindromeTapes): void {
  readRegister(start, (tape) => mark.fetch('start', tape));
}

/** Where a letter is next, its index becomes the end of a piece, and it is added to the pieces; where none is, that is read. */
export function addNextLetter(
  mark: Marker<'next', 'end'>,
  leave: Leave,
  { p, letters, pieces, end }: PalindromeTapes,
  { before, after, atEnd }: Partial<Record<'before' | 'after' | 'atEnd', () => void>> = {},
): void {
  p.scope('next', () => {
    letters.right();
    leave(letters.blank);
    p.if(
      letters.blank,
      () => {
        mark.fetch('next', letters);
        letters.left();
        atEnd?.();
      },
      () => {
        before?.();
        loadField(letters, end, {
          list: (tape) => mark.fetch('next', tape),
          register: (tape) => mark.result('end', tape),
        });
        pieces.right();
        pieces.write(letters);
        after?.();
      },
    );
  });
}

/** Moves the last cut back to the register `start`. */
export function popCut(mark: Marker<'cut', 'start'>, { p, cuts, start }: PalindromeTapes): void {
  p.scope('pop', () => {
    cuts.erase();
    cuts.left();
    cuts.leftUntil(cuts.is(',', BLANK));
    cuts.right();
    loadField(cuts, start, {
      list: (tape) => mark.fetch('cut', tape),
      register: (tape) => mark.result('start', tape),
    });
    cuts.left();
    p.while(cuts.is(...DIGITS), () => {
      cuts.erase();
      cuts.left();
    });
    cuts.right();
  });
}

/** The first letter of the last piece takes the place of the mark before it; its other letters go. */
export function joinPieces({ p, letters, pieces }: PalindromeTapes): void {
  p.scope('join', () => {
    p.loop((joined) => {
      pieces.erase();
      pieces.left();
      p.if(pieces.is('|'), joined);
      letters.left();
      letters.leftUntil(letters.is(...LETTERS));
    });
    pieces.write(letters);
  });
}
