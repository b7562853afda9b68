import type { Answer } from '../learn/answer.ts';
import { makeExercise } from '../learn/exercise.ts';
import {
  MISTAKES,
  OTHER_FORM,
  type Exercise,
  type Place,
  type Question,
  type QuestionKind,
  type QuestionRequest,
} from '../learn/question.ts';

/** Tasks that are tried without a sweep: machines that are compiled fast, of six of the eight classes. */
const USUAL_TASKS = ['large-number-addition', 'any-substring', 'bubble-sort', 'lcs', 'count-letters', 'binary-search'];

/**
 * Requests of a kind that are tried, over few tasks. A longer sweep over all of them is run by hand:
 * `TAIL_QUESTIONS=1000 npx vitest run --project unit src/learn/kinds`.
 */
export function requestsToTry(kind: QuestionKind, usual: number): readonly QuestionRequest[] {
  const sweep = process.env['TAIL_QUESTIONS'];
  if (sweep !== undefined) return Array.from({ length: Number(sweep) }, (_, seed) => ({ kind, seed }));
  return Array.from({ length: usual }, (_, seed) => ({
    kind,
    seed,
    ...(kind !== 'machine' && { topic: USUAL_TASKS[seed % USUAL_TASKS.length] }),
  }));
}

/** What became of all answers to many questions of a kind. */
export interface Tally {
  questions: number;
  answers: number;
  /** Answers of each class of mistakes. */
  readonly mistakes: Map<string, number>;
  /** What is not as it should be, one sentence each. */
  readonly complaints: string[];
}

/** A tally without questions. */
export function emptyTally(): Tally {
  return { questions: 0, answers: 0, mistakes: new Map(), complaints: [] };
}

/** One answer of each form, for questions that ask for another one. */
const ONE_OF_EACH: readonly Answer[] = [
  { form: 'cell', tape: 0, cell: 0 },
  { form: 'span', span: 0 },
  { form: 'choice', choice: 0 },
  { form: 'block', block: 0 },
  { form: 'number', value: 0 },
  { form: 'input', input: '' },
];

/**
 * Makes a question, gives every answer that can be given, and tallies the verdicts: each must be right, or wrong with one class of its
 * kind, a reason and a place that exists; the question made again must be the same and judge the same.
 */
export function tryQuestion(request: QuestionRequest, countTokens: (text: string) => number, tally: Tally): Exercise {
  const exercise = makeExercise(request, { countTokens });
  const { question } = exercise;
  const again = makeExercise(question.reference, { countTokens });
  const complain = (what: string) => tally.complaints.push(`${JSON.stringify(question.reference)}: ${what}`);
  if (JSON.stringify(again.question) !== JSON.stringify(question)) complain('another question is made again');
  if (JSON.stringify(structuredClone(question)) !== JSON.stringify(question)) complain('it is not plain data');
  const answers = answersTo(exercise);
  tally.questions++;
  let rights = 0;
  for (const answer of answers) {
    tally.answers++;
    const verdict = exercise.judge(answer);
    if (JSON.stringify(again.judge(answer)) !== JSON.stringify(verdict))
      complain('it judges otherwise when made again');
    if (verdict.right) rights++;
    if (verdict.right === (verdict.mistake !== undefined)) complain('a verdict is both or neither');
    if (verdict.mistake !== undefined) {
      tally.mistakes.set(verdict.mistake, (tally.mistakes.get(verdict.mistake) ?? 0) + 1);
      const known: readonly string[] = MISTAKES[request.kind];
      if (!known.includes(verdict.mistake)) complain(`“${verdict.mistake}” is no mistake of its kind`);
    }
    if (!/^\S.{15,}[.]$/s.test(verdict.reason)) complain(`“${verdict.reason}” is no sentence`);
    if (verdict.place && !exists(verdict.place, question)) complain(`${JSON.stringify(verdict.place)} is nowhere`);
  }
  if (request.kind === 'tokens' || request.kind === 'machine' ? rights === 0 : rights !== 1)
    complain(`${rights} answers are right`);
  for (const answer of ONE_OF_EACH)
    if (answer.form !== question.form.form && exercise.judge(answer).mistake !== OTHER_FORM)
      complain(`an answer of the form ${answer.form} is judged`);
  const explanation = exercise.explain();
  if (!exercise.judge(explanation.answer).right) complain('the explanation leads to a wrong answer');
  for (const { sentence, place } of explanation.steps) {
    if (sentence === '') complain('a step of the explanation says nothing');
    if (place && !exists(place, question)) complain(`${JSON.stringify(place)} of the explanation is nowhere`);
  }
  return exercise;
}

/** All answers that a person can give by clicking, and some of those that can be typed. */
function answersTo({ question, explain }: Exercise): Answer[] {
  const { form, shown } = question;
  switch (form.form) {
    case 'cell':
      return shown.kind === 'trace'
        ? shown.tapes.flatMap(({ first, symbols }, tape) =>
            symbols.map((_, cell): Answer => ({ form: 'cell', tape, cell: first + cell })),
          )
        : [];
    case 'span':
      return upTo(form.spans).map((span) => ({ form: 'span', span }));
    case 'choice':
      return form.choices.map((_, choice) => ({ form: 'choice', choice }));
    case 'block':
      return upTo(form.blocks).map((block) => ({ form: 'block', block }));
    case 'number': {
      const { answer } = explain();
      const right = answer.form === 'number' ? answer.value : 0;
      const last = shown.kind === 'growth' ? shown.points.at(-1)! : { tokens: 0, characters: 0 };
      const near = [0, 0.5, 0.89, 0.91, 1, 1.09, 1.11, 2, 3, 10].map((share) => Math.round(share * right));
      const guesses = [1, 2, 4, 8, 16].map((times) => times * last.tokens);
      return [...near, ...guesses, last.characters, 2 * last.characters].map((value) => ({ form: 'number', value }));
    }
    case 'input':
      return [...wordsUpTo(form.alphabet, 6), '?', `${form.alphabet[0]!} `].map((input) => ({ form: 'input', input }));
  }
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at);
}

/** All words over an alphabet up to a length. */
export function wordsUpTo(alphabet: readonly string[], longest: number): string[] {
  if (longest === 0) return [''];
  const shorter = wordsUpTo(alphabet, longest - 1);
  const ends = shorter.filter(({ length }) => length === longest - 1);
  return [...shorter, ...ends.flatMap((word) => alphabet.map((symbol) => word + symbol))];
}

function exists(place: Place, { form, shown }: Question): boolean {
  switch (place.kind) {
    case 'step':
      return place.step >= 0;
    case 'cell':
      return shown.kind !== 'trace' || shown.tapes[place.tape] !== undefined;
    case 'span':
      return form.form === 'span' && place.span >= 0 && place.span < form.spans;
    case 'block':
      return shown.kind === 'text' && place.block >= 0 && place.block < shown.blocks.length;
    case 'length':
      return shown.kind === 'growth' && place.length <= shown.askedLength;
    case 'run':
      return place.step >= 0;
  }
}

/** What a sweep found, in one line, for the report of one that is run by hand. */
export function tallyLine(kind: QuestionKind, { questions, answers, mistakes }: Tally): string {
  const classes = [...mistakes].map(([mistake, count]) => `${mistake} ${count}`).join(', ');
  return `${kind}: ${questions} questions, ${answers} answers; ${classes}`;
}
