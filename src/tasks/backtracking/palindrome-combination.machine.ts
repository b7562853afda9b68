import { stateKind, type Marker } from '../../machine/language/atomic-state.ts';
import type { Condition } from '../../machine/language/condition.ts';
import { increment, sweep } from '../../machine/library/arithmetic.ts';
import { appendField, loadField, rewind } from '../../machine/library/fields.ts';
import { copyRegister, readRegister, setRegister } from '../../machine/library/registers.ts';
import { Program, type Tape } from '../../machine/language/program.ts';
import { BLANK, DIGITS } from '../../machine/language/symbols.ts';
import { LETTERS, sameLetter } from '../library/letters.ts';

// ── Atomic states: a piece is tried from its ends inwards; a palindrome is cut off, and cuts are undone where nothing is left ──

/** The letters of the text are numbered, and its first letter becomes the first piece to try. */
export const START = stateKind('start', {
  fetch: { text: 'field' },
  result: { index: 'address', start: 'address', end: 'address', count: 'field' },
});
/** The next letter of the text gets its number; where there is none, all are numbered. */
export const LETTER = stateKind('letter', { fetch: { letter: 'field' }, nested: true });
/**
 * The first and the last letter of a piece are compared; a letter without a partner is a palindrome. Where they differ, the index of
 * the next letter is the later end of the piece, if a letter is left.
 */
export const PIECE = stateKind('piece', {
  fetch: { start: 'address', end: 'address', first: 'field', last: 'field', mirror: 'symbol', next: 'address' },
  result: { mirror: 'symbol', end: 'address' },
  copies: { end: ['next'] },
});
/** The same with the letters inside those that were alike, if there are any. */
export const INSIDE = stateKind('inside', {
  fetch: { first: 'field', last: 'field', mirror: 'symbol', next: 'address', start: 'address' },
  result: PIECE.result,
  copies: { end: ['next'] },
});
/** Whether two letters are alike. */
export const LETTERS_ALIKE = stateKind('letters', {
  fetch: { first: 'symbol', last: 'symbol' },
  result: { mirror: 'symbol' },
  nested: true,
});
/** A palindrome is cut off; where no letter is next, the text is used up, and this way to cut it is counted. */
export const CUT = stateKind('cut', {
  fetch: { mirror: 'symbol', next: 'address', piece: 'field', count: 'field' },
  result: { start: 'address', end: 'address', count: 'field' },
  copies: { start: ['next'], end: ['next'] },
});
/** The last piece cut off is put back, and a later end of it is tried: where the piece after it started. */
export const UNDO = stateKind('undo', {
  fetch: { cut: 'address', start: 'address' },
  result: { start: 'address', end: 'address' },
  copies: { start: ['cut'], end: ['start'] },
});

type PairMarker = Marker<'first' | 'last' | 'mirror' | 'next', 'mirror' | 'end'>;

/**
 * The text stands with its indices on a tape, whose head keeps to the last letter of the present piece. `pieces` holds the pieces cut
 * off and behind them the present one, its head on the last letter; `cuts` holds the starts of the pieces cut off. A copy of the
 * present piece is used up from both ends: what is left of it tells whether letters are left inside.
 */
export function program(): Program {
  const p = new Program('palindrome-combination');
  const input = p.tape('input', LETTERS);
  const letters = p.tape('text', [...LETTERS, ...DIGITS]);
  const pieces = p.tape('pieces', [...LETTERS, '|']);
  const rest = p.tape('rest', LETTERS);
  const first = p.tape('first', LETTERS);
  const mirror = p.tape('mirror', '=≠');
  const cuts = p.tape('cuts', [...DIGITS, ',']);
  const register = (name: string) => p.tape(name, DIGITS);
  const index = register('index');
  const start = register('start');
  const end = register('end');
  const count = register('count');
  const carry = p.tape('carry', '01');
  const inside = p.variable('inside', ['asked', 'none']);

  /** Where a letter is next, its index becomes the end of a piece, and it is added to the pieces; where none is, that is read. */
  const toNext = (
    mark: Marker<'next', 'end'>,
    leave: (condition: Condition) => void,
    { before, after, atEnd }: Partial<Record<'before' | 'after' | 'atEnd', () => void>>,
  ) =>
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
  /** The first letter of `rest` and its last one are taken away and compared. `along` are the tapes whose heads go to its end. */
  const comparePair = (mark: PairMarker, along: readonly Tape[], laterEnd: () => void) => {
    const right = () => along.forEach((tape) => tape.right());
    inside.set('none');
    mark.fetch('first', rest);
    p.if(rest.nonBlank, () => {
      first.write(rest);
      rest.erase();
      right();
      p.if(rest.blank, () => mark.fetch('last', rest));
      p.while(rest.nonBlank, right);
      along.forEach((tape) => tape.left());
    });
    p.if(
      rest.blank,
      () => mirror.write('='),
      () => {
        mark.fetch('last', rest);
        inside.set('asked');
        p.state(LETTERS_ALIKE, (inner) => {
          inner.fetch('first', first);
          inner.fetch('last', rest);
          p.if(
            sameLetter(first, rest),
            () => mirror.write('='),
            () => mirror.write('≠'),
          );
          inner.result('mirror', mirror);
        });
        rest.erase();
        rest.left();
      },
    );
    mark.result('mirror', mirror);
    mark.fetch('mirror', mirror);
    p.if(mirror.is('≠'), () => {
      inside.set('none');
      p.while(rest.nonBlank, () => {
        rest.erase();
        rest.left();
      });
      laterEnd();
    });
  };
  const readStart = (mark: Marker<'start', never>) => readRegister(start, (tape) => mark.fetch('start', tape));

  p.state(START, (mark) => {
    index.write('0');
    sweep(p, (leave) => {
      p.state(LETTER, (inner) => {
        inner.fetch('letter', input);
        leave(input.blank);
      });
      p.if(input.nonBlank, () => {
        mark.fetch('text', input);
        index.leftUntil(index.blank);
        index.right();
        p.while(index.nonBlank, () => {
          letters.write(index);
          mark.result('index', letters);
          letters.right();
          index.right();
        });
        index.left();
        letters.write(input);
        letters.right();
        input.right();
        increment(index, carry);
      });
    });
    rewind(letters);
    letters.rightUntil(letters.is(...LETTERS));
    pieces.write(letters);
    setRegister(start, '0', (tape) => mark.result('start', tape));
    setRegister(end, '0', (tape) => mark.result('end', tape));
    setRegister(count, '0', (tape) => mark.result('count', tape));
  });

  sweep(p, (leaveAll) => {
    sweep(p, (leave) => {
      p.state(PIECE, (mark) => {
        readStart(mark);
        readRegister(end, (tape) => mark.fetch('end', tape));
        p.scope('copy', () => {
          p.while(pieces.is(...LETTERS), () => {
            rest.write(pieces);
            pieces.left();
            rest.left();
          });
          pieces.right();
          rest.right();
        });
        comparePair(mark, [rest, pieces], () => toNext(mark, leave, {}));
      });
      p.while(inside.is('asked'), () =>
        p.state(INSIDE, (mark) => {
          rest.leftUntil(rest.blank);
          rest.right();
          comparePair(mark, [rest], () => toNext(mark, leave, { before: () => readStart(mark) }));
        }),
      );
      p.if(mirror.is('='), () =>
        p.state(CUT, (mark) => {
          // It is cut because no letters were left that differ.
          mark.fetch('mirror', mirror);
          toNext(mark, leave, {
            before: () => {
              appendField(start, [cuts], ',');
              pieces.right();
              pieces.write('|');
            },
            after: () => copyRegister(end, start, { target: (tape) => mark.result('start', tape) }),
            atEnd: () => {
              pieces.leftUntil(pieces.blank);
              pieces.right();
              p.while(pieces.nonBlank, () => {
                p.if(pieces.is(...LETTERS), () => mark.fetch('piece', pieces));
                pieces.right();
              });
              pieces.left();
              increment(count, carry, {
                before: (tape) => mark.fetch('count', tape),
                after: (tape) => mark.result('count', tape),
              });
            },
          });
        }),
      );
    });
    p.state(UNDO, (mark) => {
      cuts.left();
      leaveAll(cuts.blank);
      p.if(
        cuts.blank,
        () => mark.fetch('cut', cuts),
        () => {
          readStart(mark);
          copyRegister(start, end, { target: (tape) => mark.result('end', tape) });
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
          p.scope('join', () => {
            // The first letter of the last piece takes the place of the mark before it.
            p.loop((joined) => {
              pieces.erase();
              pieces.left();
              p.if(pieces.is('|'), joined);
              letters.left();
              letters.leftUntil(letters.is(...LETTERS));
            });
            pieces.write(letters);
          });
        },
      );
    });
  });
  p.accept();
  return p;
}
