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
    const stretches = new Stretches();
    this.write(stretches, state, '');
    return stretches.segments;
  }

  /** The same as one string: what is only written to a file needs no stretches. */
  plain(state: AtomicState): string {
    const characters = new Characters();
    this.write(characters, state, '');
    return characters.text;
  }

  /** Everything that the task says of a state, whether the style prints it or not; a nested one knows the one after it. */
  pieces(state: AtomicState, following?: AtomicState): Pieces {
    const narration = this.narrations.get(state.kind.name);
    if (!narration) throw new Error(`No narration for atomic states of the kind "${state.kind.name}".`);
    return narration.narrate(state, this.style.wording, following);
  }

  /** The pieces with the words between them, cut where unfolded arithmetic stands: after the operands, before the results. */
  private write(out: Output, state: AtomicState, indent: string, following?: AtomicState): void {
    const { trace } = this.run;
    const pieces = this.pieces(state, following);
    const inner = this.style.unfolded ? trace.children(state.index).map((child) => trace.state(child)) : NONE;
    const isSplit = inner.length > 0;
    // Nested arithmetic stays on one line a column.
    const between = this.style.wording === 'styled' || state.depth > 0 ? SPACE : BREAK;
    const fetch = this.fetches && pieces.fetch?.length ? pieces.fetch : undefined;
    const solve = this.solves && pieces.solve?.length ? pieces.solve : undefined;
    const next = this.goesOn && pieces.next.length > 0 ? pieces.next : undefined;
    if (indent) out.add('plain', [indent], state.index);
    out.add('state', pieces.state, state.index);
    if (fetch) {
      out.add('plain', this.afterState, state.index);
      out.add('fetch', fetch, state.index);
    }
    if (isSplit) {
      out.add('plain', BREAK, state.index);
      inner.forEach((child, place) => this.write(out, child, `${indent}  `, inner[place + 1]));
      if (indent) out.add('plain', [indent], state.index);
    }
    if (solve) {
      if (!isSplit) out.add('plain', fetch ? between : this.afterState, state.index);
      out.add('solve', solve, state.index);
    }
    if (next) {
      if (solve || !isSplit) out.add('plain', between, state.index);
      out.add('next', next, state.index);
    }
    out.add('plain', BREAK, state.index);
  }
}

/** What the lines are written to. */
interface Output {
  readonly add: (role: Role, words: Text, state: number) => void;
}

class Stretches implements Output {
  readonly segments: Segment[] = [];

  add(role: Role, words: Text, state: number): void {
    for (const segment of segmentsOf(role, words, state)) this.segments.push(segment);
  }
}

class Characters implements Output {
  text = '';

  add(_role: Role, words: Text): void {
    this.text += plain(words);
  }
}

const NONE: readonly AtomicState[] = [];

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
