import type { RecordedRun } from '../../machine/recording/recorded-run.ts';
import type { OperandCell } from '../../trace/atomic-state.ts';
import { chosen } from '../../trace/trace-from-transitions.ts';

/** A cell of a tape. */
export interface CellPlace {
  readonly tape: number;
  readonly cell: number;
}

/** Follows a value back through plain copies, step by step, to the cell that it was written into first. */
export class CopiedCells {
  private readonly run: RecordedRun;
  private readonly known = new Map<string, CellPlace | undefined>();

  constructor(run: RecordedRun) {
    this.run = run;
  }

  /**
   * The cell that was written at the step `origin` – or held it before the first step, where that is −1 – whose symbol a cell holds that
   * was last written at `lastWriter`; undefined where it was not copied.
   */
  of(
    tape: number,
    cell: number,
    { lastWriter, origin }: Pick<OperandCell, 'lastWriter' | 'origin'>,
  ): CellPlace | undefined {
    let at: CellPlace | undefined = { tape, cell };
    let writer = lastWriter;
    const passed: string[] = [];
    while (at && writer > origin) {
      const key = `${at.tape} ${at.cell} ${writer}`;
      if (this.known.has(key)) {
        at = this.known.get(key);
        break;
      }
      passed.push(key);
      const engine = this.run.seek(writer);
      const transition = engine.machine.transitions[chosen(engine).transition]!;
      const source: number = transition.actions.find((action) => action.tape === at!.tape)?.source ?? -1;
      at = source < 0 ? undefined : { tape: source, cell: engine.head(source) };
      if (at) writer = engine.lastWriter(at.tape, at.cell);
    }
    for (const key of passed) this.known.set(key, at);
    return at;
  }
}
