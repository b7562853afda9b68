import type { CellMark, CellWindow, OperandView, TapeView } from '../../../workers/views/views.ts';

/** How many cells are kept in view on either side of a head; tapes are two-way infinite, so the first view shows some before cell 0. */
const MARGIN = 2;

/** Windows begin and end on multiples of this, so that a head that walks along seldom asks for another one. */
const BLOCK = 64;

/** The first cell in view before anything has moved. */
export const FIRST_VIEW = -MARGIN;

/** The first cell in view, moved from `from` by the fewest cells that leave `cell` inside the margin of a view of `count` cells. */
export function follow(from: number, cell: number, count: number, margin: number = MARGIN): number {
  const inside = Math.max(0, Math.min(margin, Math.floor((count - 1) / 2)));
  if (cell < from + inside) return cell - inside;
  if (cell > from + count - 1 - inside) return cell - count + 1 + inside;
  return from;
}

/**
 * The first cell in view after a step: the same as before while the head is inside the margin; else so far on that a quarter of the
 * view lies ahead of it, and the view need not move for the next steps. `first` is the first cell of the tape that was ever used.
 */
export function followHead(from: number, head: number, count: number, first: number): number {
  const nearest = follow(from, head, count);
  const ahead = Math.floor(count / 4);
  if (nearest > from) return Math.max(nearest, head - count + 1 + ahead);
  // Left of the first cell there is nothing to be seen.
  if (nearest < from) return Math.min(nearest, Math.max(head - ahead, first - MARGIN));
  return from;
}

/** The cells to ask for when `count` cells are in view from `from` on: those and enough around them for the next steps. */
export function windowAround(from: number, count: number): CellWindow {
  const spare = BLOCK / 2;
  return {
    from: Math.floor((from - spare) / BLOCK) * BLOCK,
    to: Math.ceil((from + count + spare) / BLOCK) * BLOCK,
  };
}

/** The symbol in a cell, an empty string for a blank; undefined where the configuration does not tell. */
export function symbolAt(tape: TapeView, cell: number): string | undefined {
  if (cell < tape.first || cell > tape.last) return '';
  return tape.symbols[cell - tape.from];
}

/** Whether a tape has never left the blank: nothing in sight on it and its head has not moved. */
export function isUnused(tape: TapeView): boolean {
  return tape.first === tape.last && symbolAt(tape, tape.first) === '';
}

/** Why cells are marked, cell by cell, each reason once; of the marks of one tape. */
export function whysByCell(marks: readonly CellMark[]): Map<number, readonly CellMark['why'][]> {
  const cells = new Map<number, CellMark['why'][]>();
  for (const mark of marks) {
    const whys = cells.get(mark.cell);
    if (!whys) cells.set(mark.cell, [mark.why]);
    else if (!whys.includes(mark.why)) whys.push(mark.why);
  }
  return cells;
}

/** A number over several cells, named over the tape. */
export interface Bracket {
  readonly from: number;
  /** The last cell plus one. */
  readonly to: number;
  readonly role: OperandView['role'];
  /** What is printed over it, or undefined where there is no room. */
  readonly label: string | undefined;
}

interface BracketRoom {
  readonly tape: number;
  readonly step: number;
  readonly head: number;
  /** The last cell in view plus one. */
  readonly end: number;
  /** How many letters go over one cell. */
  readonly lettersPerCell: number;
}

/** The brackets over one tape: the operands of the current atomic state that have been read or written by `step` and span several cells. */
export function brackets(operands: readonly OperandView[], room: BracketRoom): Bracket[] {
  const spans = new Map<number, { from: number; to: number; operand: OperandView }>();
  for (const operand of operands) {
    if (operand.tape !== room.tape || operand.cells.length < 2) continue;
    if (operand.cells.some(({ step }) => step >= room.step)) continue;
    const cells = operand.cells.map(({ cell }) => cell);
    const from = Math.min(...cells);
    // A later operand over the same cells takes the place of the earlier one.
    spans.set(from, { from, to: Math.max(...cells) + 1, operand });
  }
  const sorted = [...spans.values()].toSorted((one, other) => one.from - other.from);
  return sorted.map(({ from, to, operand }, index) => {
    const next = Math.min(sorted[index + 1]?.from ?? room.end, room.end);
    // The marker of the head is in the same line.
    const end = room.head >= from ? Math.min(next, room.head) : next;
    const letters = Math.floor((end - from) * room.lettersPerCell);
    return { from, to, role: operand.role, label: operand.name.length <= letters ? operand.name : undefined };
  });
}
