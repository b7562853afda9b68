import * as v from 'valibot';

/** How a question is answered, with what is needed to read an answer in. */
export type AnswerForm =
  /** A click on a cell of a tape. */
  | { readonly form: 'cell'; readonly tapes: number }
  /** A click on a span of the text: 0 is the query. */
  | { readonly form: 'span'; readonly spans: number }
  /** One of several sentences, by its index. */
  | { readonly form: 'choice'; readonly choices: readonly string[] }
  /** A click on a block of the text, by its index. */
  | { readonly form: 'block'; readonly blocks: number }
  /** A number from 0. */
  | { readonly form: 'number'; readonly unit: string }
  /** What a tape is to hold. */
  | { readonly form: 'input'; readonly alphabet: readonly string[] };

/** Longest input that can be typed, in characters: a link must have room for it. */
export const LONGEST_INPUT = 64;

const place = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** What an answer may be, whoever gives it. */
export const answerSchema = v.variant('form', [
  v.strictObject({ form: v.literal('cell'), tape: place, cell: v.pipe(v.number(), v.safeInteger()) }),
  v.strictObject({ form: v.literal('span'), span: place }),
  v.strictObject({ form: v.literal('choice'), choice: place }),
  v.strictObject({ form: v.literal('block'), block: place }),
  v.strictObject({ form: v.literal('number'), value: place }),
  v.strictObject({ form: v.literal('input'), input: v.pipe(v.string(), v.maxLength(LONGEST_INPUT)) }),
]);

/** An answer as plain data. */
export type Answer = Readonly<v.InferOutput<typeof answerSchema>>;
