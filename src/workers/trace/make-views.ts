import type { Segment } from '../../cot/segment.ts';
import type { Machine } from '../../machine/table/machine.ts';
import type { Rule } from '../../machine/table/rules.ts';
import type { Solution } from '../../runs/solution.ts';
import type { Operand } from '../../trace/atomic-state.ts';
import type { CellMark, MachineView, OperandView, SegmentView, SourceView } from '../views/views.ts';

/** A rule with its symbols written out. */
export function ruleView(machine: Machine, rule: Rule): MachineView['rules'][number] {
  const transition = machine.transitions[rule.transition]!;
  const write: (string | null)[] = machine.tapes.map(() => null);
  const move: ('L' | 'R' | 'S')[] = machine.tapes.map(() => 'S');
  for (const action of transition.actions) {
    if (action.write >= 0) write[action.tape] = machine.tapes[action.tape]!.symbols[action.write]!;
    if (action.move !== 0) move[action.tape] = action.move < 0 ? 'L' : 'R';
  }
  const read = rule.read.map((group, tape) => group && group.map((symbol) => machine.tapes[tape]!.symbols[symbol]!));
  return { state: rule.state, read, write, move, next: transition.next };
}

/** The cells that the atomic state of the step just made has fetched and produced so far. */
export function operandMarks({ trace }: Solution, step: number): CellMark[] {
  const position = trace.outerPositionAt(Math.max(0, step - 1));
  if (position < 0) return [];
  const state = trace.state(trace.outerIndex(position));
  if (step - 1 >= state.endStep) return [];
  const marks = (operands: readonly Operand[], why: CellMark['why']) =>
    operands.flatMap(({ tape, cells }) =>
      cells.flatMap((cell) => (cell.step < step ? [{ tape, cell: cell.cell, why }] : [])),
    );
  return [...marks(state.fetched, 'fetched'), ...marks(state.results, 'result')];
}

/** The atomic state at depth 0 of a step, by name and position; null between atomic states. */
export function stateAt({ trace }: Solution, step: number): { name: string; position: number } | null {
  const innermost = trace.stateAt(step);
  if (innermost < 0) return null;
  const position = trace.outerPositionOf(innermost);
  return { name: trace.kindOf(trace.outerIndex(position)).name, position };
}

/** An operand with its sources. */
export function operandView(solution: Solution, operand: Operand): OperandView {
  const { name, role, value, tape, cells } = operand;
  return {
    name,
    role,
    value,
    tape,
    cells: cells.map(({ cell, step, lastWriter, origin }) =>
      role === 'fetch' && lastWriter > origin ? { cell, step, isCopy: true } : { cell, step },
    ),
    sources: role === 'fetch' ? sourceViews(solution, operand) : [],
  };
}

/** The sources folded to atomic states at depth 0. */
function sourceViews({ trace }: Solution, operand: Operand): SourceView[] {
  const views = new Map<string, SourceView>();
  for (const source of trace.sourcesOf(operand)) {
    if (source.kind !== 'state') views.set(source.kind, source);
    else {
      const position = trace.outerPositionOf(source.state);
      const { name } = trace.kindOf(trace.outerIndex(position));
      const origins = operand.cells
        .map(({ origin }) => origin)
        .filter((origin) => origin >= 0 && trace.outerPositionAt(origin) === position);
      views.set(`state ${position}`, { kind: 'state', position, name, steps: [...new Set(origins)] });
    }
  }
  return [...views.values()];
}

/** A stretch of the text. */
export function segmentView(solution: Solution, { text, role, operand }: Segment): SegmentView {
  return operand ? { text, role, operand: operandView(solution, operand) } : { text, role };
}
