import { narration, type NarratedState } from '../../cot/narration.ts';
import { text, type Text } from '../../cot/text.ts';
import { stateKind, type Marker } from '../../machine/atomic-state.ts';
import { and, or } from '../../machine/condition.ts';
import { compare, decrement, increment } from '../../machine/library/arithmetic.ts';
import { appendField, loadField } from '../../machine/library/fields.ts';
import { copyRegister, readRegister, setRegister } from '../../machine/library/registers.ts';
import { Program, type Tape } from '../../machine/program.ts';
import { BLANK, DIGITS } from '../../machine/symbols.ts';
import type { Operand } from '../../trace/atomic-state.ts';
import { isInteger } from '../check-helpers.ts';
import { lettersField } from '../fields.ts';
import { drawString, LETTERS, sameLetter, SMALL_LETTERS } from '../letters.ts';
import { defineTask } from '../task.ts';
import { WORDINGS, type PalindromeInstance } from './palindrome-combination.wordings.ts';

// ── Atomic states: a piece is tried from its ends inwards; a palindrome is cut off, and cuts are undone where nothing is left ──

const START = stateKind('start', { fetch: ['text'], result: ['start', 'end', 'count'] });
const PIECE = stateKind('piece', {
  fetch: ['start', 'end', 'first', 'last', 'mirror', 'inside', 'more', 'cut'],
  result: ['mirror', 'inside', 'next left', 'next right', 'next end'],
});
const INSIDE = stateKind('inside', {
  fetch: ['start', 'end', 'first', 'last', 'mirror', 'inside', 'more', 'cut'],
  result: ['mirror', 'inside', 'next left', 'next right', 'next end'],
});
const CUT = stateKind('cut', {
  fetch: ['end', 'pieces', 'count', 'more', 'cut'],
  result: ['pieces', 'count', 'start', 'end'],
});
const UNDO = stateKind('undo', { fetch: ['piece', 'start', 'end', 'more', 'cut'], result: ['start', 'end'] });

type TryMarker = Marker<(typeof PIECE.fetch)[number], (typeof PIECE.result)[number]>;

/**
 * The text stands on two tapes, so that one head can go from the first letter of a piece to the right and the other from the last to
 * the left. Marks `|` run along with both: on `starts` where each piece cut off and the present one start, on `ends` where they
 * end; the outer heads find back by them. `cuts` holds the starts as numbers, `pieces` the pieces cut off.
 */
function program(): Program {
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

// ── What is said of each atomic state ──

/** Where a pair of letters leads: to the pair inside it, to a cut, to a later end of the piece, or back. */
function afterPair({ fetch, result }: Tried): Text {
  if (result['next end']) return fetch.more ? text`→ end ${result['next end']}` : backwards(fetch.cut);
  return result.inside?.value === '<' ? text`→ inside(${result['next left']}, ${result['next right']})` : text`→ cut`;
}

const backwards = (cut: Operand | undefined): Text => (cut ? text`→ undo` : text`→ F`);

function afterPairStyled({ fetch, result }: Tried): Text {
  if (result['next end'])
    return fetch.more ? text`So this is no palindrome; try the end ${result['next end']}.` : backStyled(fetch.cut);
  return result.inside?.value === '<'
    ? text`Look inside, from ${result['next left']} to ${result['next right']}.`
    : text`So this is a palindrome; cut it off.`;
}

const backStyled = (cut: Operand | undefined): Text =>
  cut ? text`No letter is left; undo the last cut.` : text`Everything was tried.`;

type Tried = NarratedState<(typeof PIECE.fetch)[number], (typeof PIECE.result)[number]>;

const NARRATIONS = [
  narration(START, {
    tail: ({ fetch, result }) => ({
      state: text`start`,
      fetch: text`${fetch.text}`,
      solve: text`count ${result.count}`,
      next: text`→ piece(${result.start}, ${result.end})`,
    }),
    styled: ({ fetch, result }) => ({
      state: text`Begin with the whole text.`,
      fetch: text`It is ${fetch.text}.`,
      solve: text`The count is ${result.count}.`,
      next: text`Try the piece from ${result.start} to ${result.end}.`,
    }),
  }),
  narration(PIECE, {
    tail: (pair) => ({
      state: text`piece(${pair.fetch.start}, ${pair.fetch.end})`,
      fetch: text`${pair.fetch.first}, ${pair.fetch.last}`,
      solve: text`${pair.result.mirror}`,
      next: afterPair(pair),
    }),
    styled: (pair) => ({
      state: text`Try the piece from ${pair.fetch.start} to ${pair.fetch.end}.`,
      fetch: text`It begins with ${pair.fetch.first} and ends with ${pair.fetch.last}.`,
      solve: text`First ${pair.result.mirror} last.`,
      next: afterPairStyled(pair),
    }),
  }),
  narration(INSIDE, {
    tail: (pair) => ({
      state: text`inside(${pair.fetch.start}, ${pair.fetch.end})`,
      fetch: text`${pair.fetch.first}, ${pair.fetch.last}`,
      solve: text`${pair.result.mirror}`,
      next: afterPair(pair),
    }),
    styled: (pair) => ({
      state: text`Look inside the piece, from ${pair.fetch.start} to ${pair.fetch.end}.`,
      fetch: text`There are ${pair.fetch.first} and ${pair.fetch.last}.`,
      solve: text`First ${pair.result.mirror} last.`,
      next: afterPairStyled(pair),
    }),
  }),
  narration(CUT, {
    tail: ({ fetch, result }) => {
      const state = text`cut after ${fetch.end}`;
      if (fetch.more) return { state, next: text`→ piece(${result.start}, ${result.end})` };
      return {
        state,
        fetch: text`${fetch.pieces}, count ${fetch.count}`,
        solve: text`count = ${result.count}`,
        next: backwards(fetch.cut),
      };
    },
    styled: ({ fetch, result }) => {
      const state = text`Cut after ${fetch.end}.`;
      if (fetch.more) return { state, next: text`Try the piece from ${result.start} to ${result.end}.` };
      return {
        state,
        fetch: text`The text is used up by ${fetch.pieces}, and the count was ${fetch.count}.`,
        solve: text`Now it is ${result.count}.`,
        next: backStyled(fetch.cut),
      };
    },
  }),
  narration(UNDO, {
    tail: ({ fetch, result }) => ({
      state: text`undo`,
      fetch: text`${fetch.piece}`,
      next: fetch.more ? text`→ piece(${result.start}, ${result.end})` : backwards(fetch.cut),
    }),
    styled: ({ fetch, result }) => ({
      state: text`Undo the last cut.`,
      fetch: text`The piece ${fetch.piece} is put back.`,
      next: fetch.more ? text`Try the piece from ${result.start} to ${result.end}.` : backStyled(fetch.cut),
    }),
  }),
];

// ── The task ──

/** In how many ways a text can be cut into palindromes. Two or three small letters are drawn, and the text from them. */
export const palindromeCombination = defineTask<PalindromeInstance>({
  id: 'palindrome-combination',
  title: 'Palindrome Combination',
  algorithmClass: 'backtracking',
  summary: 'Counts the ways to cut a text into palindromes by cutting off piece after piece and undoing cuts.',
  lengthMeaning: 'letters',
  ranges: { S: { from: 2, to: 4 }, M: { from: 5, to: 6 }, L: { from: 7, to: 8 } },
  example: { text: 'abba' },
  fields: { text: lettersField('Text') },
  length: ({ text: letters }) => letters.length,
  sample: (random, { from, to }) => {
    const letters = random.shuffled(SMALL_LETTERS).slice(0, random.integer(2, 3));
    return { text: drawString(random, letters, random.integer(from, to)) };
  },
  wordings: WORDINGS,
  program,
  encode: ({ text: letters }) => ({ text: letters }),
  outputTape: 'count',
  narrations: NARRATIONS,
  endsPass: ({ kind }) => kind.name === CUT.name || kind.name === UNDO.name,
  memory: ['text', 'cuts', 'pieces', 'count'],
  capacity: ({ from, to }) => {
    let total = 0;
    for (let length = from; length <= to && total < LARGE; length++) total += textsOfLength(length);
    return total < LARGE ? total : undefined;
  },
  check: ({ text: letters }, answer) => isInteger(answer, ways(letters)),
});

const LARGE = 1e6;

/** How many texts of a length have one, two or three different small letters. */
function textsOfLength(length: number): number {
  const n = SMALL_LETTERS.length;
  const ofTwo = 2 ** length - 2;
  const ofThree = 3 ** length - 3 * 2 ** length + 3;
  return n + ((n * (n - 1)) / 2) * ofTwo + ((n * (n - 1) * (n - 2)) / 6) * ofThree;
}

/** The ways to cut each beginning of a text, the shortest first. */
function ways(letters: string): bigint {
  const upTo = [1n];
  for (let end = 1; end <= letters.length; end++) {
    const starts = upTo.filter((_, start) => {
      const piece = letters.slice(start, end).split('');
      return piece.every((letter, index) => letter === piece.at(-1 - index));
    });
    upTo.push(starts.reduce((total, each) => total + each, 0n));
  }
  return upTo[letters.length]!;
}
