import type { DrawnPart } from '../../../runs/drawing/drawing-model.ts';
import type { PointedValue } from '../../../workers/views/pointed-value.ts';
import type { AtomicStateView, OperandView } from '../../../workers/views/views.ts';

/** Why a part of the picture is lit. */
export type Light = 'fetched' | 'result' | undefined;

/** An operand, prepared for being looked for in many parts of a picture. */
export class SoughtOperand {
  readonly operand: OperandView;
  private readonly cells: ReadonlySet<number>;
  /** The steps that the value comes from. */
  private readonly steps: ReadonlySet<number>;
  private readonly isCopied: boolean;

  constructor(operand: OperandView) {
    const { role, cells, sources } = operand;
    this.operand = operand;
    this.cells = new Set(cells.map(({ cell }) => cell));
    this.steps = new Set(
      role === 'result'
        ? cells.map(({ step }) => step)
        : sources.flatMap((source) => (source.kind === 'state' ? source.steps : [])),
    );
    this.isCopied = cells.some(({ isCopy }) => isCopy);
  }

  /** Whether a part shows the cells of the operand, or the value that it is or was copied from. */
  isShownBy(part: DrawnPart): boolean {
    return this.isOn(part) || this.isMadeBy(part);
  }

  /** Whether the operand was fetched from a part: of its own tape, from its cells; others there may hold copies, as of an infinite distance. */
  isFetchedFrom(part: DrawnPart): boolean {
    return part.tape === this.operand.tape ? this.isOn(part) : this.isMadeBy(part);
  }

  private isOn({ tape, from, to }: DrawnPart): boolean {
    if (tape !== this.operand.tape) return false;
    for (let cell = from; cell < to; cell++) if (this.cells.has(cell)) return true;
    return false;
  }

  /** One step may write several values, a sum and its carry: two of them are one value only if one was copied, and they are equal. */
  private isMadeBy({ origins, copies, text }: DrawnPart): boolean {
    const symbols = [...text];
    return origins.some(
      (origin, offset) =>
        origin >= 0 &&
        this.steps.has(origin) &&
        (this.isCopied || copies[offset]!) &&
        // A text with blanks or long symbols does not tell which is where.
        (symbols.length !== origins.length || this.operand.value.includes(symbols[offset]!)),
    );
  }
}

/** What an atomic state has done up to a step. */
export class Lights {
  private readonly fetched: readonly SoughtOperand[];
  private readonly results: readonly SoughtOperand[];

  constructor(state: AtomicStateView | undefined, step: number) {
    const isDone = ({ cells }: OperandView) => cells.some((cell) => cell.step < step);
    const done = (operands: readonly OperandView[] = []) =>
      operands.filter(isDone).map((operand) => new SoughtOperand(operand));
    this.fetched = done(state?.fetched);
    this.results = done(state?.results);
  }

  /** What the state has done with a part. */
  of(part: DrawnPart): Light {
    if (this.results.some((operand) => operand.isShownBy(part))) return 'result';
    return this.fetched.some((operand) => operand.isFetchedFrom(part)) ? 'fetched' : undefined;
  }
}

/**
 * The value to point at for a part: the operand of the current atomic state that it shows, so that the text lights up too; else the
 * part's own cells.
 */
export function valueOf(part: DrawnPart, state: AtomicStateView | undefined): PointedValue {
  const operands = [...(state?.fetched ?? []), ...(state?.results ?? [])];
  const operand = operands.findLast((each) => new SoughtOperand(each).isShownBy(part));
  if (state && operand) return { position: state.position, operand };
  const { name, text: value, tape, from, origins, copies } = part;
  const cells = origins.map((step, offset) => ({
    cell: from + offset,
    step,
    ...(copies[offset] && { isCopy: true as const }),
  }));
  return { position: state?.position ?? -1, operand: { name, role: 'result', value, tape, cells, sources: [] } };
}
