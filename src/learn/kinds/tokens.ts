import { grouped } from '../../base/grouped.ts';
import type { Answer } from '../answer.ts';
import { growthAtOnce, type GrowthPoint } from '../growth/measure.ts';
import type { Exercise, Explanation, Mistake, QuestionReference, Verdict } from '../question.ts';
import { taskOf } from '../topics.ts';
import type { Tools } from '../tools.ts';
import { wrongForm } from '../wrong-form.ts';
import type { Random } from '../../base/random.ts';

/** Greatest distance of a right answer from the measured number, as a share of that. */
const TOLERANCE = 0.1;

/** Instances of each length: the number is their mean. */
const INSTANCES = 4;

/** The lengths that are shown, as shares of the one asked from. */
const SHARES = [0.25, 0.5, 0.75, 1];

/** What was measured, rounded to whole tokens and characters. */
interface Measured {
  readonly points: readonly GrowthPoint[];
  readonly length: number;
  /** At the length asked from. */
  readonly now: GrowthPoint;
  /** At twice the length. */
  readonly then: GrowthPoint;
}

/**
 * *How many tokens at twice the length?* Means over instances drawn from the seed; asked for is that at twice the greatest length shown.
 * Undefined where a run of twice the length does not end.
 */
export function tokensExercise(
  reference: QuestionReference,
  _random: Random,
  { countTokens }: Tools,
): Exercise | undefined {
  const task = taskOf(reference.topic);
  const length = reference.length!;
  const shortest = task.shortest ?? 1;
  const lengths = [...new Set(SHARES.map((share) => Math.max(shortest, Math.round(share * length))))];
  const growth = growthAtOnce(
    {
      task,
      variant: reference.variant!,
      lengths: [...lengths, 2 * length],
      instances: INSTANCES,
      stream: `question ${reference.seed}`,
    },
    countTokens,
  ).map(rounded);
  if (growth.length <= lengths.length) return undefined;
  const points = growth.slice(0, -1);
  const measured: Measured = { points, length, now: points.at(-1)!, then: growth.at(-1)! };
  return {
    question: {
      reference,
      prompt: [
        `${task.title}: at length `,
        { value: String(length) },
        ' the text has ',
        { value: grouped(measured.now.tokens) },
        ' tokens on average. How many has it at length ',
        { value: String(2 * length) },
        '?',
      ],
      shown: {
        kind: 'growth',
        task: task.id,
        variant: reference.variant!,
        lengthMeaning: task.lengthMeaning,
        points: points.map(({ length: at, tokens, characters }) => ({ length: at, tokens, characters })),
        askedLength: 2 * length,
      },
      form: { form: 'number', unit: 'tokens' },
    },
    judge: (answer) => judge(measured, answer),
    explain: () => explain(measured),
  };
}

function rounded(point: GrowthPoint): GrowthPoint {
  return { ...point, tokens: Math.round(point.tokens), characters: Math.round(point.characters) };
}

/** Wrong guesses that have a reason of their own: so many times the tokens at the length asked from. */
const GUESSES: readonly { readonly mistake: Mistake; readonly times: number; readonly words: string }[] = [
  { mistake: 'unchanged', times: 1, words: 'as many as at the shorter length; but a longer input needs more states' },
  { mistake: 'doubled', times: 2, words: 'twice as many, as if the text grew with the length alone' },
  { mistake: 'quadrupled', times: 4, words: 'four times as many, as if the text grew with the square of the length' },
  { mistake: 'eightfold', times: 8, words: 'eight times as many, as if the text grew with the cube of the length' },
];

function judge({ now, then }: Measured, answer: Answer): Verdict {
  if (answer.form !== 'number') return wrongForm('a number');
  const { value } = answer;
  const place = { kind: 'length', length: then.length } as const;
  const factor = (then.tokens / now.tokens).toFixed(1);
  const measured = `Measured are ${grouped(then.tokens)} tokens, ${factor} times as many.`;
  if (isNear(value, then.tokens))
    return { right: true, reason: `Right, within ${100 * TOLERANCE} %. ${measured}`, place };
  const wrong = (mistake: Mistake, words: string): Verdict => ({
    right: false,
    mistake,
    reason: `${words} ${measured}`,
    place,
  });
  if (isNear(value, then.characters))
    return wrong('characters', 'That is about the number of characters; a token has several of them.');
  const guess = GUESSES.find(({ times }) => isNear(value, times * now.tokens));
  if (guess) return wrong(guess.mistake, `That would be ${guess.words}.`);
  return value < then.tokens ? wrong('too few', 'Too few.') : wrong('too many', 'Too many.');
}

function isNear(value: number, measured: number): boolean {
  return Math.abs(value - measured) <= TOLERANCE * measured;
}

function explain({ points, now, then }: Measured): Explanation {
  const first = points[0]!;
  const growth =
    points.length > 1
      ? [
          {
            sentence: `From length ${first.length} to ${now.length} tokens grow from ${grouped(first.tokens)} to ${grouped(now.tokens)}.`,
            place: { kind: 'length', length: first.length } as const,
          },
        ]
      : [];
  return {
    steps: [
      ...growth,
      {
        sentence: `At length ${then.length} there are ${grouped(then.states)} atomic states in place of ${grouped(now.states)}.`,
        place: { kind: 'length', length: now.length },
      },
      { sentence: `Their text has ${grouped(then.tokens)} tokens.`, place: { kind: 'length', length: then.length } },
    ],
    answer: { form: 'number', value: then.tokens },
  };
}
