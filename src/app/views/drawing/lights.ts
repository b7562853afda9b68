import type { DrawnPart } from '../../../runs/drawing/drawing-model.ts';
import type { PointedValue } from '../../../workers/views/pointed-value.ts';
import type { AtomicStateView, OperandView } from '../../../workers/views/views.ts';

/** Why a part of the picture is lit. */
export type Light = 'fetched' | 'result' | undefined;

/** Whether a part shows the cells of an operand, or the value that it is or was copied from. */
export function shows(part: DrawnPart, operand: OperandView): boolean {
  if (operand.tape === part.tape && operand.cells.some(({ cell }) => cell >= part.from && cell < part.to)) return true;
  const steps = stepsOf(operand);
  return part.origins.some((origin) => origin >= 0 && steps.includes(origin));
}

/** The steps that an operand's value comes from. */
const stepsOf = ({ role, cells, sources }: OperandView): readonly number[] =>
  role === 'result'
    ? cells.map(({ step }) => step)
    : sources.flatMap((source) => (source.kind === 'state' ? source.steps : []));

/** What an atomic state has done up to a step, so that it is told quickly of every part of a large picture. */
export class Lights {
  private readonly fetched: readonly DoneOperand[];
  private readonly results: readonly DoneOperand[];

  constructor(state: AtomicStateView | undefined, step: number) {
    this.fetched = doneOperands(state?.fetched ?? [], step);
    this.results = doneOperands(state?.results ?? [], step);
  }

  of(part: DrawnPart): Light {
    if (this.results.some((operand) => isOn(part, operand) || isMadeBy(part, operand))) return 'result';
    // Of the tape that a value was fetched from its own cells are lit: others may hold copies of it, such as the infinite distances.
    const isFetched = (operand: DoneOperand) =>
      operand.tape === part.tape ? isOn(part, operand) : isMadeBy(part, operand);
    return this.fetched.some(isFetched) ? 'fetched' : undefined;
  }
}

/** Where an operand was fetched or written, and the steps that its value comes from. */
interface DoneOperand {
  readonly tape: number;
  readonly cells: ReadonlySet<number>;
  readonly steps: ReadonlySet<number>;
}

function doneOperands(operands: readonly OperandView[], step: number): DoneOperand[] {
  return operands
    .filter(({ cells }) => cells.some((cell) => cell.step < step))
    .map((operand) => ({
      tape: operand.tape,
      cells: new Set(operand.cells.map(({ cell }) => cell)),
      steps: new Set(stepsOf(operand)),
    }));
}

function isOn({ tape, from, to }: DrawnPart, operand: DoneOperand): boolean {
  if (operand.tape !== tape) return false;
  for (let cell = from; cell < to; cell++) if (operand.cells.has(cell)) return true;
  return false;
}

const isMadeBy = ({ origins }: DrawnPart, { steps }: DoneOperand): boolean =>
  origins.some((origin) => origin >= 0 && steps.has(origin));

/**
 * The value to point at for a part: the operand of the current atomic state that it shows, so that the text lights up too; else the
 * part's own cells.
 */
export function valueOf(part: DrawnPart, state: AtomicStateView | undefined): PointedValue {
  const operand = [...(state?.fetched ?? []), ...(state?.results ?? [])].findLast((each) => shows(part, each));
  if (state && operand) return { position: state.position, operand };
  const { name, text: value, tape, from, origins } = part;
  const cells = origins.map((step, offset) => ({ cell: from + offset, step }));
  return { position: state?.position ?? -1, operand: { name, role: 'result', value, tape, cells, sources: [] } };
}
