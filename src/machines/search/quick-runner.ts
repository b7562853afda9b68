import { flatTable } from '../../machine/table/flat-table.ts';
import type { Machine } from '../../machine/table/machine.ts';
import { QuickTape } from './quick-tape.ts';

/** Most situations – states times symbols under the heads – of a machine whose rules are kept in one table, 4 bytes each. */
const MOST_SITUATIONS = 2 ** 20;
/** The input of a tape that is left out. */
const NOTHING: readonly number[] = [];

/** How a quick run ended. */
export type QuickEnding = 'stopped' | 'step limit';

/**
 * Runs a machine on many short inputs: some millions a second. Unlike the engines it is ready at once for the next input, and keeps
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
  /** What a machine with one tape does in each situation. */
  private readonly oneTape: OneTapeTable;

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
    this.oneTape = oneTapeTable(tapes.length === 1 ? table : NO_TABLE, machine);
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
    const { steps: packed, sweeps } = this.oneTape;
    let { cells, head, first, last } = tape;
    // What is added to a symbol to give its situation.
    let state = 0;
    let steps = 0;
    let ending: QuickEnding = 'step limit';
    // Whether there is a rule is asked after the last step, too: a machine that stops there has not met the limit.
    for (;;) {
      const situation = state + cells[head]!;
      const step = packed[situation]!;
      if (step < 0) {
        ending = 'stopped';
        break;
      }
      if (steps >= limit) break;
      const sweep = sweeps[situation]!;
      if (sweep === 0) {
        cells[head] = (step >> 2) & 0xff;
        head += (step & 3) - 1;
        state = step >> 10;
        steps++;
      } else {
        const end = head + sweep * Math.min(limit - steps, sweep > 0 ? cells.length - head : head + 1);
        const from = head;
        do head += sweep;
        while (head !== end && sweeps[state + cells[head]!] === sweep);
        steps += Math.abs(head - from);
      }
      if (head < first) first = head;
      else if (head > last) last = head;
      if (head < 0 || head >= cells.length) {
        tape.put(head, first, last);
        tape.grow();
        ({ cells, head, first, last } = tape);
      }
    }
    tape.put(head, first, last);
    this.state = state / this.symbolCount;
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

/** The table of a machine with several tapes, which is read otherwise. */
const NO_TABLE = new Int32Array(0);

/** What a machine with one tape does in each situation, as one number, so that a step is one look-up. */
interface OneTapeTable {
  /** From the lowest bit: the move plus one, 2 bits; the symbol that is written, 8 bits; the next state times the number of symbols. −1: no rule. */
  readonly steps: Int32Array;
  /** The move where nothing else changes, 0 elsewhere: in a row of such situations only the head moves, and nothing is written or looked up. */
  readonly sweeps: Int8Array;
}

function oneTapeTable(table: Int32Array, { tapes, transitions }: Machine): OneTapeTable {
  const symbolCount = tapes[0]!.symbols.length;
  const steps = new Int32Array(table.length).fill(-1);
  const sweeps = new Int8Array(table.length);
  for (const [situation, number] of table.entries()) {
    if (number < 0) continue;
    const { actions, next } = transitions[number]!;
    const symbol = situation % symbolCount;
    let written = symbol;
    let move = 0;
    for (const action of actions) {
      if (action.write >= 0) written = action.write;
      move = action.move;
    }
    steps[situation] = ((next * symbolCount) << 10) | (written << 2) | (move + 1);
    if (next * symbolCount + symbol === situation && written === symbol) sweeps[situation] = move;
  }
  return { steps, sweeps };
}
