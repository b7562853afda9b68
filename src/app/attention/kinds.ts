import type { PieceKind } from '../../attention/oracle/piece.ts';

/** What each kind of read is called, and what it means. */
export const KIND_WORDS: Readonly<Record<PieceKind, { readonly title: string; readonly words: string }>> = {
  state: {
    title: 'state',
    words: 'An address in the name of the atomic state: from where the line before announced it.',
  },
  operand: { title: 'operand', words: 'A value that was fetched: from the prompt, or from the result that wrote it.' },
  result: {
    title: 'result',
    words: 'A value that was computed: from the operands of its line, or from theirs where it has none.',
  },
  transition: { title: 'transition', words: 'What the line says of the next one.' },
  answer: { title: 'answer', words: 'The characters in the box: from the results that wrote them.' },
};

/** The variable with a kind’s colour. */
export const KIND_COLOURS: Readonly<Record<PieceKind, string>> = {
  state: '--state',
  operand: '--fetch',
  result: '--solve',
  transition: '--next',
  answer: '--answer',
};
