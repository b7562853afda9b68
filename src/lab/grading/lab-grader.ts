import type { Graded } from '../../grading/grader.ts';
import type { Prediction } from '../../grading/inputs/prediction.ts';
import { runsOf } from '../../grading/reference/kind-runs.ts';
import type { SampleResult } from '../../grading/sample-result.ts';
import type { LabExample } from '../data/example.ts';
import { END } from '../data/vocabulary.ts';
import { firstDifference, type FirstDifference } from './first-difference.ts';
import { answerOfTokens, askedExample, exampleOfCanonical, isLabOutput, tokensOf, variantIn } from './lab-output.ts';
import { textLines, type TextLine } from './text-lines.ts';

/** What is the same in every result of the lab. */
const ALWAYS = {
  class: 'lab',
  range: '',
  joined: 'record',
  arithmetic: null,
  detail: null,
  source_cell: null,
  found_cell: null,
  later: null,
  note: null,
} as const;

/** What a result says of a text without a difference. */
const SAME = {
  kind: null,
  part: null,
  state: null,
  state_kind: null,
  place: null,
  at: null,
  expected: null,
  found: null,
  expected_word: null,
  found_word: null,
} as const;

/**
 * Grades an output of the lab: runs its machine again and compares token by token. Undefined where a record is none of the lab's; a
 * sentence where it cannot be used.
 */
export function gradeLabOutput(prediction: Prediction, run: string): Graded | string | undefined {
  const { columns = {}, output, place, sample, stop } = prediction;
  if (!isLabOutput(columns)) return undefined;
  const asked = askedExample(columns, place);
  if (typeof asked === 'string') return `${place}, ${asked}`;
  const { id, example, canonical } = asked;
  const written = tokensOf(output);
  const answer = answerOfTokens(example, written);
  const { machine, instance } = example.run;
  const lines = shownLines(example);
  const states = kindRuns(example.variant.showsSteps ? lines : []);
  const difference = firstDifference(example, written);
  const result: SampleResult = {
    ...ALWAYS,
    id,
    run,
    sample: sample ?? 0,
    task: machine.id,
    length: Math.max(...Object.values(instance).map(({ length }) => length)),
    correct: answer === answerOfTokens(example, example.tokens.slice(example.promptLength)),
    answer,
    variant: variantIn(example),
    of: states.reduce((sum, { count }) => sum + count, 0),
    stop: stop ?? null,
    ...(difference ? told(example, difference, written, lines) : SAME),
  };
  const reached = result.place === null ? states : kindRuns(lines.slice(0, result.place + 1));
  return { result, canonical, reached, states };
}

/** Lines of the right text before the first difference, the nearest last; and the right answer. */
export function lookedAt(
  result: SampleResult,
  canonical: string,
): { readonly before: string[]; readonly answer: string } {
  const example = exampleOfCanonical(canonical, result.variant);
  const { place } = result;
  const before = place === null ? [] : shownLines(example).slice(Math.max(0, place - LINES_BEFORE), place);
  return { before: before.map(({ from, to }) => example.tokens.slice(from, to).join(' ')), answer: example.run.answer };
}

/** Lines of the right text that are shown before the one that differs. */
const LINES_BEFORE = 3;

const shownLines = (example: LabExample): TextLine[] =>
  textLines(example).filter(({ kind }) => kind === 'step' || kind === 'answer');

const kindRuns = (lines: readonly TextLine[]) => runsOf(lines.map(({ kind }) => kind));

/** A difference as a result tells it; the end of the text belongs to no line. */
function told(
  example: LabExample,
  difference: FirstDifference,
  written: readonly string[],
  lines: readonly TextLine[],
) {
  const { position, expected, found } = difference;
  const { promptLength, tokens, variant } = example;
  const at = lines.findIndex(({ to }) => position < to);
  const line = lines[at] ?? { kind: 'end', from: tokens.length - 1, to: tokens.length };
  const place = at < 0 ? lines.length : at;
  const came = written.slice(line.from - promptLength, line.to - promptLength);
  const before = written.slice(0, position - promptLength).reduce((sum, token) => sum + token.length + 1, 0);
  return {
    kind: kindOf(difference),
    part: PARTS[difference.part],
    state: variant.showsSteps ? place : null,
    state_kind: variant.showsSteps && at >= 0 ? line.kind : null,
    place: variant.showsSteps ? place : null,
    at: [before, before + (found?.length ?? 0)] as const,
    expected: tokens.slice(line.from, line.to).join(' '),
    found: came.join(' '),
    expected_word: expected ?? '',
    found_word: found ?? '',
  };
}

/** What grading calls the parts of a line. */
const PARTS = { fetched: 'fetch', written: 'solve', state: 'next', answer: 'answer', end: null } as const;

function kindOf({ part, kind, expected, found }: FirstDifference): SampleResult['kind'] {
  if (found === undefined) return 'cut off';
  if (expected === undefined || part === 'end') return 'ran on';
  if (found === END) return 'stopped early';
  // Which cell is read says which step it is.
  if (part === 'fetched') return kind === 'address' ? 'state' : 'operand';
  return part === 'state' ? 'transition' : 'result';
}
