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
/** The first and the last letter of a piece are compared; where they differ, the next letter tells whether a later end is left. */
export const PIECE = stateKind('piece', {
  fetch: {
    start: 'address',
    end: 'address',
    first: 'symbol',
    last: 'symbol',
    mirror: 'symbol',
    inside: 'symbol',
    next: 'field',
  },
  result: {
    mirror: 'symbol',
    inside: 'symbol',
    'next left': 'address',
    'next right': 'address',
    'next end': 'address',
  },
});
/** The same further inside the piece, where all letters so far were alike; for a later end the piece's own bounds are read. */
export const INSIDE = stateKind('inside', {
  fetch: { left: 'address', right: 'address', ...PIECE.fetch },
  result: PIECE.result,
});
/** A palindrome is cut off; where no letter is next, the text is used up, and this way to cut it is counted. */
export const CUT = stateKind('cut', {
  fetch: { mirror: 'symbol', next: 'field', end: 'address', piece: 'field', count: 'field' },
  result: { end: 'address', count: 'field' },
});
/** The last piece cut off is put back, and a later end of it is tried: where the piece after it started. */
export const UNDO = stateKind('undo', {
  fetch: { cut: 'address', start: 'address' },
  result: { start: 'address', end: 'address' },
  copies: { start: ['cut'], end: ['start'] },
});

type TryMarker = Marker<keyof typeof PIECE.fetch, keyof typeof PIECE.result>;

/**
 * The text stands on two tapes, so that one head can go from the first letter of a piece to the right and the other from the last to
 * the left. Marks `|` run along with both: on `starts` where each piece cut off and the present one start, on `ends` where they
 * end; the outer heads find back by them. `cuts` holds the starts as numbers, `pieces` the pieces cut off: both are stacks. A piece
 * that uses up the text is counted and goes on neither, for nothing is tried behind it.
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
  const readStart = (mark: Marker<'start', never>) => readRegister(start, (tape) => mark.fetch('start', tape));
  const readEnd = (mark: Marker<'end', never>) => readRegister(end, (tape) => mark.fetch('end', tape));
  /** One pair of letters: alike, it asks for the pair inside; else the piece is given up, and the letter after it is read. */
  const comparePair = (mark: TryMarker, beforeLaterEnd: () => void) => {
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
        compare(left, right, inside, { name: 'ends' });
        p.if(inside.is('<'), () => {
          increment(left, carry, { after: (tape) => mark.result('next left', tape) });
          decrement(right, carry, { after: (tape) => mark.result('next right', tape) });
          moveFront((tape) => tape.right());
          moveBack((tape) => tape.left());
          compare(left, right, inside, { name: 'inside' });
        });
        mark.result('inside', inside);
        mark.fetch('inside', inside);
      },
      () =>
        p.scope('given up', () => {
          toStart();
          toEnd();
          ends.erase();
          moveBack((tape) => tape.right());
          mark.fetch('next', back);
          p.if(back.inked, () => {
            beforeLaterEnd();
            increment(end, carry, { after: (tape) => mark.result('next end', tape) });
          });
        }),
    );
  };
  /** Cuts the piece off; its heads stand on its ends, and then where the next piece starts. */
  const push = () =>
    p.scope('push', () => {
      appendField(start, [cuts], ',');
      p.loop((copied) => {
        pieces.write(front);
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
  /** Puts the last piece back; the front head ends on its start, the other behind it. The head of `cuts` stands on its end mark. */
  const pop = (mark: Marker<'cut', 'start'>) =>
    p.scope('pop', () => {
      pieces.left();
      p.loop((erased) => {
        pieces.erase();
        pieces.left();
        p.if(pieces.is('|', BLANK), erased);
      });
      pieces.right();
      starts.erase();
      moveFront((tape) => tape.left());
      toStart();
      p.until(ends.is('|'), () => moveBack((tape) => tape.left()));
      ends.erase();
      moveBack((tape) => tape.right());
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
  /** Reads the pieces cut off and the letters from the front head to the end of the text. */
  const readPieces = (mark: Marker<'piece', never>) =>
    p.scope('read pieces', () => {
      pieces.left();
      pieces.leftUntil(pieces.blank);
      pieces.right();
      p.while(pieces.inked, () => {
        p.if(pieces.is(...LETTERS), () => mark.fetch('piece', pieces));
        pieces.right();
      });
      p.while(front.inked, () => {
        mark.fetch('piece', front);
        moveFront((tape) => tape.right());
      });
      moveFront((tape) => tape.left());
      toStart();
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
      p.state(PIECE, (mark) => {
        readStart(mark);
        readEnd(mark);
        comparePair(mark, () => {});
      });
      p.while(and(mirror.is('='), inside.is('<')), () =>
        p.state(INSIDE, (mark) => {
          readRegister(left, (tape) => mark.fetch('left', tape));
          readRegister(right, (tape) => mark.fetch('right', tape));
          comparePair(mark, () => {
            readStart(mark);
            readEnd(mark);
          });
        }),
      );
      p.if(mirror.is('='), () =>
        p.state(CUT, (mark) => {
          // It is cut because the last pair of letters was alike.
          mark.fetch('mirror', mirror);
          toStart();
          toEnd();
          moveBack((tape) => tape.right());
          mark.fetch('next', back);
          p.if(
            back.inked,
            () => {
              moveBack((tape) => tape.left());
              push();
              readEnd(mark);
              increment(end, carry, { after: (tape) => mark.result('end', tape) });
              copyRegister(end, start);
            },
            () => {
              ends.left();
              ends.erase();
              ends.right();
              readPieces(mark);
              increment(count, carry, {
                before: (tape) => mark.fetch('count', tape),
                after: (tape) => mark.result('count', tape),
              });
            },
          );
        }),
      );
    });
    p.state(UNDO, (mark) => {
      cuts.left();
      p.if(
        cuts.inked,
        () => {
          readStart(mark);
          copyRegister(start, end, { target: (tape) => mark.result('end', tape) });
          pop(mark);
        },
        () => mark.fetch('cut', cuts),
      );
    });
    // Where a piece was put back, the letter after it is there again; where none was, everything was tried.
    p.if(back.blank, leave);
  });
  p.accept();
  return p;
}
