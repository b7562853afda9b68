import { stateKind, type Marker } from '../../machine/language/atomic-state.ts';
import type { Program, Tape } from '../../machine/language/program.ts';
import { increment, sweep } from '../../machine/library/arithmetic.ts';
import { appendField, rewind } from '../../machine/library/fields.ts';
import { copyRegister, readRegister, setRegister } from '../../machine/library/registers.ts';
import { LETTERS, sameLetter } from '../library/letters.ts';
import {
  addNextLetter,
  joinPieces,
  palindromeTapes,
  popCut,
  readStart,
  type Leave,
  type PalindromeTapes,
} from './palindrome-combination.tapes.ts';

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

/** Cuts palindromes off the text as long as letters are left, then undoes the last cut, until no cut is left to undo. */
export function program(): Program {
  const tapes = palindromeTapes();
  const { p, mirror, inside } = tapes;
  startFirstPiece(tapes);
  sweep(p, (leaveAll) => {
    sweep(p, (leave) => {
      compareEnds(leave, tapes);
      p.while(inside.is('asked'), () => compareInside(leave, tapes));
      p.if(mirror.is('='), () => cutOff(leave, tapes));
    });
    undoLastCut(leaveAll, tapes);
  });
  p.accept();
  return p;
}

/** Numbers the letters of the text; its first one is the first piece. */
function startFirstPiece(tapes: PalindromeTapes): void {
  const { p, letters, pieces, start, end, count } = tapes;
  p.state(START, (mark) => {
    numberLetters(mark, tapes);
    rewind(letters);
    letters.rightUntil(letters.is(...LETTERS));
    pieces.write(letters);
    setRegister(start, '0', (tape) => mark.result('start', tape));
    setRegister(end, '0', (tape) => mark.result('end', tape));
    setRegister(count, '0', (tape) => mark.result('count', tape));
  });
}

/** Copies the input to the tape of the text, each letter behind its index. */
function numberLetters(mark: Marker<'text', 'index'>, { p, input, letters, index, carry }: PalindromeTapes): void {
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
}

// ── Is the piece a palindrome? ──

/** Compares the first and the last letter of the present piece, of which a copy is made. */
function compareEnds(leave: Leave, tapes: PalindromeTapes): void {
  const { p, pieces, rest, end } = tapes;
  p.state(PIECE, (mark) => {
    readStart(mark, tapes);
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
    comparePair(mark, tapes, [rest, pieces], () => addNextLetter(mark, leave, tapes));
  });
}

/** Compares the first and the last of the letters that are left of the copy. */
function compareInside(leave: Leave, tapes: PalindromeTapes): void {
  const { p, rest } = tapes;
  p.state(INSIDE, (mark) => {
    rest.leftUntil(rest.blank);
    rest.right();
    comparePair(mark, tapes, [rest], () => addNextLetter(mark, leave, tapes, { before: () => readStart(mark, tapes) }));
  });
}

/**
 * Takes the first letter of `rest` and its last one away and compares them; where they differ, a later end is tried. `along` are the
 * tapes whose heads go to the end of `rest`.
 */
function comparePair(
  mark: Marker<'first' | 'last' | 'mirror', 'mirror'>,
  tapes: PalindromeTapes,
  along: readonly Tape[],
  tryLaterEnd: () => void,
): void {
  const { p, rest, first, mirror, inside } = tapes;
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
      compareLetters(tapes);
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
    tryLaterEnd();
  });
}

/** mirror := `=` or `≠`, as the first letter and the one under the head of `rest` are alike or not. */
function compareLetters({ p, rest, first, mirror }: PalindromeTapes): void {
  p.state(LETTERS_ALIKE, (mark) => {
    mark.fetch('first', first);
    mark.fetch('last', rest);
    p.if(
      sameLetter(first, rest),
      () => mirror.write('='),
      () => mirror.write('≠'),
    );
    mark.result('mirror', mirror);
  });
}

// ── Cuts ──

/** Cuts the palindrome off; the next letter begins the next piece, and where there is none, a way to cut the text is complete. */
function cutOff(leave: Leave, tapes: PalindromeTapes): void {
  const { p, pieces, mirror, cuts, start, end } = tapes;
  p.state(CUT, (mark) => {
    // It is cut because no letters were left that differ.
    mark.fetch('mirror', mirror);
    addNextLetter(mark, leave, tapes, {
      before: () => {
        appendField(start, [cuts], ',');
        pieces.right();
        pieces.write('|');
      },
      after: () => copyRegister(end, start, { target: (tape) => mark.result('start', tape) }),
      atEnd: () => countPieces(mark, tapes),
    });
  });
}

/** Reads the pieces, which are a way to cut the text, and counts it. */
function countPieces(mark: Marker<'piece' | 'count', 'count'>, { p, pieces, count, carry }: PalindromeTapes): void {
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
}

/** Puts the last piece cut off back, up to where the piece after it started; where no cut is left, the search is over. */
function undoLastCut(leave: Leave, tapes: PalindromeTapes): void {
  const { p, cuts, start, end } = tapes;
  p.state(UNDO, (mark) => {
    cuts.left();
    leave(cuts.blank);
    p.if(
      cuts.blank,
      () => mark.fetch('cut', cuts),
      () => {
        readStart(mark, tapes);
        copyRegister(start, end, { target: (tape) => mark.result('end', tape) });
        popCut(mark, tapes);
        joinPieces(tapes);
      },
    );
  });
}
