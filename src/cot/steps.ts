import { NONE, type AtomicState, type Operand } from '../trace/atomic-state.ts';
import type { ChainOfThought } from './chain-of-thought.ts';
import type { ComposedRun, Line } from './composition.ts';
import { plain, type Text } from './text.ts';

/**
 * One step that a text teaches: what a line gives, and what follows from it. Addresses and fields are replaced by their names
 * (`‹index›`), symbols are written as their values, so a text that follows from itself has finitely many steps, at every length. An
 * address or a field with which folded arithmetic computes keeps its value.
 */
export interface Step {
  /** The name of the kind of state; `answer` for a text that shows no states. */
  readonly kind: string;
  /** State and operands, and what the nested operations ended with: `column ‹column›: 7 + 5 + 1 [count column: carry 0]`. */
  readonly left: string;
  /** Result and transition, and the kind of the line that follows: `= 3, carry 1 → column ‹next› ⇒ column`. */
  readonly right: string;
  /** Whether the transition contains the state piece of the line that follows. */
  readonly announced: boolean;
  /** The position among the states at depth 0. */
  readonly position: number;
  /** The index of the atomic state. */
  readonly state: number;
  /** One past the last machine step of the state: its results are then on the tapes. */
  readonly endStep: number;
}

/** What follows the last line of an enclosing state, and the last line of all. */
const RETURN = 'return';
const END = 'end';

/** The steps of a run's text in their order, nested ones before the one that they are nested in goes on. */
export function* stepsOf(run: ComposedRun, text: ChainOfThought): Generator<Step, void, undefined> {
  const maker = new StepMaker(run, text);
  if (!text.showsStates) {
    yield answerStep(run, text);
    return;
  }
  let pending: { line: Line; position: number } | undefined;
  for (let position = 0; position < run.trace.outerLength; position++)
    for (const line of text.lines(position)) {
      if (pending) yield* maker.steps(pending.line, pending.position, line);
      pending = { line, position };
    }
  if (pending) yield* maker.steps(pending.line, pending.position, undefined);
}

/** The whole answer at once: all of the input on the left. */
function answerStep(run: ComposedRun, text: ChainOfThought): Step {
  const engine = run.run.seek(0);
  const input = engine.machine.tapes.map(({ symbols }, tape) => {
    const { first, last } = engine.extent(tape);
    return Array.from({ length: last - first + 1 }, (_, cell) => symbols[engine.symbol(tape, first + cell)]).join('');
  });
  const right = text
    .ending()
    .map((segment) => segment.text)
    .join('');
  return {
    kind: 'answer',
    left: input.join(' '),
    right,
    announced: true,
    position: 0,
    state: 0,
    endStep: run.run.steps,
  };
}

class StepMaker {
  private readonly run: ComposedRun;
  private readonly isFolded: boolean;
  private readonly isStyled: boolean;

  constructor(run: ComposedRun, { settings }: ChainOfThought) {
    this.run = run;
    this.isFolded = settings.arithmetic === 'folded';
    this.isStyled = settings.variant === 'tail-styled';
  }

  /** The steps of a line and of those nested in it. */
  *steps(line: Line, position: number, following: Line | undefined): Generator<Step, void, undefined> {
    for (const [at, nested] of line.inner.entries()) {
      const next = line.inner[at + 1];
      yield this.step(nested, position, next, next?.state.kind.name ?? RETURN);
    }
    yield this.step(line, position, following, following?.state.kind.name ?? END);
  }

  private step(
    { state, pieces, inner, isCoarse }: Line,
    position: number,
    following: Line | undefined,
    leadsTo: string,
  ): Step {
    // What several states made of their operands is computed, too.
    const computes = this.isFolded && (isCoarse === true || this.run.trace.children(state.index).length > 0);
    const given = pieces.fetch ? [...pieces.state, ': ', ...pieces.fetch] : pieces.state;
    const follows = [pieces.solve, pieces.next].flatMap((piece) => (piece?.length ? [...piece, ' '] : []));
    return {
      kind: state.kind.name,
      left: `${named(given, computes)}${outcomes(inner)}`,
      right: `${named(follows, computes)}⇒ ${leadsTo}`,
      announced: this.isAnnounced(pieces.next, following),
      position,
      state: state.index,
      endStep: state.endStep,
    };
  }

  /** In sentences a transition names every address of the next line; in fewest words it contains that line's state piece. */
  private isAnnounced(next: Text | undefined, following: Line | undefined): boolean {
    if (!next) return false;
    if (!following) return true;
    const words = plain(next);
    const { state } = following.pieces;
    if (!this.isStyled) return words.includes(plain(state));
    return state.every((part) => typeof part === 'string' || words.includes(part.value));
  }
}

/** Words with addresses and fields as their names. Of a list only its first item is kept, so that its length does not count. */
function named(words: Text, computes: boolean): string {
  const known = new Set<string>();
  let characters = '';
  let between = '';
  for (const part of words) {
    if (typeof part === 'string') {
      between += part;
      continue;
    }
    const isRepeat = part.sort !== 'symbol' && !computes && known.has(part.name);
    if (!isRepeat) characters += between + nameOrValue(part, computes);
    known.add(part.name);
    between = '';
  }
  return characters + between;
}

/** Of an address or a field only that it is not there is a symbol. */
function nameOrValue({ sort, name, value }: Operand, computes: boolean): string {
  if (sort === 'symbol' || value === NONE) return value;
  return computes ? `‹${name} ${value}›` : `‹${name}›`;
}

/** What each nested operation ended with: its verdict, or its last carry. */
function outcomes(inner: readonly Line[]): string {
  const last = new Map<string, AtomicState>();
  for (const { state } of inner) last.set(state.kind.name, state);
  const words = [...last.values()].flatMap(({ kind, results }) =>
    kind.outcome.flatMap((name) => {
      const result = results.findLast((each) => each.name === name);
      return result ? [`${kind.name}: ${name} ${result.value}`] : [];
    }),
  );
  return words.length > 0 ? ` [${words.join(', ')}]` : '';
}
