import { stateKind, type Marker } from '../../machine/atomic-state.ts';
import { and, or } from '../../machine/condition.ts';
import { compare, decrement, increment } from '../../machine/library/arithmetic.ts';
import { appendField, loadField } from '../../machine/library/fields.ts';
import { copyRegister, readRegister, setRegister } from '../../machine/library/registers.ts';
import { Program, type Tape } from '../../machine/program.ts';
import { BLANK, DIGITS } from '../../machine/symbols.ts';
import { LETTERS, sameLetter } from '../letters.ts';

// ── Atomic states: a piece is tried from its ends inwards; a palindrome is cut off, and cuts are undone where nothing is left ──

/** The whole text is read, and its first letter becomes the first piece to try. */
export const START = stateKind('start', {
  fetch: { text: 'field' },
  result: { start: 'address', end: 'address', count: 'field' },
});
/** The first and the last letter of a piece are compared. */
export const PIECE = stateKind('piece', {
  fetch: {
    start: 'address',
    end: 'address',
    first: 'symbol',
    last: 'symbol',
    mirror: 'symbol',
    inside: 'symbol',
    more: 'symbol',
    cut: 'symbol',
  },
  result: {
    mirror: 'symbol',
    inside: 'symbol',
    'next left': 'address',
    'next right': 'address',
    'next end': 'address',
  },
});
/** The same further inside the piece, where all letters so far were alike. */
export const INSIDE = stateKind('inside', {
  fetch: {
    start: 'address',
    end: 'address',
    first: 'symbol',
    last: 'symbol',
    mirror: 'symbol',
    inside: 'symbol',
    more: 'symbol',
    cut: 'symbol',
  },
  result: {
    mirror: 'symbol',
    inside: 'symbol',
    'next left': 'address',
    'next right': 'address',
    'next end': 'address',
  },
});
/** A palindrome is cut off, and counted with the others where nothing is left of the text. */
export const CUT = stateKind('cut', {
  fetch: { mirror: 'symbol', end: 'address', pieces: 'field', count: 'field', more: 'symbol', cut: 'symbol' },
  result: { pieces: 'field', count: 'field', start: 'address', end: 'address' },
});
/** The last piece is put back, and a later end is tried. */
export const UNDO = stateKind('undo', {
  fetch: { piece: 'field', start: 'address', end: 'address', more: 'symbol', cut: 'symbol' },
  result: { start: 'address', end: 'address' },
});

type TryMarker = Marker<keyof typeof PIECE.fetch, keyof typeof PIECE.result>;

/**
 * The text stands on two tapes, so that one head can go from the first letter of a piece to the right and the other from the last to
 * the left. Marks `|` run along with both: on `starts` where each piece cut off and the present one start, on `ends` where they
 * end; the outer heads find back by them. `cuts` holds the starts as numbers, `pieces` the pieces cut off.
 */
export function program(): Program {
  const p = new Program('palindrome-combination');
  const front = p.tape('text', LETTERS);
  const back = p.tape('text again', LETTERS);
  const starts = p.tape('starts', '|');
  const ends = p.tape('ends', '|');
  const cuts = p.tape('cuts', [...DIGITS, ',']);
  const pieces = p.tape('pieces', [...LETTERS, '|']);
  const register = (name: string) => p.tape(name, DIGITS);
  const start = register('start');
  const end = register('end');
  const left = register('left');
  const right = register('right');
  const count = register('count');
  const mirror = p.tape('mirror', '=≠');
  const inside = p.tape('inside', '<=>');
  const carry = p.tape('carry', '01');

  const moveFront = (step: (tape: Tape) => void) => [front, starts].forEach(step);
  const moveBack = (step: (tape: Tape) => void) => [back, ends].forEach(step);
  const toStart = () => p.until(starts.is('|'), () => moveFront((tape) => tape.left()));
  const toEnd = () => p.until(ends.is('|'), () => moveBack((tape) => tape.right()));
  /** Whether a letter is left to end a piece; if not, whether a cut is left to undo. */
  const lookOn = (mark: Marker<'more' | 'cut', never>) =>
    p.if(
      back.inked,
      () => mark.fetch('more', back),
      () => {
        cuts.left();
        p.if(cuts.inked, () => mark.fetch('cut', cuts));
        cuts.right();
      },
    );
  /** One pair of letters: alike, it asks for the pair inside; else the piece is given up and one with a later end is tried. */
  const comparePair = (mark: TryMarker, from: Tape, to: Tape) => {
    readRegister(from, (tape) => mark.fetch('start', tape));
    readRegister(to, (tape) => mark.fetch('end', tape));
    mark.fetch('first', front);
    mark.fetch('last', back);
    p.if(
      sameLetter(front, back),
      () => mirror.write('='),
      () => mirror.write('≠'),
    );
    mark.result('mirror', mirror);
    mark.fetch('mirror', mirror);
    p.if(
      mirror.is('='),
      () => {
        compare(left, right, inside);
        p.if(inside.is('<'), () => {
          increment(left, carry, { after: (tape) => mark.result('next left', tape) });
          decrement(right, carry, { after: (tape) => mark.result('next right', tape) });
          moveFront((tape) => tape.right());
          moveBack((tape) => tape.left());
          compare(left, right, inside);
        });
        mark.result('inside', inside);
        mark.fetch('inside', inside);
      },
      () => nextEnd(mark),
    );
  };
  const nextEnd = (mark: TryMarker) =>
    p.scope('next end', () => {
      toStart();
      toEnd();
      ends.erase();
      moveBack((tape) => tape.right());
      increment(end, carry, { after: (tape) => mark.result('next end', tape) });
      lookOn(mark);
    });

  p.state(START, (mark) => {
    p.while(front.inked, () => {
      mark.fetch('text', front);
      back.write(front);
      front.right();
      back.right();
    });
    for (const tape of [front, back]) {
      tape.left();
      tape.leftUntil(tape.blank);
      tape.right();
    }
    starts.write('|');
    setRegister(start, '0', (tape) => mark.result('start', tape));
    setRegister(end, '0', (tape) => mark.result('end', tape));
    setRegister(count, '0', (tape) => mark.result('count', tape));
  });

  p.loop((leave) => {
    p.while(back.inked, () => {
      p.scope('place ends', () => {
        ends.write('|');
        copyRegister(start, left);
        copyRegister(end, right);
      });
      p.state(PIECE, (mark) => comparePair(mark, start, end));
      p.while(and(mirror.is('='), inside.is('<')), () => p.state(INSIDE, (mark) => comparePair(mark, left, right)));
      p.if(mirror.is('='), () =>
        p.state(CUT, (mark) => {
          // It is cut because the last pair of letters was alike.
          mark.fetch('mirror', mirror);
          readRegister(end, (tape) => mark.fetch('end', tape));
          appendField(start, [cuts], ',');
          toStart();
          toEnd();
          p.scope('piece', () => {
            p.loop((copied) => {
              pieces.write(front);
              mark.result('pieces', pieces);
              pieces.right();
              moveFront((tape) => tape.right());
              moveBack((tape) => tape.left());
              p.if(or(ends.is('|'), back.blank), copied);
            });
            pieces.write('|');
            pieces.right();
            starts.write('|');
            moveBack((tape) => tape.right());
            toEnd();
            moveBack((tape) => tape.right());
          });
          increment(end, carry, { after: (tape) => mark.result('end', tape) });
          copyRegister(end, start, { target: (tape) => mark.result('start', tape) });
          p.if(back.blank, () => {
            pieces.left();
            pieces.leftUntil(pieces.blank);
            pieces.right();
            p.while(pieces.inked, () => {
              mark.fetch('pieces', pieces);
              pieces.right();
            });
            increment(count, carry, {
              before: (tape) => mark.fetch('count', tape),
              after: (tape) => mark.result('count', tape),
            });
          });
          lookOn(mark);
        }),
      );
    });
    p.scope('any cut', () => {
      cuts.left();
      p.if(cuts.blank, leave);
      cuts.right();
    });
    p.state(UNDO, (mark) => {
      pieces.left();
      pieces.erase();
      pieces.left();
      p.while(pieces.is(...LETTERS), () => {
        mark.fetch('piece', pieces);
        pieces.erase();
        pieces.left();
      });
      pieces.right();
      starts.erase();
      moveFront((tape) => tape.left());
      toStart();
      p.until(ends.is('|'), () => moveBack((tape) => tape.left()));
      ends.erase();
      moveBack((tape) => tape.right());
      copyRegister(start, end, { target: (tape) => mark.result('end', tape) });
      p.scope('last cut', () => {
        cuts.left();
        cuts.erase();
        cuts.left();
        cuts.leftUntil(cuts.is(',', BLANK));
        cuts.right();
        loadField(cuts, start, {
          list: (tape) => mark.fetch('start', tape),
          register: (tape) => mark.result('start', tape),
        });
        cuts.left();
        p.while(cuts.is(...DIGITS), () => {
          cuts.erase();
          cuts.left();
        });
        cuts.right();
      });
      lookOn(mark);
    });
  });
  p.accept();
  return p;
}
