import { ChainOfThought, type TextSettings } from '../../cot/chain-of-thought.ts';
import type { Line } from '../../cot/composition.ts';
import { Interpreter } from '../../machine/engines/interpreter.ts';
import { EventLog } from '../../machine/marks/event-log.ts';
import { markOf } from '../../machine/marks/event-words.ts';
import { TapeMemory } from '../../machine/engines/tape-memory.ts';
import type { Solution } from '../../runs/solution.ts';
import { NONE, type AtomicState, type Operand } from '../../trace/atomic-state.ts';
import { TraceFromMarks } from '../../trace/trace-from-marks.ts';

/** Steps that a state may take beyond those it took in the run, as a factor, before it is given up. */
const PATIENCE_FACTOR = 8;

/**
 * Lets the machine run through an atomic state as it would with other operands: they are put on the tapes as these are when the state
 * begins. Returns what is said of the state then, or undefined where the operands do not fit into their cells, or the state does not end.
 */
export function rerun(
  solution: Solution,
  form: TextSettings,
  state: AtomicState,
  operands: readonly { readonly operand: Operand; readonly value: string }[],
): Line | undefined {
  const cells = cellsToWrite(state, operands);
  if (!cells) return undefined;
  const interpreter = interpreterAt(solution, state.firstStep, cells);
  if (!interpreter) return undefined;
  const { machine } = solution.run.engine;
  const events = new EventLog();
  let hasBegun = false;
  // The step at which a state begins may end the one before it: that is no part of this run.
  interpreter.run(PATIENCE_FACTOR * (state.endStep - state.firstStep) + 64, {
    append: (words) => {
      const { role, kind } = machine.marks[markOf(words[0]!)]!;
      hasBegun ||= role === 'begin' && kind === state.kind;
      if (hasBegun) events.append(words);
    },
  });
  const trace = new TraceFromMarks(machine, events, interpreter.steps);
  if (trace.outerLength === 0 || trace.kindOf(0).name !== state.kind.name) return undefined;
  return new ChainOfThought({ ...solution, trace }, form).lines(0)[0];
}

/** Symbols by tape and cell. */
type Cells = ReadonlyMap<number, ReadonlyMap<number, string>>;

function cellsToWrite(
  { firstStep }: AtomicState,
  operands: readonly { readonly operand: Operand; readonly value: string }[],
): Cells | undefined {
  const tapes = new Map<number, Map<number, string>>();
  for (const { operand, value } of operands) {
    const symbols = value === NONE ? operand.cells.map(() => '') : [...value];
    // An operand that is made within the state cannot be put there before it.
    if (symbols.length !== operand.cells.length || operand.cells.some(({ lastWriter }) => lastWriter >= firstStep))
      return undefined;
    const written = tapes.get(operand.tape) ?? new Map<number, string>();
    tapes.set(operand.tape, written);
    for (const [number, { cell }] of operand.cells.entries()) {
      const known = written.get(cell);
      if (known !== undefined && known !== symbols[number]) return undefined;
      written.set(cell, symbols[number]!);
    }
  }
  return tapes;
}

/** An engine in the configuration after a step of the run, with other symbols in some cells; undefined where a tape has no such symbol. */
function interpreterAt({ run }: Solution, step: number, cells: Cells): Interpreter | undefined {
  const engine = run.seek(step);
  const { machine } = engine;
  const tapes: TapeMemory[] = [];
  for (const [tape, { symbols }] of machine.tapes.entries()) {
    const { first, last } = engine.extent(tape);
    const contents = Array.from({ length: last - first + 1 }, (_, offset) => engine.symbol(tape, first + offset));
    for (const [cell, symbol] of cells.get(tape) ?? []) {
      const number = symbol === '' ? 0 : symbols.indexOf(symbol);
      if (number < 0 || cell < first || cell > last) return undefined;
      contents[cell - first] = number;
    }
    const memory = new TapeMemory();
    memory.load(contents);
    // What was loaded begins at the cell where the head starts, so the head goes as far from there as it is from the first cell.
    memory.head = memory.zero + engine.head(tape) - first;
    memory.grow(memory.head);
    tapes.push(memory);
  }
  const interpreter = new Interpreter(machine, {});
  interpreter.restore({ steps: 0, state: engine.state, stuck: false, tapes, bytes: () => 0 });
  return interpreter;
}
