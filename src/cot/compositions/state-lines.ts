import type { AtomicState } from '../../trace/atomic-state.ts';
import { ARITHMETIC_NARRATIONS } from '../arithmetic-narrations.ts';
import type { ComposedRun, ComposedTask } from '../composition.ts';
import type { Narration, Pieces, Wording } from '../narration.ts';
import { segmentsOf, type Role, type Segment } from '../segment.ts';
import { plain, text, type Text } from '../text.ts';

/** How atomic states are written as lines. */
export interface LineStyle {
  readonly wording: Wording;
  /** The pieces that are printed. */
  readonly pieces: readonly (keyof Pieces)[];
  /** Whether nested arithmetic is printed inside its state. */
  readonly unfolded: boolean;
}

const SPACE = text` `;
const COLON = text`: `;
const BREAK = text`\n`;

/** Writes one atomic state of a run, and those nested in it where arithmetic is unfolded, as lines. */
export class StateLines {
  private readonly run: ComposedRun;
  private readonly style: LineStyle;
  private readonly narrations: ReadonlyMap<string, Narration>;
  private readonly afterState: Text;
  private readonly fetches: boolean;
  private readonly solves: boolean;
  private readonly goesOn: boolean;

  constructor(run: ComposedRun, style: LineStyle) {
    this.run = run;
    this.style = style;
    this.afterState = style.wording === 'styled' ? SPACE : COLON;
    this.narrations = narrationsOf(run.task);
    this.fetches = style.pieces.includes('fetch');
    this.solves = style.pieces.includes('solve');
    this.goesOn = style.pieces.includes('next');
  }

  /** The lines of a state at depth 0, in stretches. */
  of(state: AtomicState): Segment[] {
    const segments: Segment[] = [];
    this.add(segments, state, '');
    return segments;
  }

  /** The same as one string: what is only written to a file needs no stretches. */
  plain(state: AtomicState): string {
    return this.plainIndented(state, '');
  }

  /** Everything that the task says of a state, whether the style prints it or not. */
  pieces(state: AtomicState): Pieces {
    const narration = this.narrations.get(state.kind.name);
    if (!narration) throw new Error(`No narration for atomic states of the kind "${state.kind.name}".`);
    return narration.narrate(state, this.style.wording);
  }

  private add(segments: Segment[], state: AtomicState, indent: string): void {
    const { trace } = this.run;
    const inner = this.style.unfolded ? trace.children(state.index) : [];
    const { opening, closing } = this.lines(this.pieces(state), inner.length > 0, state.depth > 0);
    const add = (role: Role, words: Text) => segments.push(...segmentsOf(role, words, state.index));
    if (indent) segments.push({ text: indent, role: 'plain' });
    for (const [role, words] of opening) add(role, words);
    for (const child of inner) this.add(segments, trace.state(child), `${indent}  `);
    if (inner.length > 0 && closing.length > 0 && indent) segments.push({ text: indent, role: 'plain' });
    for (const [role, words] of closing) add(role, words);
  }

  private plainIndented(state: AtomicState, indent: string): string {
    const { trace } = this.run;
    const inner = this.style.unfolded ? trace.children(state.index) : [];
    const { opening, closing } = this.lines(this.pieces(state), inner.length > 0, state.depth > 0);
    let characters = indent;
    for (const each of opening) characters += plain(each[1]);
    for (const child of inner) characters += this.plainIndented(trace.state(child), `${indent}  `);
    if (inner.length > 0 && closing.length > 0) characters += indent;
    for (const each of closing) characters += plain(each[1]);
    return characters;
  }

  /** The pieces with the words between them, cut where unfolded arithmetic stands: after the operands, before the results. */
  private lines(
    pieces: Pieces,
    split: boolean,
    nested: boolean,
  ): { opening: (readonly [Role, Text])[]; closing: (readonly [Role, Text])[] } {
    // Nested arithmetic stays on one line a column.
    const between = this.style.wording === 'styled' || nested ? SPACE : BREAK;
    const fetch = this.fetches && pieces.fetch?.length ? pieces.fetch : undefined;
    const solve = this.solves && pieces.solve?.length ? pieces.solve : undefined;
    const next = this.goesOn && pieces.next.length > 0 ? pieces.next : undefined;
    const opening: [Role, Text][] = [['state', pieces.state]];
    const closing: [Role, Text][] = [];
    if (fetch) opening.push(['plain', this.afterState], ['fetch', fetch]);
    if (solve && split) closing.push(['solve', solve]);
    else if (solve) opening.push(['plain', fetch ? between : this.afterState], ['solve', solve]);
    if (split) opening.push(['plain', BREAK]);
    const last = split ? closing : opening;
    if (next) {
      if (last.length > 0) last.push(['plain', between]);
      last.push(['next', next]);
    }
    last.push(['plain', BREAK]);
    return { opening, closing };
  }
}

const knownNarrations = new WeakMap<ComposedTask, ReadonlyMap<string, Narration>>();

/** A task's narrations by the names of their kinds, with those of arithmetic; made once. */
function narrationsOf(task: ComposedTask): ReadonlyMap<string, Narration> {
  let narrations = knownNarrations.get(task);
  if (!narrations) {
    narrations = new Map([...ARITHMETIC_NARRATIONS, ...task.narrations].map((each) => [each.kind.name, each]));
    knownNarrations.set(task, narrations);
  }
  return narrations;
}
