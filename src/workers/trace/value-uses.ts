import { CELL, EVENT_WORDS, markOf, symbolOf, tapeOf } from '../../machine/marks/event-words.ts';
import type { Solution } from '../../runs/solution.ts';
import type { OperandCell, Source } from '../../trace/atomic-state.ts';
import { chosen } from '../../trace/trace-from-transitions.ts';
import type { Slices } from '../slices.ts';
import type { OperandView, ValueUse, ValueUses } from '../views/views.ts';
import { stateAt } from './make-views.ts';

/** Offset of the last writer and of the origin among the words of an event; both are stored plus one. */
const LAST_WRITER = 3;
const ORIGIN = 4;
/** Steps made between two checks of the clock, in a run without marks. */
const STEPS_PER_CLOCK_CHECK = 1024;

/** A cell of a tape, seen when so many steps have been made. */
export interface SeenCell {
  readonly tape: number;
  readonly cell: number;
  readonly step: number;
}

/** What a cell holds, and where that comes from. */
interface Value extends Omit<OperandCell, 'step'> {
  readonly tape: number;
  readonly kind: SourceKind;
  /** What plain copies of the symbol, which know their origin but not the cell there, come from. */
  readonly kindOfCopies: SourceKind;
}

type SourceKind = Source['kind'];

/**
 * The atomic states that fetch the values of these cells at step `from` or later, at most `most` of them, in the order of the run: also
 * those that read a plain copy of a value, in whatever cell. The inverse of `Trace.sourcesOf`. Where an input was copied to does not
 * follow from the run's origins, so of one only the cell itself is watched. All marks of the run are read, in slices: there may be millions.
 */
export async function valueUses(
  solution: Solution,
  cells: readonly SeenCell[],
  from: number,
  most: number,
  slices: Slices,
): Promise<ValueUses> {
  const uses = new Map<number, ValueUse>();
  const steps = solution.run.engine.events
    ? fetchesOf(
        solution,
        cells.map((cell) => valueIn(solution, cell)),
        from,
        slices,
      )
    : readsOf(solution, cells, from, slices);
  for await (const step of steps) {
    const state = stateAt(solution, step);
    if (!state || uses.has(state.position)) continue;
    if (uses.size === most) return { uses: [...uses.values()], isComplete: false };
    uses.set(state.position, { step, ...state });
  }
  return { uses: [...uses.values()], isComplete: true };
}

/** The atomic states that fetch a result, at most `most`; see `valueUses`. */
export async function resultUses(
  solution: Solution,
  { tape, cells }: Pick<OperandView, 'tape' | 'cells'>,
  most: number,
  slices: Slices,
): Promise<ValueUses> {
  const written = cells.map(({ cell, step }) => ({ tape, cell, step: step + 1 }));
  return valueUses(solution, written, Math.min(...cells.map(({ step }) => step)), most, slices);
}

function valueIn(solution: Solution, { tape, cell, step }: SeenCell): Value {
  const engine = solution.run.seek(step);
  const seen = {
    cell,
    symbol: engine.machine.tapes[tape]!.symbols[engine.symbol(tape, cell)]!,
    lastWriter: engine.lastWriter(tape, cell),
    origin: engine.origin(tape, cell),
  };
  return {
    tape,
    ...seen,
    kind: kindOf(solution, tape, { ...seen, step }),
    kindOfCopies: kindOf(solution, tape, { ...seen, step, lastWriter: seen.origin + 1 }),
  };
}

function kindOf({ trace }: Solution, tape: number, cell: OperandCell): SourceKind {
  const [source] = trace.sourcesOf({ name: '', role: 'fetch', sort: 'symbol', value: '', tape, cells: [cell] });
  return source!.kind;
}

/** The steps at which one of the values is fetched. */
async function* fetchesOf(
  solution: Solution,
  values: readonly Value[],
  from: number,
  slices: Slices,
): AsyncGenerator<number> {
  const { machine, events: recorded } = solution.run.engine;
  const events = recorded!;
  const isFetch = machine.marks.map(({ role }) => role === 'fetch');
  const origins = new Set(values.map(({ origin }) => origin));
  for (let index = events.firstFrom(from); index < events.length;) {
    if (slices.isOver) await slices.rest();
    const { words: stretch, start, end } = events.stretch(index, events.length);
    // Whoever is told of a fetch may let the engine run, which overwrites what stands in its memory.
    const words = stretch.slice(start, end);
    for (let at = 0; at < words.length; at += EVENT_WORDS, index++) {
      if (!origins.has(words[at + ORIGIN]! - 1) || !isFetch[markOf(words[at]!)]) continue;
      const tape = tapeOf(words[at]!);
      const fetched = {
        cell: words[at + CELL]!,
        step: words[at + 1]! - 1,
        symbol: machine.tapes[tape]!.symbols[symbolOf(words[at]!)]!,
        lastWriter: words[at + LAST_WRITER]! - 1,
        origin: words[at + ORIGIN]! - 1,
      };
      if (values.some((value) => isUse(solution, value, tape, fetched))) yield fetched.step;
    }
  }
}

/** Whether what is fetched is this value: where it was, or a copy of it. */
function isUse(solution: Solution, value: Value, tape: number, fetched: OperandCell): boolean {
  const { cell, symbol, lastWriter, origin, kind, kindOfCopies } = value;
  if (fetched.origin !== origin || fetched.symbol !== symbol) return false;
  if (fetched.cell === cell && tape === value.tape && fetched.lastWriter === lastWriter) return true;
  // The step that a value comes from may have written other symbols, and the same symbol as a constant.
  if (kind === 'input') return false;
  return (fetched.lastWriter > origin ? kindOfCopies : kindOf(solution, tape, fetched)) === kind;
}

/** The steps of a run without marks that read one of the cells before it is written again; each transition is an atomic state. */
async function* readsOf(
  { run }: Solution,
  cells: readonly SeenCell[],
  from: number,
  slices: Slices,
): AsyncGenerator<number> {
  const held = cells.map(({ tape, cell, step }) => ({ tape, cell, writer: run.seek(step).lastWriter(tape, cell) }));
  for (let begin = from; begin < run.steps; begin += STEPS_PER_CLOCK_CHECK) {
    if (slices.isOver) await slices.rest();
    const engine = run.seek(begin);
    const end = Math.min(run.steps, begin + STEPS_PER_CLOCK_CHECK);
    const reads: number[] = [];
    while (engine.steps < end) {
      const read = held.some(
        ({ tape, cell, writer }) =>
          engine.head(tape) === cell && engine.lastWriter(tape, cell) === writer && chosen(engine).asked.includes(tape),
      );
      if (read) reads.push(engine.steps);
      engine.run(engine.steps + 1);
    }
    yield* reads;
  }
}
