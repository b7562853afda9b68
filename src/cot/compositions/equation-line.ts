import { BLANK } from '../../machine/language/symbols.ts';
import type { Operand, OperandCell } from '../../trace/atomic-state.ts';
import type { ComposedRun, Composition } from '../composition.ts';
import { outputCells } from '../output-cells.ts';
import type { Role, Segment } from '../segment.ts';

/** A digit or the point of a number as a format prints it: the text begins with it. */
export interface PrintedDigit {
  /** Its place in the number, from 0 on the left. */
  readonly index: number;
  readonly text: string;
}

/** Writes a number in a format of the literature, digit by digit in the order of the text. */
export type NumberFormat = (number: string) => readonly PrintedDigit[];

/**
 * The task's equation on one line, with every number written as a format of the literature writes it; no atomic state is shown.
 * The operands are what the machine fetched from its input, the result is the content of its output tape.
 */
export function equationLine(run: ComposedRun, write: NumberFormat): Composition {
  return { shownStates: () => 0, segments: () => [], lines: () => [], lastLine: () => equation(run, write) };
}

/** A number with the cells that hold it. */
type WrittenNumber = Pick<Operand, 'name' | 'tape' | 'cells' | 'value'>;

function equation(run: ComposedRun, write: NumberFormat): Segment[] {
  const { sign } = run.subject.equation!;
  const operands = operandsOf(run);
  // A run that was stopped before it had its operands or its answer has no equation.
  if (!operands || run.answer === undefined) return [];
  const left = operands.flatMap((operand, index): Segment[] => [
    ...(index > 0 ? [{ text: sign, role: 'plain' as const }] : []),
    segmentOf('fetch', operand, write),
  ]);
  const sum = { ...outputCells(run), name: run.subject.outputTape, value: run.answer };
  return [...left, { text: '=', role: 'plain' }, segmentOf('solve', sum, write), { text: '\n', role: 'plain' }];
}

function segmentOf(role: Role, number: WrittenNumber, write: NumberFormat): Segment {
  const printed = write(number.value);
  const cells = number.cells.filter(({ symbol }) => symbol !== BLANK);
  let at = 0;
  const places: { at: number; cell: OperandCell }[] = [];
  for (const { index, text } of printed) {
    places.push({ at, cell: cells[index]! });
    at += text.length;
  }
  const text = printed.map((each) => each.text).join('');
  return { text, role, rewritten: { name: number.name, tape: number.tape, cells: places } };
}

function operandsOf({ subject, trace }: ComposedRun): Operand[] | undefined {
  const { state: kind, operands } = subject.equation!;
  for (let position = 0; position < trace.outerLength; position++) {
    const { kind: own, fetched } = trace.state(trace.outerIndex(position));
    if (own.name === kind) return operands.map((name) => fetched.find((operand) => operand.name === name)!);
  }
  return undefined;
}
