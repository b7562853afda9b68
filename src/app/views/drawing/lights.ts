import type { DrawnPart } from '../../../runs/drawing/drawing-model.ts';
import type { PointedValue } from '../../../workers/views/pointed-value.ts';
import type { AtomicStateView, OperandView } from '../../../workers/views/views.ts';

/** Why a part of the picture is lit. */
export type Light = 'fetched' | 'result' | undefined;

/** Whether a part shows the cells of an operand, or the value that it is or was copied from. */
export function shows(part: DrawnPart, operand: OperandView): boolean {
  if (operand.tape === part.tape && operand.cells.some(({ cell }) => cell >= part.from && cell < part.to)) return true;
  const steps =
    operand.role === 'result'
      ? operand.cells.map(({ step }) => step)
      : operand.sources.flatMap((source) => (source.kind === 'state' ? source.steps : []));
  return part.origins.some((origin) => origin >= 0 && steps.includes(origin));
}

/** What the current atomic state has done with a part up to this step. */
export function lightOf(part: DrawnPart, state: AtomicStateView | undefined, step: number): Light {
  const done = (operand: OperandView) => operand.cells.some((cell) => cell.step < step) && shows(part, operand);
  if (state?.results.some(done)) return 'result';
  return state?.fetched.some(done) ? 'fetched' : undefined;
}

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
