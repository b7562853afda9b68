import { Random } from '../../base/random.ts';
import { drawnExample, type LabExample, type TokenKind } from '../data/example.ts';
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
  /** Texts that are not the machine's, by the kind of the token that is wrong first; most frequent first. */
  readonly firstWrong: readonly FirstWrong[];
}

/** Texts whose first wrong token is of a kind. */
export interface FirstWrong {
  readonly kind: TokenKind;
  readonly count: number;
  /** Of these, how often the token has a source and the last global head, which training points at sources, looked elsewhere. */
  readonly lookedElsewhere: number;
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
  const globalHeads = model.shape.heads - localHeads(model.shape, model.shape.layers - 1);
  const heads = Array.from({ length: globalHeads }, (_, head) => model.shape.heads - globalHeads + head);
  const hits = heads.map(() => 0);
  const firstWrong = new Map<TokenKind, { count: number; lookedElsewhere: number }>();
  const interventions = new Interventions(model, vocabulary, length, examples[0]);
  let reads = 0;
  let texts = 0;
  let answers = 0;
  for (const [index, example] of examples.entries()) {
    const { tokens, promptLength, kinds, sources } = example;
    const ids = [...vocabulary.encode(tokens)];
    model.forward(ids, 0, ids.length - 1);
    const wrong = firstWrongPosition(model, ids, promptLength);
    const isMissed = (position: number, head: number) => mostAttended(model, head, position - 1) !== sources[position];
    for (const position of fetchedTokens(example)) {
      reads++;
      for (const [at, head] of heads.entries()) if (!isMissed(position, head)) hits[at]!++;
    }
    if (wrong === undefined) {
      texts++;
      answers++;
    } else {
      const kind = kinds[wrong]!;
      const counted = firstWrong.get(kind) ?? { count: 0, lookedElsewhere: 0 };
      counted.count++;
      if (sources[wrong]! >= 0 && isMissed(wrong, heads.at(-1)!)) counted.lookedElsewhere++;
      firstWrong.set(kind, counted);
      if (gradeText(vocabulary, example, writtenFrom(model, vocabulary, ids, promptLength, wrong)).isAnswer) answers++;
    }
    interventions.try(index, example, ids, wrong ?? ids.length);
  }
  return {
    length,
    text: share(texts, examples.length),
    answer: share(answers, examples.length),
    attention: reads === 0 ? [] : hits.map((count) => share(count, reads)),
    intervention: interventions.shares(),
    firstWrong: [...firstWrong]
      .map(([kind, counted]) => ({ kind, ...counted }))
      .toSorted((one, other) => other.count - one.count),
  };
}

/** Puts other symbols at sources, and counts how often the model follows. */
class Interventions {
  private readonly counts = { operand: { changed: 0, followed: 0 }, answer: { changed: 0, followed: 0 } };
  private readonly symbols: readonly number[];

  private readonly model: Transformer;
  private readonly length: number;

  constructor(model: Transformer, vocabulary: Vocabulary, length: number, first: LabExample | undefined) {
    this.model = model;
    this.length = length;
    this.symbols = [...new Set(Object.values(first?.run.machine.inputs ?? {}).flat())].map((symbol) =>
      vocabulary.id(symbol),
    );
  }

  /**
   * @param index of the example, which draws what is changed.
   * @param ids of the example's tokens.
   * @param changedFrom position from which on the model holds keys and values of other tokens than these.
   */
  try(index: number, example: LabExample, ids: readonly number[], changedFrom: number): void {
    const { model, symbols, length } = this;
    for (const kind of ['operand', 'answer'] as const) {
      const replaceable = fetchedTokens(example).filter(
        (each) => example.kinds[each] === kind && symbols.includes(ids[each]!),
      );
      if (replaceable.length === 0) continue;
      const random = new Random('lab', 'intervention', kind, length, index);
      const position = random.pick(replaceable);
      const other = random.pick(symbols.filter((id) => id !== ids[position]));
      const source = example.sources[position]!;
      changedFrom = Math.min(source, changedFrom);
      model.forward(ids.with(source, other), changedFrom, position);
      const counts = this.counts[kind];
      counts.changed++;
      if (likeliest(model, position - 1) === other) counts.followed++;
    }
  }

  shares(): LengthReport['intervention'] {
    const { operand, answer } = this.counts;
    return { operands: share(operand.followed, operand.changed), results: share(answer.followed, answer.changed) };
  }
}

/** Positions of the tokens that have a source. */
const fetchedTokens = ({ sources }: LabExample): number[] =>
  [...sources.keys()].filter((position) => sources[position]! >= 0);

/**
 * The first position behind the prompt at which the model would write another token than the text has, after `forward` over the text;
 * undefined if there is none. Up to there it writes the text itself, so only what comes after has to be written token by token.
 */
function firstWrongPosition(model: Transformer, ids: readonly number[], promptLength: number): number | undefined {
  for (let position = promptLength; position < ids.length; position++)
    if (likeliest(model, position - 1) !== ids[position]) return position;
  return undefined;
}

/** What a model writes behind the prompt of an example. Right tokens are computed all at once, so this is fast where most are right. */
export function writtenFor(model: Transformer, vocabulary: Vocabulary, { tokens, promptLength }: LabExample): number[] {
  const ids = [...vocabulary.encode(tokens)];
  model.forward(ids, 0, ids.length - 1);
  return writtenFrom(model, vocabulary, ids, promptLength, firstWrongPosition(model, ids, promptLength));
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
