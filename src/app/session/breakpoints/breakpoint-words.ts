import { grouped } from '../../../base/grouped.ts';
import type { Breakpoint } from '../../../workers/trace/breakpoint-search.ts';
import type { MachineView } from '../../../workers/views/views.ts';

/** A breakpoint in words, to be read after “breakpoint on”. */
export function breakpointName(breakpoint: Breakpoint): string {
  switch (breakpoint.kind) {
    case 'step':
      return `step ${grouped(breakpoint.step)}`;
    case 'atomic state':
      return `atomic state ${breakpoint.name}`;
    case 'machine state':
      return `machine state ${breakpoint.name}`;
    case 'cell':
      return `writes to cell ${breakpoint.cell} of ${breakpoint.tape}`;
  }
}

/** A breakpoint as an address holds it. */
export function breakpointText(breakpoint: Breakpoint): string {
  switch (breakpoint.kind) {
    case 'step':
      return `step:${breakpoint.step}`;
    case 'atomic state':
      return `atomic:${breakpoint.name}`;
    case 'machine state':
      return `state:${breakpoint.name}`;
    case 'cell':
      return `cell:${breakpoint.cell}:${breakpoint.tape}`;
  }
}

/** Reads what `breakpointText` wrote; undefined where it is nothing of the kind. */
export function parseBreakpoint(text: string): Breakpoint | undefined {
  const [, kind, rest] = /^(step|atomic|state|cell):(.+)$/su.exec(text) ?? [];
  if (rest === undefined) return undefined;
  if (kind === 'atomic') return { kind: 'atomic state', name: rest };
  if (kind === 'state') return { kind: 'machine state', name: rest };
  if (kind === 'step') return /^\d{1,15}$/.test(rest) ? { kind: 'step', step: Number(rest) } : undefined;
  const [, cell, tape] = /^(-?\d{1,9}):(.+)$/su.exec(rest) ?? [];
  return tape === undefined ? undefined : { kind: 'cell', tape, cell: Number(cell) };
}

/** The cells among breakpoints, by the number of their tapes on a machine. */
export function cellsOf(
  breakpoints: readonly Breakpoint[],
  { tapes }: MachineView,
): readonly { readonly tape: number; readonly cell: number }[] {
  return breakpoints.flatMap((breakpoint) => {
    const tape = breakpoint.kind === 'cell' ? tapes.findIndex(({ name }) => name === breakpoint.tape) : -1;
    return breakpoint.kind === 'cell' && tape >= 0 ? [{ tape, cell: breakpoint.cell }] : [];
  });
}
