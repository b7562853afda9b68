import type { AtomicState, Operand } from '../trace/atomic-state.ts';
import type { Trace } from '../trace/trace.ts';
import { ARITHMETIC_NARRATIONS } from './arithmetic-narrations.ts';
import type { Narration, Pieces } from './narration.ts';
import { text, type Text } from './text.ts';
import { variantOf, type Arithmetic, type Variant, type VariantId } from './variants.ts';

/** What a stretch of the text is for. */
export type Role = 'state' | 'fetch' | 'solve' | 'next' | 'answer' | 'plain';

/** A stretch of the text with one role; where it prints an operand, that operand with its cells and sources. */
export interface Segment {
  readonly text: string;
  readonly role: Role;
  readonly operand?: Operand;
  /** The index of the atomic state that the operand belongs to. */
  readonly state?: number;
}

/** How a chain of thought is written. */
export interface TextSettings {
  readonly variant: VariantId;
  readonly arithmetic: Arithmetic;
}

/**
 * The chain of thought of a run: what the tasks' narrations say of its atomic states, composed as the variant asks. It is read
 * in windows of states at depth 0, so that the text of a long run need not be held.
 */
export class ChainOfThought {
  private readonly trace: Trace;
  private readonly narrations: ReadonlyMap<string, Narration>;
  private readonly answer: string;
  private readonly variant: Variant;
  private readonly arithmetic: Arithmetic;

  /** `answer` is what the machine wrote; undefined for a run that did not answer. */
  constructor(trace: Trace, narrations: readonly Narration[], answer: string | undefined, settings: TextSettings) {
    this.trace = trace;
    this.narrations = new Map([...ARITHMETIC_NARRATIONS, ...narrations].map((each) => [each.kind.name, each]));
    this.answer = answer ?? '';
    this.variant = variantOf(settings.variant);
    this.arithmetic = settings.arithmetic;
  }

  /** Whether the atomic states appear in the text at all. */
  get showsStates(): boolean {
    return this.variant.pieces.length > 0;
  }

  /** How many atomic states the text shows, nested ones included where arithmetic is unfolded. */
  get shownStates(): number {
    if (!this.showsStates) return 0;
    return this.arithmetic === 'unfolded' ? this.trace.length : this.trace.outerLength;
  }

  /** The text of the state at this position among those at depth 0, in stretches; ends with a line break. */
  segments(position: number): Segment[] {
    if (!this.showsStates) return [];
    const state = this.trace.state(this.trace.outerIndex(position));
    const segments: Segment[] = [];
    if (this.variant.wording === 'styled') segments.push({ text: `${position + 1}. `, role: 'plain' });
    this.addState(segments, state, '');
    return segments;
  }

  /** The line that ends every text: the answer in a box. */
  ending(): Segment[] {
    const lead = this.variant.wording === 'styled' ? 'The answer is \\boxed{' : '\\boxed{';
    return [
      { text: lead, role: 'plain' },
      { text: this.answer, role: 'answer' },
      { text: '}', role: 'plain' },
    ];
  }

  /** The whole text. */
  text(): string {
    const parts: string[] = [];
    for (let position = 0; position < this.trace.outerLength; position++)
      for (const segment of this.segments(position)) parts.push(segment.text);
    for (const segment of this.ending()) parts.push(segment.text);
    return parts.join('');
  }

  private addState(segments: Segment[], state: AtomicState, indent: string): void {
    const pieces = this.pieces(state);
    const inner = this.arithmetic === 'unfolded' ? this.trace.children(state.index) : [];
    const { opening, closing } = this.lines(pieces, inner.length > 0, state.depth > 0);
    const add = (role: Role, words: Text) => this.addText(segments, role, words, state.index);
    segments.push(...(indent ? [{ text: indent, role: 'plain' as const }] : []));
    for (const [role, words] of opening) add(role, words);
    for (const child of inner) this.addState(segments, this.trace.state(child), `${indent}  `);
    if (inner.length > 0 && closing.length > 0 && indent) segments.push({ text: indent, role: 'plain' });
    for (const [role, words] of closing) add(role, words);
  }

  /** The pieces with the words between them, cut where unfolded arithmetic stands: after the operands, before the results. */
  private lines(
    pieces: Pieces,
    split: boolean,
    nested: boolean,
  ): { opening: (readonly [Role, Text])[]; closing: (readonly [Role, Text])[] } {
    const shown = (role: keyof Pieces): Text | undefined =>
      this.variant.pieces.includes(role) && pieces[role]?.length ? pieces[role] : undefined;
    const styled = this.variant.wording === 'styled';
    // Nested arithmetic stays on one line a column.
    const between = styled || nested ? ' ' : '\n';
    const afterState = styled ? ' ' : ': ';
    const fetch = shown('fetch');
    const solve = shown('solve');
    const next = shown('next');
    const opening: [Role, Text][] = [['state', pieces.state]];
    const closing: [Role, Text][] = [];
    if (fetch) opening.push(['plain', text`${afterState}`], ['fetch', fetch]);
    if (solve && split) closing.push(['solve', solve]);
    else if (solve) opening.push(['plain', text`${fetch ? between : afterState}`], ['solve', solve]);
    if (split) opening.push(['plain', text`\n`]);
    const last = split ? closing : opening;
    if (next) {
      if (last.length > 0) last.push(['plain', text`${between}`]);
      last.push(['next', next]);
    }
    last.push(['plain', text`\n`]);
    return { opening, closing };
  }

  private addText(segments: Segment[], role: Role, words: Text, state: number): void {
    for (const part of words)
      segments.push(typeof part === 'string' ? { text: part, role } : { text: part.value, role, operand: part, state });
  }

  private pieces(state: AtomicState): Pieces {
    const narration = this.narrations.get(state.kind.name);
    if (!narration) throw new Error(`No narration for atomic states of the kind "${state.kind.name}".`);
    return narration.narrate(state, this.variant.wording);
  }
}
