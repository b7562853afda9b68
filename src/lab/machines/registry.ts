import { addition } from './addition.ts';
import { comparison } from './comparison.ts';
import { copy } from './copy.ts';
import type { LabMachine } from './lab-machine.ts';
import { parity } from './parity.ts';

/** Every machine of the lab. */
export const LAB_MACHINES: readonly LabMachine[] = [parity, addition, comparison, copy];

/** The machine with this id, if there is one. */
export function labMachineById(id: string): LabMachine | undefined {
  return LAB_MACHINES.find((machine) => machine.id === id);
}
