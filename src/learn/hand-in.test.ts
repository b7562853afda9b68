import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { TASKS } from '../tasks/registry.ts';
import type { Answer } from './answer.ts';
import { LONGEST_INPUT } from './answer.ts';
import { KIND_CODES, TOPIC_CODES, VARIANT_CODES } from './codes.ts';
import { VARIANT_IDS } from '../cot/variants.ts';
import { makeExercise } from './exercise.ts';
import { checkHandIn, MOST_ITEMS, readHandIn, writeHandIn, type HandInItem } from './hand-in.ts';
import { FAMILY_ALPHABETS } from './mutants.ts';
import { MACHINE_FAMILIES, QUESTION_KINDS, type QuestionKind, type QuestionReference } from './question.ts';
import { MOST_SEED, referenceOf, VARIANTS_OF_KIND } from './request.ts';
import { isFamily, lengthsOf, taskOf, topicsOf } from './topics.ts';

const tools = { countTokens: () => 0 };
const KINDS = Object.keys(QUESTION_KINDS) as QuestionKind[];
const place = fc.nat({ max: 5000 });

const answers: fc.Arbitrary<Answer> = fc.oneof(
  fc.record({
    form: fc.constant('cell' as const),
    tape: fc.nat({ max: 20 }),
    cell: fc.integer({ min: -500, max: 500 }),
  }),
  fc.record({ form: fc.constant('span' as const), span: place }),
  fc.record({ form: fc.constant('choice' as const), choice: place }),
  fc.record({ form: fc.constant('block' as const), block: place }),
  fc.record({ form: fc.constant('number' as const), value: fc.maxSafeNat() }),
  fc.record({
    form: fc.constant('input' as const),
    input: fc.string({ unit: fc.constantFrom('0', '1', '(', ')', 'a', 'b'), maxLength: LONGEST_INPUT }),
  }),
  fc.record({ form: fc.constant('input' as const), input: fc.string({ unit: 'grapheme', maxLength: 8 }) }),
);

const items: fc.Arbitrary<HandInItem> = fc
  .record({
    kind: fc.constantFrom(...KINDS),
    seed: fc.integer({ min: 0, max: MOST_SEED }),
    at: fc.nat(),
    answer: fc.option(answers, { nil: undefined }),
  })
  .map(({ kind, seed, at, answer }) => {
    const topics = topicsOf(kind);
    const topic = topics[at % topics.length]!;
    const variants = VARIANTS_OF_KIND[kind];
    const { from, to } = kind === 'machine' ? { from: 0, to: 0 } : lengthsOf(taskOf(topic));
    const reference = referenceOf({
      kind,
      seed,
      topic,
      ...(kind !== 'machine' && { length: from + (at % (to - from + 1)) }),
      ...(variants.length > 0 && { variant: variants[at % variants.length] }),
    });
    return { reference, ...(answer && { answer }) };
  });

/** Items whose answers are what the page lets a person give. */
const fittingItems: fc.Arbitrary<HandInItem> = items.chain(({ reference }) =>
  answersOf(reference).map((answer) => ({ reference, answer })),
);

function answersOf({ kind, topic }: QuestionReference): fc.Arbitrary<Answer> {
  if (isFamily(topic))
    return fc
      .string({ unit: fc.constantFrom(...FAMILY_ALPHABETS[topic]), maxLength: LONGEST_INPUT })
      .map((input) => ({ form: 'input', input }));
  if (kind === 'cell')
    return fc
      .tuple(fc.nat({ max: 20 }), fc.integer({ min: -500, max: 500 }))
      .map(([tape, cell]) => ({ form: 'cell', tape, cell }));
  if (kind === 'tokens') return fc.nat({ max: 1e9 }).map((value) => ({ form: 'number', value }));
  return place.map((at) =>
    kind === 'origin'
      ? { form: 'span', span: at }
      : kind === 'module'
        ? { form: 'choice', choice: at }
        : { form: 'block', block: at },
  );
}

const tests = fc.array(items, { minLength: 1, maxLength: MOST_ITEMS });

describe('a test in a link', () => {
  test.prop([tests])('is read as it was written', (written) => {
    expect(readHandIn(writeHandIn(written))).toEqual({ ok: true, items: written });
  });

  test.prop([tests])('needs no other spelling in an address', (written) => {
    const text = writeHandIn(written);
    expect(new URLSearchParams({ a: text }).toString()).toBe(`a=${text}`);
  });

  test.prop([fc.array(fittingItems, { minLength: 10, maxLength: 10 })])(
    'of ten fixed instances, each answered in the form that it asks for, takes at most 500 characters',
    (ten) => {
      expect(writeHandIn(ten).length).toBeLessThanOrEqual(500);
    },
  );

  test.prop([tests, fc.nat(), fc.constantFrom(...'0123456789abcxyzABC-_.é')])(
    'that was changed in one character is read as what it was, or not at all',
    (written, at, character) => {
      const text = writeHandIn(written);
      const changed = [...text].with(at % text.length, character).join('');
      const read = readHandIn(changed);
      if (changed === text) expect(read.ok).toBe(true);
      else expect(read.ok).toBe(false);
    },
  );

  test.prop([tests, fc.nat()])('that was cut off is not read', (written, at) => {
    const text = writeHandIn(written);
    const read = readHandIn(text.slice(0, at % text.length));
    expect(read.ok).toBe(false);
  });

  test.prop([fc.string({ maxLength: 60 })])('of anything else gets a sentence', (text) => {
    const read = readHandIn(text);
    if (read.ok) throw new Error('It reads noise.');
    expect(read.problem).toMatch(/^Answers: .+\.$/s);
  });
});

/** What is read of questions that nobody would write, with a checksum that fits: FNV-1a of 32 bits, by its definition. */
function sealed(text: string) {
  let hash = 0x811c9dc5n;
  for (const character of text) hash = ((hash ^ BigInt(character.codePointAt(0)!)) * 0x01000193n) % 2n ** 32n;
  return readHandIn(`1${(hash % 36n ** 4n).toString(36).padStart(4, '0')}.${text}`);
}

describe('the sentences about what is wrong', () => {
  test.each([
    ['cla6', 'question 1: got "cla6", which is no question.'],
    ['czzA6-1', 'question 1: got the topic "zz", which this version does not know.'],
    ['claC6-1', 'question 1: variant: got "without-memory-fetcher"; allowed: one of tail, tail-styled.'],
    ['claA99-1', 'question 1: length: got 99; allowed: a whole number, 1 to 31.'],
    ['claA6-1_q7', 'question 1: got the answer "q7", which is none.'],
    ['claA6-1_c07_1', 'question 1: got the answer "c07_1", which is none.'],
    ['rxiA-1', 'question 1: variant: got "tail"; allowed: none.'],
  ])('%s: %s', (text, sentence) => {
    expect(sealed(text)).toEqual({ ok: false, problem: `Answers: ${sentence}` });
  });

  test('name the version and the number of questions', () => {
    expect(readHandIn('2abcd.cla6-1')).toMatchObject({
      problem: expect.stringContaining('another version ("2")') as string,
    });
    const reference = referenceOf({ kind: 'machine', seed: 1 });
    const many = Array.from({ length: MOST_ITEMS + 1 }, () => ({ reference }));
    expect(readHandIn(writeHandIn(many))).toEqual({
      ok: false,
      problem: 'Answers: got 41 questions; allowed: at most 40.',
    });
  });
});

test('a test is checked again: right, wrong and left out', () => {
  const requests = [
    { kind: 'module', seed: 3, topic: 'bubble-sort' },
    { kind: 'fault', seed: 3, topic: 'word-flip' },
    { kind: 'machine', seed: 3, topic: 'palindrome' },
    { kind: 'cell', seed: 3, topic: 'word-flip' },
  ] as const;
  const written = requests.map((request, at): HandInItem => {
    const exercise = makeExercise(request, tools);
    const { reference } = exercise.question;
    const answer = exercise.explain().answer;
    if (at === 1)
      return { reference, answer: { form: 'block', block: answer.form === 'block' && answer.block === 0 ? 1 : 0 } };
    return at === 3 ? { reference } : { reference, answer };
  });
  const read = readHandIn(writeHandIn(written));
  if (!read.ok) throw new Error(read.problem);
  const checking = checkHandIn(read.items, tools);
  let step = checking.next();
  const told: number[] = [];
  for (; !step.done; step = checking.next()) told.push(step.value);
  expect(told).toEqual([1, 2, 3, 4]);
  expect(step.value).toMatchObject({ right: 2, answered: 3 });
  expect(step.value.items.map(({ verdict }) => verdict?.right)).toEqual([true, false, true, undefined]);
});

test('every kind, topic and variant has a code of its own', () => {
  expect(Object.keys(TOPIC_CODES).toSorted()).toEqual(
    [...TASKS.map(({ id }) => id), ...Object.keys(MACHINE_FAMILIES)].toSorted(),
  );
  expect(Object.keys(VARIANT_CODES).toSorted()).toEqual(VARIANT_IDS.toSorted());
  for (const codes of [KIND_CODES, TOPIC_CODES, VARIANT_CODES])
    expect(new Set(Object.values(codes)).size).toBe(Object.keys(codes).length);
});
