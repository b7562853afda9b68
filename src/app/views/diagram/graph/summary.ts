import { grouped } from '../../../../base/grouped.ts';
import { ACCEPT, REJECT } from '../../../../machine/table/machine.ts';
import { ACCEPT_STATE, REJECT_STATE } from '../../../../machine/table/rules.ts';
import type { MachineView } from '../../../../workers/views/views.ts';
import type { DiagramTree } from './hierarchy.ts';

/** The whole name of a state, halting states included. */
export function stateName(machine: MachineView, state: number): string {
  if (state === ACCEPT) return ACCEPT_STATE;
  if (state === REJECT) return REJECT_STATE;
  return machine.states[state]?.name ?? '';
}

/** A number with its noun. */
export const countOf = (count: number, noun: string): string => `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;

/** What a diagram shows, in words for a screen reader. */
export function machineSummary(machine: MachineView, tree: DiagramTree): string {
  const groups = tree.items.flatMap((item) => (item.kind === 'group' ? [`${item.label} with ${item.size}`] : []));
  const parts = [countOf(machine.states.length, 'state'), countOf(machine.rules.length, 'rule')].join(' and ');
  const grouping = groups.length > 0 ? ` States by group: ${groups.join(', ')}.` : '';
  return `${parts}; the machine starts in ${stateName(machine, 0)}.${grouping}`;
}
