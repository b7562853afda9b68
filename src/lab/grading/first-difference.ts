import type { LabExample, TokenKind } from '../data/example.ts';
import { END } from '../data/vocabulary.ts';
import { textLines, type TextLine } from './text-lines.ts';

/** The first place where what a model wrote is not the machine's text. */
export interface FirstDifference {
  /** Its position among all tokens, those of the prompt counted. */
  readonly position: number;
  /** What the machine's token is; `end` also where the machine's text is over. */
  readonly kind: TokenKind;
  /** Whether the address, symbol or state belongs to what is fetched, to what is written, or to the answer that is read again. */
  readonly part: 'fetched' | 'written' | 'state' | 'answer' | 'end';
  /** The machine's token; undefined where its text is over. */
  readonly expected: string | undefined;
  /** The token that came; undefined where none did. */
  readonly found: string | undefined;
  /** The line that the machine's token is in, among all lines. */
  readonly line: number;
  /** The step that the line is, from 0, and how many lines of steps there are; the step is their number behind the last. */
  readonly step: number;
  readonly steps: number;
}

/** Compares what a model wrote behind the prompt with the machine's text; undefined where they are the same to the last token. */
export function firstDifference(example: LabExample, written: readonly string[]): FirstDifference | undefined {
  const { tokens, promptLength, kinds } = example;
  const expected = tokens.slice(promptLength);
  const length = Math.max(expected.length, written.length);
  let at = 0;
  while (at < length && expected[at] === written[at]) at++;
  if (at === length) return undefined;
  const lines = textLines(example);
  const position = promptLength + at;
  const found = lines.findIndex(({ to }) => position < to);
  const line = found < 0 ? lines.length - 1 : found;
  const steps = lines.filter(({ kind }) => kind === 'step').length;
  const kind = kinds[position] ?? 'end';
  return {
    position,
    kind,
    part: partOf(example, lines[line]!, position),
    expected: expected[at],
    found: written[at],
    line,
    step: lines.slice(0, line).filter((each) => each.kind === 'step').length,
    steps,
  };
}

function partOf({ kinds }: LabExample, line: TextLine, position: number): FirstDifference['part'] {
  const kind = kinds[position] ?? 'end';
  if (line.kind === 'answer') return 'answer';
  if (kind === 'end' || kind === 'state') return kind;
  // An address belongs to the symbol behind it; without a memory fetcher none comes behind that of a cell that is fetched.
  const value = kind === 'address' ? kinds[position + 1] : kind;
  return value === 'result' ? 'written' : 'fetched';
}

/** The first difference in a sentence. */
export function differenceWords(example: LabExample, difference: FirstDifference): string {
  const { part, kind, expected, found, step, steps } = difference;
  const came = found === undefined ? 'the text ends' : found === END ? 'the model ends its text' : `${found} came`;
  const where = part === 'answer' || part === 'end' ? '' : `Step ${step + 1} of ${steps} `;
  if (expected === undefined) return `The machine’s text is over, and ${came}.`;
  if (part === 'end') return `The text should end here, but ${came}.`;
  const address = example.tokens[difference.position - 1]!;
  if (part === 'answer')
    return kind === 'address'
      ? `The answer is read again at the wrong cell: ${expected} was to come, but ${came}.`
      : `The answer is wrong: ${expected} was to come, but ${came}.`;
  if (part === 'state') return `${where}leads to the wrong state: ${expected} was to come, but ${came}.`;
  if (kind === 'address')
    return `${where}${part === 'fetched' ? 'reads' : 'writes to'} the wrong cell: ${expected} was to come, but ${came}.`;
  return part === 'fetched'
    ? `${where}fetches the wrong symbol: ${address} holds ${expected}, but ${came}.`
    : `${where}has the wrong result: ${expected} was to be written to ${address}, but ${came}.`;
}
