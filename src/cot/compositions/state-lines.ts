import type { AtomicState } from '../../trace/atomic-state.ts';
import { ARITHMETIC_NARRATIONS } from '../arithmetic-narrations.ts';
import type { ComposedRun, ComposedTask, Line } from '../composition.ts';
import type { Narration, Pieces, Wording } from '../narration.ts';
import { segmentsOf, type Role, type Segment } from '../segment.ts';
import { plain, text, withWords, type Text } from '../text.ts';

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
/** What follows the last nested line: the enclosing state goes on. */
const RETURN = 'return';

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
    this.narrations = narrationsOf(run.subject);
    this.fetches = style.pieces.includes('fetch');
    this.solves = style.pieces.includes('solve');
    this.goesOn = style.pieces.includes('next');
  }

  /** The lines of a state at depth 0, as segments. */
  of(state: AtomicState): Segment[] {
    const stretches = new Stretches();
    this.write(stretches, this.line(state), '');
    return stretches.segments;
  }

  /** The same text as one string: what is only written to a file needs no segments. */
  plain(state: AtomicState): string {
    const characters = new Characters();
    this.write(characters, this.line(state), '');
    return characters.text;
  }

  /** What is printed of a state, and of those nested in it where arithmetic is unfolded. */
  line(state: AtomicState): Line {
    const pieces = this.pieces(state);
    return { state, pieces: this.printed(pieces, pieces.next), inner: this.style.unfolded ? this.nested(state) : NONE };
  }

  /** Everything that the task says of a state, whether the style prints it or not. */
  pieces(state: AtomicState): Pieces {
    const { name, operation } = state.kind;
    const narration = operation === undefined ? this.narrations.get(name) : OPERATIONS.get(operation);
    if (!narration)
      throw new Error(
        operation === undefined
          ? `No narration for atomic states of the kind "${name}": the task's narrations have to hold one.`
          : `No narration for the operation "${operation}" (here "${name}"): operations are those of the library's arithmetic; nested states of a task are kinds of their own, made with state().`,
      );
    return narration.narrate(state, this.style.wording);
  }

  /** The lines nested in a state. Each names the next line in the same enclosing state, or says that the enclosing state goes on. */
  private nested(outer: AtomicState): readonly Line[] {
    const { trace } = this.run;
    const children = trace.children(outer.index);
    if (children.length === 0) return NONE;
    const states = children.map((child) => trace.state(child));
    const all = states.map((state) => this.pieces(state));
    return states.map((state, at) => {
      const pieces = all[at]!;
      const following = at + 1 < all.length ? this.nameOf(states[at + 1]!, all[at + 1]!) : RETURN;
      const next = pieces.next ?? [this.style.wording === 'tail' ? `→ ${following}` : `Next: ${following}.`];
      return { state, pieces: this.printed(pieces, next), inner: this.nested(state) };
    });
  }

  /** What a nested line is called by the one before it. */
  private nameOf({ kind }: AtomicState, pieces: Pieces): string {
    return this.style.wording === 'tail' ? plain(pieces.state) : kind.name;
  }

  /** The pieces that the style prints. Written out, because it is done for every line of a dataset. */
  private printed({ state, fetch, solve }: Pieces, next: Text | undefined): Pieces {
    const printed: { state: Text; fetch?: Text; solve?: Text; next?: Text } = { state };
    if (this.fetches && fetch && fetch.length > 0) printed.fetch = fetch;
    if (this.solves && solve && solve.length > 0) printed.solve = solve;
    if (this.goesOn && next && next.length > 0) printed.next = next;
    return printed;
  }

  /** Writes the pieces with the words between them; unfolded arithmetic comes after the operands and before the results. */
  private write(out: Output, { state: { index, depth }, pieces, inner }: Line, indent: string): void {
    const { fetch, solve, next } = pieces;
    const isSplit = inner.length > 0;
    // Nested arithmetic stays on one line a column.
    const between = this.style.wording === 'styled' || depth > 0 ? SPACE : BREAK;
    if (indent) out.add('plain', [indent], index);
    out.add('state', pieces.state, index);
    if (fetch) {
      out.add('plain', this.afterState, index);
      out.add('fetch', fetch, index);
    }
    if (isSplit) {
      out.add('plain', BREAK, index);
      for (const each of inner) this.write(out, each, `${indent}  `);
      if (indent) out.add('plain', [indent], index);
    }
    if (solve) {
      if (!isSplit) out.add('plain', fetch ? between : this.afterState, index);
      out.add('solve', solve, index);
    }
    if (next) {
      if (solve || !isSplit) out.add('plain', between, index);
      out.add('next', next, index);
    }
    out.add('plain', BREAK, index);
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
    this.text = withWords(this.text, words);
  }
}

const NONE: readonly Line[] = [];

const knownNarrations = new WeakMap<readonly Narration[], ReadonlyMap<string, Narration>>();

/** The narrations of nested arithmetic by the names of their operations. */
const OPERATIONS: ReadonlyMap<string, Narration> = new Map(ARITHMETIC_NARRATIONS.map((each) => [each.kind.name, each]));

/** Narrations by the names of their kinds; made once for all subjects that share the list. */
function narrationsOf({ narrations: list }: ComposedTask): ReadonlyMap<string, Narration> {
  let narrations = knownNarrations.get(list);
  if (!narrations) {
    narrations = new Map(list.map((each) => [each.kind.name, each]));
    knownNarrations.set(list, narrations);
  }
  return narrations;
}
