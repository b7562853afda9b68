import type { Engine } from '../../machine/engines/engine.ts';
import { tapeNumber } from '../../machine/table/machine.ts';
import type { AtomicState, Operand, OperandCell } from '../../trace/atomic-state.ts';
import type { ComposedRun, Composition } from '../composition.ts';
import { segmentsOf, type Segment } from '../segment.ts';
import { StateLines } from './state-lines.ts';

/**
 * A Turing program in the style of Hou et al. (arXiv 2407.03310): after every atomic state the tapes that the task declares as
 * its memory are copied with their contents at that moment. Cells written since the copy before are results; the others are fetched.
 */
export function memoryTapes(run: ComposedRun): Composition {
  const { subject, trace } = run;
  const lines = new StateLines(run, { wording: 'tail', pieces: ['state'], unfolded: false });
  const tapes = subject.memory.map((name) => ({ name, number: tapeNumber(trace.machine, name) }));
  /** The state at a position, and a line for each tape with its contents at the end of that state. */
  const shown = (position: number) => {
    const state = trace.state(trace.outerIndex(position));
    const since = position > 0 ? trace.state(trace.outerIndex(position - 1)).endStep : 0;
    const engine = run.run.seek(state.endStep);
    return { state, copies: tapes.flatMap(({ name, number }) => tapeCopy(engine, name, number, state, since)) };
  };
  return {
    shownStates: () => trace.outerLength,
    lines: (position) => {
      const { state, copies } = shown(position);
      const { pieces, inner } = lines.line(state);
      // Nothing is fetched before it is needed: the tapes are all that follows from the state.
      return [{ state, pieces: { ...pieces, solve: copies.map(({ operand, text }) => operand ?? text) }, inner }];
    },
    segments: (position) => {
      const { state, copies } = shown(position);
      return [...lines.of(state), ...copies];
    },
  };
}

/** A line with the name of a tape and what it holds from its first to its last symbol. */
function tapeCopy(engine: Engine, name: string, tape: number, state: AtomicState, since: number): Segment[] {
  const segments: Segment[] = [{ text: `${name}:`, role: 'plain' }];
  const stretches = stretchesOf(engine, name, tape, state.endStep, since);
  stretches.forEach((operand, index) => {
    const gap = index > 0 ? operand.cells[0]!.cell - stretches[index - 1]!.cells.at(-1)!.cell - 1 : 1;
    // Empty cells between symbols are printed as spaces, as the first one after the name is.
    if (gap > 0) segments.push({ text: ' '.repeat(gap), role: 'plain' });
    segments.push(...segmentsOf(operand.role === 'fetch' ? 'fetch' : 'solve', [operand], state.index));
  });
  return [...segments, { text: '\n', role: 'plain' }];
}

/** The contents of a tape, cut at blanks and between cells written since step `since` and others. */
function stretchesOf(engine: Engine, name: string, tape: number, step: number, since: number): Operand[] {
  const { symbols } = engine.machine.tapes[tape]!;
  const { first, last } = engine.extent(tape);
  const stretches: { role: Operand['role']; cells: OperandCell[] }[] = [];
  let open: (typeof stretches)[number] | undefined;
  for (let cell = first; cell <= last; cell++) {
    const symbol = engine.symbol(tape, cell);
    if (symbol === 0) {
      open = undefined;
      continue;
    }
    const lastWriter = engine.lastWriter(tape, cell);
    const role = lastWriter >= since ? 'result' : 'fetch';
    if (open?.role !== role) {
      open = { role, cells: [] };
      stretches.push(open);
    }
    const when = role === 'result' ? lastWriter : step;
    open.cells.push({ cell, step: when, symbol: symbols[symbol]!, lastWriter, origin: engine.origin(tape, cell) });
  }
  return stretches.map(({ role, cells }) => {
    const value = cells.map(({ symbol }) => symbol).join('');
    return { name, role, sort: 'field', value, tape, cells };
  });
}
