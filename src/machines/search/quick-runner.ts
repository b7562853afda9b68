import { flatTable } from '../../machine/table/flat-table.ts';
import type { Machine } from '../../machine/table/machine.ts';

/** Most situations – states times symbols under the heads – of a machine whose rules are kept in one table, 4 bytes each. */
const MOST_SITUATIONS = 2 ** 20;
/** Cells of a tape before it first grows; short inputs leave few of them. */
const FIRST_CELLS = 256;

/** The input of a tape that is left out. */
const NOTHING: readonly number[] = [];

/** How a quick run ended. */
export type QuickEnding = 'stopped' | 'step limit';

/**
 * Runs a machine on many short inputs: half a million a second. Unlike the engines it is ready at once for the next input, and keeps
 * nothing but the configuration. A machine stops where no rule matches, which includes every halting state.
 */
export class QuickRunner {
  readonly machine: Machine;
  /** The steps made by the last run. */
  steps = 0;
  /** The number of the state that the last run ended in. */
  state = 0;
  private readonly tapes: QuickTape[];
  /** For each situation the number of its transition, −1 for none: state, then the symbol on each tape. */
  private readonly table: Int32Array;
  private readonly next: Int32Array;
  /** For each transition and tape the symbol written, −1 for none, and the move. */
  private readonly writes: Int16Array;
  private readonly moves: Int8Array;
  private readonly symbolCount: number;

  private constructor(machine: Machine, table: Int32Array) {
    const { tapes, transitions } = machine;
    this.machine = machine;
    this.table = table;
    this.symbolCount = tapes[0]!.symbols.length;
    this.tapes = tapes.map(() => new QuickTape());
    this.next = Int32Array.from(transitions, ({ next }) => next);
    this.writes = new Int16Array(transitions.length * tapes.length).fill(-1);
    this.moves = new Int8Array(transitions.length * tapes.length);
    transitions.forEach(({ actions }, transition) => {
      for (const { tape, write, move } of actions) {
        this.writes[transition * tapes.length + tape] = write;
        this.moves[transition * tapes.length + tape] = move;
      }
    });
  }

  /** A runner for a machine whose tapes share one alphabet and whose states all have numbers; undefined where its table would be too large. */
  static of(machine: Machine): QuickRunner | undefined {
    const symbols = machine.tapes[0]!.symbols.length;
    const situations = machine.states.length * symbols ** machine.tapes.length;
    if (situations > MOST_SITUATIONS || machine.transitions.some(({ next }) => next < 0)) return undefined;
    return new QuickRunner(machine, situationTable(machine, situations, symbols));
  }

  /**
   * Runs an input to its end, or to `limit` steps.
   *
   * @param input for each tape the numbers of its symbols; tapes that are left out are empty
   * @param length cells of the first tape's input that count
   */
  run(input: readonly ArrayLike<number>[], limit: number, length = input[0]?.length ?? 0): QuickEnding {
    for (let tape = 0; tape < this.tapes.length; tape++) {
      const content = input[tape] ?? NOTHING;
      this.tapes[tape]!.load(content, tape === 0 ? length : content.length);
    }
    this.state = 0;
    this.steps = 0;
    return this.tapes.length === 1 ? this.runOne(this.tapes[0]!, limit) : this.runSeveral(limit);
  }

  /** The symbol numbers of a tape after the last run, without blanks at its ends. */
  content(tape: number): Uint8Array {
    return this.tapes[tape]!.content();
  }

  private runOne(tape: QuickTape, limit: number): QuickEnding {
    const { table, next, writes, moves, symbolCount } = this;
    let { cells, head, first, last } = tape;
    let state = 0;
    let steps = 0;
    let ending: QuickEnding = 'step limit';
    // Whether there is a rule is asked after the last step, too: a machine that stops there has not met the limit.
    for (;;) {
      const transition = table[state * symbolCount + cells[head]!]!;
      if (transition < 0) {
        ending = 'stopped';
        break;
      }
      if (steps >= limit) break;
      const write = writes[transition]!;
      if (write >= 0) cells[head] = write;
      head += moves[transition]!;
      if (head < first) first = head;
      else if (head > last) last = head;
      if (head < 0 || head >= cells.length) {
        tape.put(head, first, last);
        tape.grow();
        ({ cells, head, first, last } = tape);
      }
      state = next[transition]!;
      steps++;
    }
    tape.put(head, first, last);
    this.state = state;
    this.steps = steps;
    return ending;
  }

  private runSeveral(limit: number): QuickEnding {
    const { table, next, writes, moves, symbolCount, tapes } = this;
    const count = tapes.length;
    for (;;) {
      let situation = this.state;
      for (let tape = 0; tape < count; tape++)
        situation = situation * symbolCount + tapes[tape]!.cells[tapes[tape]!.head]!;
      const transition = table[situation]!;
      if (transition < 0) return 'stopped';
      if (this.steps >= limit) return 'step limit';
      for (let tape = 0; tape < count; tape++) {
        const memory = tapes[tape]!;
        const write = writes[transition * count + tape]!;
        if (write >= 0) memory.cells[memory.head] = write;
        const head = memory.head + moves[transition * count + tape]!;
        memory.put(head, Math.min(memory.first, head), Math.max(memory.last, head));
        if (head < 0 || head >= memory.cells.length) memory.grow();
      }
      this.state = next[transition]!;
      this.steps++;
    }
  }
}

/** A tape that is emptied cheaply: only cells between the first and the last that were used are cleared. */
class QuickTape {
  cells = new Uint8Array(FIRST_CELLS);
  /** Indices in `cells`; after `put` the head may lie beside them until `grow`. */
  head = FIRST_CELLS / 2;
  first = FIRST_CELLS / 2;
  last = FIRST_CELLS / 2;

  load(content: ArrayLike<number>, length: number): void {
    this.cells.fill(0, this.first, this.last + 1);
    const start = this.cells.length >> 1;
    this.put(start, start, Math.max(start, start + length - 1));
    while (this.last >= this.cells.length) this.grow();
    for (let cell = 0; cell < length; cell++) this.cells[this.head + cell] = content[cell]!;
  }

  put(head: number, first: number, last: number): void {
    this.head = head;
    this.first = first;
    this.last = last;
  }

  /** Doubles the cells on both sides. */
  grow(): void {
    const { length } = this.cells;
    const larger = new Uint8Array(3 * length);
    larger.set(this.cells, length);
    this.cells = larger;
    this.put(this.head + length, this.first + length, this.last + length);
  }

  content(): Uint8Array {
    let { first, last } = this;
    while (first <= last && this.cells[first] === 0) first++;
    while (last >= first && this.cells[last] === 0) last--;
    return this.cells.subarray(first, last + 1);
  }
}

/** The transition of every situation, by walking the decision trees. */
function situationTable(machine: Machine, situations: number, symbols: number): Int32Array {
  const { nodes, roots } = flatTable(machine);
  const noRule = machine.transitions.length;
  const tapes = machine.tapes.length;
  const perState = symbols ** tapes;
  return Int32Array.from({ length: situations }, (_, situation) => {
    let node = roots[Math.floor(situation / perState)]!;
    while (node >= 0) {
      const tape = nodes[node]!;
      const symbol = Math.floor(situation / symbols ** (tapes - 1 - tape)) % symbols;
      node = nodes[node + 1 + symbol]!;
    }
    return ~node === noRule ? -1 : ~node;
  });
}
