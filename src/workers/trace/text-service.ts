import type { ChainOfThought } from '../../cot/chain-of-thought.ts';
import { variantOf } from '../../cot/variants.ts';
import type { Solution } from '../../runs/solution.ts';
import { Interaction, Slices } from '../slices.ts';
import { StepLists } from '../steps/step-lists.ts';
import { measureText, tokenEnds, type TextMeasure } from '../text/text-measure.ts';
import { findInText, type TextQuery } from '../text/text-search.ts';
import { Texts } from '../text/texts.ts';
import { Tokenizers } from '../text/tokenizers.ts';
import type { StepArrangement, StepHere, StepListView, StepView } from '../views/step-views.ts';
import type { SegmentView, TextRequest, TextView } from '../views/views.ts';
import { segmentView } from './make-views.ts';
import { OpenTraces } from './open-traces.ts';

/** The open runs and what is asked of their texts: segments, words, tokens, and the steps that a text is written in. */
export class TextService {
  protected readonly interaction = new Interaction();
  protected readonly traces = new OpenTraces(undefined, this.interaction);
  private readonly texts = new Texts();
  private readonly stepLists = new StepLists();
  private readonly tokenizers = new Tokenizers();

  /** The text of the atomic states at the positions [from, to). */
  async text(trace: number, request: TextRequest, from: number, to: number): Promise<TextView[]> {
    const { unfolds } = variantOf(request.variant);
    // Texts that unfold tell each state by itself; what others say of one may depend on how the run goes on.
    const solution = unfolds ? this.traces.soFar(trace) : await this.traces.whole(trace);
    const text = this.texts.of(solution, request);
    if (!text.showsStates) return [];
    const views: TextView[] = [];
    for (let position = from; position < Math.min(to, solution.trace.outerLength); position++) {
      const hasNested = unfolds && solution.trace.children(solution.trace.outerIndex(position)).length > 0;
      const segments = text.segments(position).map((segment) => segmentView(solution, segment));
      views.push({ position, hasNested, segments });
    }
    return views;
  }

  /** The line that ends the text, with the answer. */
  async textEnding(trace: number, request: TextRequest): Promise<SegmentView[]> {
    const solution = await this.traces.whole(trace);
    return this.texts
      .of(solution, request)
      .ending()
      .map((segment) => segmentView(solution, segment));
  }

  /** The whole text, to be copied. */
  async wholeText(trace: number, request: TextRequest): Promise<string> {
    return this.texts.of(await this.traces.whole(trace), request).text();
  }

  /** See `findInText`. */
  async find(trace: number, request: TextRequest, query: TextQuery, from: number, to: number): Promise<Int32Array> {
    const solution = await this.traces.whole(trace);
    const text = this.texts.of(solution, request);
    return findInText(text, solution.trace.outerLength, query, from, to, new Slices(undefined, this.interaction));
  }

  /** See `measureText`; tokens where the address of a vocabulary is given. */
  async measureText(
    trace: number,
    request: TextRequest,
    vocabulary: string | null,
    from: number,
    to: number,
  ): Promise<TextMeasure> {
    const tokenizer = vocabulary === null ? undefined : await this.tokenizers.from(vocabulary);
    const solution = await this.traces.whole(trace);
    const text = this.texts.of(solution, request);
    return measureText(text, solution.trace.outerLength, tokenizer, from, to, new Slices(undefined, this.interaction));
  }

  /** See `tokenEnds`. */
  async tokenEnds(
    trace: number,
    request: TextRequest,
    vocabulary: string,
    positions: readonly number[],
  ): Promise<number[][]> {
    const tokenizer = await this.tokenizers.from(vocabulary);
    const solution = await this.traces.whole(trace);
    return tokenEnds(this.texts.of(solution, request), solution.trace.outerLength, tokenizer, positions);
  }

  /** See `StepList.read`. A newer question, or `stopListingSteps`, ends an older one, which is rejected with `Cancelled`. */
  async listSteps(
    trace: number,
    request: TextRequest,
    tell?: (positions: number, steps: number) => void,
  ): Promise<StepListView> {
    const slices = this.traces.questions(trace).begin('steps');
    const solution = await this.traces.whole(trace);
    return this.stepLists.read(solution, this.texts.of(solution, request), slices, tell);
  }

  /** Reads no more of a text for its steps; what has been read of it is kept. */
  stopListingSteps(trace: number): void {
    this.traces.questions(trace).cancel('steps');
  }

  /** See `StepList.views`; none before the text has been read. */
  steps(trace: number, request: TextRequest, from: number, to: number): StepView[] {
    return this.stepLists.list(...this.textOf(trace, request))?.views(from, to) ?? [];
  }

  /** See `StepList.arrange`. */
  arrangeSteps(trace: number, request: TextRequest, arrangement: StepArrangement): Int32Array {
    return this.stepLists.list(...this.textOf(trace, request))?.arrange(arrangement) ?? new Int32Array();
  }

  /** See `StepPlaces.here`. */
  stepHere(trace: number, request: TextRequest, cursor: number): StepHere | null {
    return this.stepLists.places(...this.textOf(trace, request))?.here(cursor) ?? null;
  }

  /** See `StepPlaces.next`; without the number of a step, see `StepPlaces.nextGap`. */
  nextStepPlace(trace: number, request: TextRequest, number: number | null, cursor: number): number | null {
    const places = this.stepLists.places(...this.textOf(trace, request));
    return (number === null ? places?.nextGap(cursor) : places?.next(number, cursor)) ?? null;
  }

  private textOf(trace: number, request: TextRequest): [Solution, ChainOfThought] {
    const solution = this.traces.soFar(trace);
    return [solution, this.texts.of(solution, request)];
  }
}
