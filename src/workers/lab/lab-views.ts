import type { LabExample } from '../../lab/data/example.ts';
import type { FirstDifference } from '../../lab/grading/first-difference.ts';
import type { TextLine } from '../../lab/grading/text-lines.ts';
import type { LabInstance } from '../../lab/machines/lab-machine.ts';
import type { Recipe } from '../../lab/training/recipe.ts';

/** What a page shows of a model before it writes. */
export interface ModelFacts {
  readonly recipe: Recipe;
  readonly parameters: number;
  readonly updates: number;
  /** Processor seconds of its training. */
  readonly seconds: number;
  readonly layers: number;
  /** Heads a layer; the first of them see the latest positions alone: `localHeads` says how many, a number a layer. */
  readonly heads: number;
  readonly localHeads: readonly number[];
  /** The longest instance whose cells have addresses on the ring of its recipe. */
  readonly longest: number;
}

/** What a model is to write. */
export interface WriteRequest {
  /** The address of the model's file. */
  readonly model: string;
  readonly instance: LabInstance;
  /** What the addresses are drawn with. */
  readonly seed: number;
}

/** The text of the machine that a model is to write. */
export type MachineText = Pick<LabExample, 'tokens' | 'promptLength' | 'kinds' | 'sources'> & {
  readonly answer: string;
  readonly lines: readonly TextLine[];
};

/** What is told while a model writes. */
export interface WritingProgress {
  /** Told once, with the first tokens. */
  readonly text?: MachineText;
  /** Tokens that were written since the last time. */
  readonly tokens: readonly string[];
}

/** What a model wrote. */
export interface Written {
  /** False where it was stopped by the person. */
  readonly isWhole: boolean;
  readonly tokens: number;
  readonly tokensPerSecond: number;
  readonly difference: FirstDifference | undefined;
  /** The first difference in words. */
  readonly words: string | undefined;
  /** Whether the text ends with the right answer. */
  readonly isAnswer: boolean;
}

/** Where one head of a model looked while it wrote a text. */
export interface AttentionMap {
  readonly layer: number;
  readonly head: number;
  /** Tokens of the text, the last one left out: a row and a column for each. */
  readonly positions: number;
  /** Row after row: the weight of the column's token where the model was at the row's token, to write the next one. */
  readonly weights: Float32Array<ArrayBuffer>;
  /** Fetched tokens at which the largest weight was on the source, of how many. */
  readonly hits: number;
  readonly of: number;
}

/** A head with its hit rate. */
export type HeadScore = Pick<AttentionMap, 'layer' | 'head' | 'hits' | 'of'>;

/** Which accuracies are to be measured. */
export interface MeasureRequest {
  readonly model: string;
  readonly lengths: readonly number[];
  /** Instances a length. */
  readonly count: number;
}

/** How many texts of one length are right so far. */
export interface LengthCount {
  readonly length: number;
  readonly done: number;
  /** Texts that are the machine's to the last token, and texts that end with the right answer. */
  readonly texts: number;
  readonly answers: number;
}
