import type { RecordedRun } from '../../machine/recording/recorded-run.ts';
import { chosen } from '../../trace/trace-from-transitions.ts';

/** A cell of a tape before the first step. */
export interface InputCell {
  readonly tape: number;
  readonly cell: number;
}

/** Follows what was on a tape before the first step back through plain copies, step by step, to the cell that held it. */
export class InputCells {
  private readonly run: RecordedRun;
  private readonly known = new Map<string, InputCell | undefined>();

  constructor(run: RecordedRun) {
    this.run = run;
  }

  /** The cell before the first step whose symbol a cell holds that was last written at `lastWriter`; undefined where it was not copied. */
  of(tape: number, cell: number, lastWriter: number): InputCell | undefined {
    let at: InputCell | undefined = { tape, cell };
    let writer = lastWriter;
    const passed: string[] = [];
    while (at && writer >= 0) {
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
