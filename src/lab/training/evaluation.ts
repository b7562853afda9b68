import { Random } from '../../base/random.ts';
import { drawnExample, type LabExample } from '../data/example.ts';
import { labVariant } from '../data/variants.ts';
import { END, type Vocabulary } from '../data/vocabulary.ts';
import { localHeads } from '../model/shape.ts';
import type { Transformer } from '../model/transformer.ts';
import { likeliest, writeText, type WritingLimits } from '../model/writing.ts';
import { machineOf } from './trainer.ts';
import type { Recipe } from './recipe.ts';
import { wilson } from './wilson.ts';

/** How often something held, with its 95 % interval by Wilson. */
export interface Share {
  readonly count: number;
  readonly of: number;
  readonly low: number;
  readonly high: number;
}

/** What a model does on inputs of one length. */
export interface LengthReport {
  readonly length: number;
  /** Texts written token by token that are the machine's to the last token. */
  readonly text: Share;
  /** Texts that end with the right answer, as it is read again from the result. */
  readonly answer: Share;
  /** For each global head of the last layer: fetched tokens of the machine's texts at which its largest weight was on the source. */
  readonly attention: readonly Share[];
  /**
   * An intervention, on one operand of each text and on one symbol of the result that is read again: another symbol is put at its source,
   * and everything else before it stays as it is. How often the model then fetches that other symbol. Both are symbols that inputs hold, so
   * that an empty cell stays where it always is.
   */
  readonly intervention: { readonly operands: Share; readonly results: Share };
}

/** A test example of a length: the same for every variant and every seed of training, without distractor. */
export function testExample(recipe: Recipe, length: number, index: number): LabExample {
  return drawnExample(
    machineOf(recipe),
    labVariant(recipe.variant),
    { purpose: 'test', seed: 0, index, lengths: [length, length] },
    { ring: recipe.ring, distractorCells: 0 },
  );
}

/** The first test examples of a length. */
export function testExamples(recipe: Recipe, length: number, count: number): LabExample[] {
  return Array.from({ length: count }, (_, index) => testExample(recipe, length, index));
}

/** Tokens that a model may write beyond the machine's text before it is stopped: it is wrong anyhow. */
const BEYOND = 8;

/** How much a model may write for an example before it is stopped. */
export function writingLimits(vocabulary: Vocabulary, { tokens, promptLength }: LabExample): WritingLimits {
  return { end: vocabulary.id(END), most: tokens.length - promptLength + BEYOND };
}

/** Whether what a model wrote is the machine's text to the last token, and whether it ends with the right answer. */
export function gradeText(
  vocabulary: Vocabulary,
  { tokens, promptLength, kinds }: LabExample,
  written: readonly number[],
): { readonly isText: boolean; readonly isAnswer: boolean } {
  const ids = [...vocabulary.encode(tokens)];
  const answerFrom = kinds.indexOf('answer') - (kinds[kinds.indexOf('answer') - 1] === 'address' ? 1 : 0);
  const answer = ids.slice(answerFrom);
  return {
    isText: isEqual(written, ids.slice(promptLength)),
    isAnswer: isEqual(written.slice(-answer.length), answer),
  };
}

/** Room that a model needs for these examples, a multiple of 8. */
export function capacityFor(examples: readonly LabExample[]): number {
  return (Math.max(...examples.map(({ tokens }) => tokens.length)) + BEYOND + 7) & ~7;
}

/** Has a model write the text of each example and compares. */
export function evaluate(
  model: Transformer,
  vocabulary: Vocabulary,
  length: number,
  examples: readonly LabExample[],
): LengthReport {
  const heads = model.shape.heads - localHeads(model.shape);
  const hits = Array.from({ length: heads }, () => 0);
  const symbols = [...new Set(Object.values(examples[0]?.run.machine.inputs ?? {}).flat())].map((symbol) =>
    vocabulary.id(symbol),
  );
  let reads = 0;
  const interventions = { operand: { changed: 0, followed: 0 }, answer: { changed: 0, followed: 0 } };
  let texts = 0;
  let answers = 0;
  for (const [index, { tokens, promptLength, kinds, sources }] of examples.entries()) {
    const ids = [...vocabulary.encode(tokens)];
    model.forward(ids, 0, ids.length - 1);
    const wrong = firstWrong(model, ids, promptLength);
    const fetched = [...sources.keys()].filter((position) => sources[position]! >= 0);
    fetched.forEach((position) => {
      const source = sources[position]!;
      reads++;
      for (let head = 0; head < heads; head++)
        if (mostAttended(model, model.shape.heads - heads + head, position - 1) === source) hits[head]!++;
    });
    // Positions from here on hold keys and values of other tokens than those of the machine's text.
    let changedFrom = ids.length;
    if (wrong === undefined) {
      texts++;
      answers++;
    } else {
      if (gradeText(vocabulary, examples[index]!, writtenFrom(model, vocabulary, ids, promptLength, wrong)).isAnswer)
        answers++;
      changedFrom = wrong;
    }
    for (const kind of ['operand', 'answer'] as const) {
      const replaceable = fetched.filter((each) => kinds[each] === kind && symbols.includes(ids[each]!));
      if (replaceable.length === 0) continue;
      const random = new Random('lab', 'intervention', kind, length, index);
      const position = random.pick(replaceable);
      const other = random.pick(symbols.filter((id) => id !== ids[position]));
      const counts = interventions[kind];
      counts.changed++;
      const source = sources[position]!;
      model.forward(ids.with(source, other), Math.min(source, changedFrom), position);
      changedFrom = Math.min(source, changedFrom);
      if (likeliest(model, position - 1) === other) counts.followed++;
    }
  }
  return {
    length,
    text: share(texts, examples.length),
    answer: share(answers, examples.length),
    attention: reads === 0 ? [] : hits.map((count) => share(count, reads)),
    intervention: {
      operands: share(interventions.operand.followed, interventions.operand.changed),
      results: share(interventions.answer.followed, interventions.answer.changed),
    },
  };
}

/**
 * The first position behind the prompt at which the model would write another token than the text has, after `forward` over the text;
 * undefined if there is none. Up to there it writes the text itself, so only what comes after has to be written token by token.
 */
function firstWrong(model: Transformer, ids: readonly number[], promptLength: number): number | undefined {
  for (let position = promptLength; position < ids.length; position++)
    if (likeliest(model, position - 1) !== ids[position]) return position;
  return undefined;
}

/** What a model writes behind the prompt of an example. Right tokens are computed all at once, so this is fast where most are right. */
export function writtenFor(model: Transformer, vocabulary: Vocabulary, { tokens, promptLength }: LabExample): number[] {
  const ids = [...vocabulary.encode(tokens)];
  model.forward(ids, 0, ids.length - 1);
  return writtenFrom(model, vocabulary, ids, promptLength, firstWrong(model, ids, promptLength));
}

/** The tokens of the text up to the first wrong one, and from there those that the model writes. */
function writtenFrom(
  model: Transformer,
  vocabulary: Vocabulary,
  ids: readonly number[],
  promptLength: number,
  wrong = ids.length,
): number[] {
  if (wrong === ids.length) return ids.slice(promptLength);
  const most = ids.length - wrong + BEYOND;
  return ids
    .slice(promptLength, wrong)
    .concat(writeText(model, ids.slice(0, wrong), { end: vocabulary.id(END), most }));
}

/** The position that a head of the last layer attends to most at a position. */
function mostAttended(model: Transformer, head: number, position: number): number {
  const weights = model.globalWeights(model.shape.layers - 1, head) + position * model.capacity;
  const { memory } = model.kernels;
  let most = 0;
  for (let at = 1; at <= position; at++) if (memory[weights + at]! > memory[weights + most]!) most = at;
  return most;
}

/** A share with its 95 % interval. */
export function share(count: number, of: number): Share {
  const [low, high] = wilson(count, of);
  return { count, of, low, high };
}

const isEqual = (one: readonly number[], other: readonly number[]): boolean =>
  one.length === other.length && one.every((id, index) => id === other[index]);
