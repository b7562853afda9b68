import { outcomeSentence } from '../machine/engines/outcome.ts';
import type { ComposedRun, Composition, Line } from './composition.ts';
import type { Segment } from './segment.ts';
import { variantOf, type Arithmetic, type Variant, type VariantId } from './variants.ts';

/** How a chain of thought is written. */
export interface TextSettings {
  readonly variant: VariantId;
  readonly arithmetic: Arithmetic;
}

/**
 * The chain of thought of a run: what the task's narrations say of its atomic states, composed by the variant. It is read by position,
 * so that the text of a long run is never in memory as a whole.
 */
export class ChainOfThought {
  readonly settings: TextSettings;
  private readonly run: ComposedRun;
  private readonly variant: Variant;
  private readonly composition: Composition;

  constructor(run: ComposedRun, settings: TextSettings) {
    const { variant, arithmetic } = settings;
    this.settings = settings;
    this.run = run;
    this.variant = variantOf(variant);
    this.composition = this.variant.compose(run, arithmetic === 'unfolded');
  }

  /** Whether the atomic states appear in the text at all. */
  get showsStates(): boolean {
    return this.variant.showsStates;
  }

  /** How many atomic states the text shows, nested ones included where arithmetic is unfolded. */
  get shownStates(): number {
    return this.composition.shownStates();
  }

  /**
   * The text at this position, ending with a line break. It is empty if the variant says nothing of the state; what a variant says of
   * several states is at the position of the last one.
   */
  segments(position: number): Segment[] {
    return this.composition.segments(position);
  }

  /** The same text as lines with their pieces; nested lines are inside their enclosing ones. */
  lines(position: number): readonly Line[] {
    return this.composition.lines(position);
  }

  /**
   * The end of the text: the answer in a box, after a last line if the variant has one. A run that did not answer has no box: how it ended
   * is said in a sentence.
   */
  ending(): Segment[] {
    const { answer, run } = this.run;
    if (answer === undefined) return [{ text: outcomeSentence(run.outcome, run.steps), role: 'plain' }];
    return [
      ...(this.composition.lastLine?.() ?? []),
      { text: `${this.variant.lead ?? ''}\\boxed{`, role: 'plain' },
      { text: answer, role: 'answer' },
      { text: '}', role: 'plain' },
    ];
  }

  /** The whole text in pieces, one an atomic state at depth 0 and one for the end; each but the last ends with a line break. */
  *pieces(): Generator<string, void, undefined> {
    const states = this.showsStates ? this.run.trace.outerLength : 0;
    for (let position = 0; position < states; position++)
      yield this.composition.plain?.(position) ?? charactersOf(this.segments(position));
    yield charactersOf(this.ending());
  }

  /** The whole text. Throws a `RangeError` where it is longer than a string can be; see `pieces`. */
  text(): string {
    let characters = '';
    for (const piece of this.pieces()) characters += piece;
    return characters;
  }
}

function charactersOf(segments: readonly Segment[]): string {
  let characters = '';
  for (const { text } of segments) characters += text;
  return characters;
}
