import type { Trace } from '../../trace/trace.ts';

/** A cell of a tape at the step that wrote it. */
export interface WrittenCell {
  readonly tape: number;
  readonly cell: number;
  readonly step: number;
  readonly symbol: string;
}

/** The cells that these machine steps wrote as results of atomic states, nested ones included. */
export function originCells(trace: Trace, steps: readonly number[]): WrittenCell[] {
  const cells = new Map<string, WrittenCell>();
  for (const step of steps) {
    const state = trace.stateAt(step);
    if (state < 0) continue;
    for (const { tape, cells: written } of trace.state(state).results)
      for (const { cell, step: at, symbol } of written)
        if (at === step) cells.set(`${tape} ${cell} ${step}`, { tape, cell, step, symbol });
  }
  return [...cells.values()];
}
