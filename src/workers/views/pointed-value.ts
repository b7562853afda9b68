import type { OperandView } from './views.ts';

/** A value that is pointed at: the operand, and the position of the atomic state at depth 0 that it belongs to, or is nested in. */
export interface PointedValue {
  readonly position: number;
  readonly operand: OperandView;
}

/** Whether two operands are the same reading or the same result: the same cells of one tape at the same steps. */
function sameOperand(one: OperandView, other: OperandView): boolean {
  return (
    one === other ||
    (one.role === other.role &&
      one.tape === other.tape &&
      one.cells.length === other.cells.length &&
      one.cells.every(
        ({ cell, step }, index) => cell === other.cells[index]!.cell && step === other.cells[index]!.step,
      ))
  );
}

/** Whether this operand of the state at this position is the one pointed at. */
export function isPointed(pointed: PointedValue | undefined, position: number, operand: OperandView): boolean {
  return pointed?.position === position && sameOperand(pointed.operand, operand);
}
