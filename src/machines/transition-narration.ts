import type { Narration, Pieces, Wording } from '../cot/narration.ts';
import { joined, text, type Text } from '../cot/text.ts';
import type { Machine } from '../machine/table/machine.ts';
import type { AtomicState, HeadMove, Operand, TransitionMoves } from '../trace/atomic-state.ts';
import { kindsOf } from '../trace/trace-from-transitions.ts';

const known = new WeakMap<Machine, readonly Narration[]>();

/**
 * How the transitions of any machine are put into words, one narration for each state: where the heads are, what they read, what is
 * written, how they move, and what comes next.
 *
 *     scan at 3: 1
 *     write 0, move R
 *     → scan at 4
 *
 * The text follows from itself: a state and what it reads decide what is written, and the cells of the next state follow from those of
 * this one and the moves. With several tapes each symbol and each cell follows the name of its tape. The last line says in which
 * halting state the machine ends, `→ done`.
 */
export function transitionNarrations(machine: Machine): readonly Narration[] {
  let narrations = known.get(machine);
  if (!narrations) {
    const tapes = machine.tapes.map(({ name }) => name);
    const wordings = { tail: new Tail(tapes), styled: new Styled(tapes) };
    narrations = kindsOf(machine).map((kind) => ({
      kind,
      narrate: (state: AtomicState, wording: Wording) => wordings[wording].pieces(state),
    }));
    known.set(machine, narrations);
  }
  return narrations;
}

/** What a transition does to one tape. */
interface TapeChange {
  readonly tape: string;
  readonly written: Operand | undefined;
  readonly move: HeadMove;
}

/** Puts transitions into words, in the order of the machine's tapes. */
abstract class TransitionWords {
  protected readonly tapes: readonly string[];

  constructor(tapes: readonly string[]) {
    this.tapes = tapes;
  }

  pieces(state: AtomicState): Pieces {
    const { kind, fetched, results } = state;
    // The narrations are made for traces from transitions alone.
    const moves = state.transition!;
    const changes = this.tapes
      .map((tape, number): TapeChange => {
        const written = results.find((result) => result.tape === number);
        return { tape, written, move: moves.moves[number]! };
      })
      .filter(({ written, move }) => written || move !== 'S');
    return {
      state: this.state(kind.name, moves.heads),
      ...(fetched.length > 0 && { fetch: this.read(fetched) }),
      solve: this.changed(changes),
      next: this.next(moves),
    };
  }

  protected abstract state(name: string, heads: readonly Operand[]): Text;
  protected abstract read(fetched: readonly Operand[]): Text;
  protected abstract changed(changes: readonly TapeChange[]): Text;
  protected abstract next(moves: TransitionMoves): Text;

  /** Values behind the names of their tapes, where there are several. */
  protected byTape(values: readonly Operand[]): Text {
    return joined(
      values.map((value) => (this.tapes.length === 1 ? text`${value}` : text`${this.tapes[value.tape]} ${value}`)),
      ', ',
    );
  }
}

/** In the fewest words. */
class Tail extends TransitionWords {
  protected state(name: string, heads: readonly Operand[]): Text {
    return text`${name} at ${this.byTape(heads)}`;
  }

  protected read(fetched: readonly Operand[]): Text {
    return this.byTape(fetched);
  }

  protected changed(changes: readonly TapeChange[]): Text {
    if (changes.length === 0) return text`stay`;
    return joined(
      changes.map(({ tape, written, move }) => {
        const moved = move === 'S' ? 'stay' : `move ${move}`;
        const change = written ? text`write ${written}, ${moved}` : text`${moved}`;
        return this.tapes.length === 1 ? change : text`${tape}: ${change}`;
      }),
      '; ',
    );
  }

  protected next({ next, halts, nextHeads }: TransitionMoves): Text {
    return halts ? text`→ ${next}` : text`→ ${this.state(next, nextHeads)}`;
  }
}

const MOVED: Readonly<Record<HeadMove, string>> = { L: 'moves left', R: 'moves right', S: 'stays' };

/** In sentences. */
class Styled extends TransitionWords {
  protected state(name: string, heads: readonly Operand[]): Text {
    return text`The machine is in state ${name}, ${this.place(heads)}.`;
  }

  protected read(fetched: readonly Operand[]): Text {
    return text`It reads ${this.byTape(fetched)}.`;
  }

  protected changed(changes: readonly TapeChange[]): Text {
    if (changes.length === 0) return text`It changes nothing.`;
    return joined(
      changes.map(({ tape, written, move }) => {
        const where = this.tapes.length === 1 ? '' : `On ${tape} it `;
        const change = written ? text`writes ${written} and ${MOVED[move]}.` : text`${MOVED[move]}.`;
        return text`${where || 'It '}${change}`;
      }),
      ' ',
    );
  }

  protected next({ next, halts, nextHeads }: TransitionMoves): Text {
    if (halts) return text`It halts in state ${next}.`;
    return text`Next comes state ${next}, ${this.place(nextHeads)}.`;
  }

  private place(heads: readonly Operand[]): Text {
    return this.tapes.length === 1
      ? text`with its head on cell ${this.byTape(heads)}`
      : text`with its heads on the cells ${this.byTape(heads)}`;
  }
}
