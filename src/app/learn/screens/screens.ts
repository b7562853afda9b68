import type { Screen } from './screen.ts';

/** The screens of the lesson, in their order. */
export const SCREENS: readonly Screen[] = [
  {
    id: 'short',
    title: 'Short inputs are easy',
    sentence:
      'A short problem takes a few steps, and a language model that has seen many of them gets the next one right.',
    live: { kind: 'trace', panels: ['tapes', 'text', 'steps'] },
    subject: { task: 'large-number-addition', length: 3, variant: 'tail' },
    questions: [
      { kind: 'cell', topic: 'large-number-addition', length: 3 },
      { kind: 'tokens', topic: 'large-number-addition', variant: 'tail', length: 4 },
    ],
  },
  {
    id: 'long',
    title: 'Long inputs fail',
    sentence:
      'Beyond the lengths of its training a model that answers at once can only guess, and in a text of many steps one wrong step spoils the answer.',
    live: { kind: 'accuracy' },
    subject: { task: 'large-number-addition', length: 12, variant: 'tail' },
    questions: [
      { kind: 'fault', topic: 'large-number-addition', variant: 'tail', length: 10 },
      { kind: 'fault', topic: 'word-flip', variant: 'tail', length: 10 },
      { kind: 'tokens', topic: 'word-flip', variant: 'direct', length: 20 },
    ],
  },
  {
    id: 'fetch',
    title: 'Why it fails',
    sentence:
      'Three things tempt a model to guess: a step that is left out, a value that was written far away, and a step that does too much at once.',
    live: { kind: 'trace', panels: ['text', 'tapes', 'steps'] },
    subject: { task: 'large-number-addition', length: 12, variant: 'without-memory-fetcher' },
    questions: [
      { kind: 'origin', topic: 'large-number-addition', variant: 'tail', length: 8 },
      { kind: 'origin', topic: 'bubble-sort', variant: 'tail', length: 4 },
      { kind: 'module', topic: 'large-number-addition', length: 6 },
    ],
  },
  {
    id: 'machine',
    title: 'One small table does it',
    sentence:
      'A Turing machine looks at one cell of each tape, finds the rule for what it sees, writes, moves, and starts again: the same small table works for every length.',
    live: { kind: 'trace', panels: ['tapes', 'tables', 'steps'] },
    subject: { task: 'word-flip', length: 6, variant: 'tail' },
    questions: [
      { kind: 'cell', topic: 'word-flip', length: 6 },
      { kind: 'machine', topic: 'binary-increment' },
      { kind: 'cell', topic: 'binary-search', length: 8 },
    ],
  },
  {
    id: 'write',
    title: 'Write its run down',
    sentence:
      'TAIL writes the run as text: each line names the state, copies the values it needs, gives the result, and says which state is next.',
    live: { kind: 'trace', panels: ['tapes', 'text', 'steps'] },
    subject: { task: 'count-letters', length: 4, variant: 'tail' },
    questions: [
      { kind: 'origin', topic: 'count-letters', variant: 'tail', length: 4 },
      { kind: 'fault', topic: 'count-letters', variant: 'tail', length: 4 },
      { kind: 'cell', topic: 'count-letters', length: 3 },
    ],
  },
  {
    id: 'modules',
    title: 'Switch each part off',
    sentence:
      'Leave one part out, and count what the texts of short problems teach: which steps are ambiguous, and how many steps of long problems no short one has shown.',
    live: { kind: 'modules' },
    subject: { task: 'count-letters', length: 4, variant: 'tail' },
    questions: [
      { kind: 'module', topic: 'word-flip', length: 8 },
      { kind: 'module', topic: 'bubble-sort', length: 4 },
      { kind: 'module', topic: 'lcs', length: 4 },
    ],
  },
  {
    id: 'train',
    title: 'Train a small model',
    sentence:
      'A small model learns the steps in front of you, from short problems alone; then it is asked for long ones.',
    live: { kind: 'training' },
    subject: { task: 'count-letters', length: 4, variant: 'tail' },
    questions: [
      { kind: 'module', topic: 'compare-numbers', length: 6 },
      { kind: 'fault', topic: 'bubble-sort', variant: 'tail', length: 4 },
    ],
  },
  {
    id: 'paper',
    title: 'What the paper measured',
    sentence:
      'The authors of TAIL trained a large model on short problems with each kind of text, and asked it for longer ones.',
    live: { kind: 'paper' },
    subject: { task: 'compare-numbers', length: 6, variant: 'tail' },
    questions: [
      { kind: 'tokens', topic: 'compare-numbers', variant: 'tail', length: 10 },
      { kind: 'module', topic: 'binary-search', length: 10 },
    ],
  },
  {
    id: 'growth',
    title: 'What it costs',
    sentence: 'A text that writes every step down gets long, and a model can read only so many tokens at once.',
    live: { kind: 'growth' },
    subject: { task: 'large-number-addition', length: 8, variant: 'tail' },
    questions: [
      { kind: 'tokens', topic: 'large-number-addition', variant: 'turing-program', length: 8 },
      { kind: 'tokens', topic: 'bubble-sort', variant: 'tail', length: 4 },
      { kind: 'tokens', topic: 'lcs', variant: 'tail', length: 4 },
    ],
  },
  {
    id: 'data',
    title: 'Make your own data',
    sentence:
      'A row of a training file is a question with the text of its run: choose a task, the lengths and the form, and make as many rows as you like.',
    live: { kind: 'rows' },
    subject: { task: 'word-flip', length: 6, variant: 'tail' },
    questions: [
      { kind: 'machine', topic: 'palindrome' },
      { kind: 'machine', topic: 'balanced-brackets' },
      { kind: 'fault', topic: 'compare-numbers', variant: 'tail', length: 6 },
    ],
  },
];

/** The screen with this id. Throws where there is none: ids are read with a schema before. */
export function screenById(id: string): Screen {
  const screen = SCREENS.find((each) => each.id === id);
  if (!screen) throw new Error(`There is no screen "${id}".`);
  return screen;
}
