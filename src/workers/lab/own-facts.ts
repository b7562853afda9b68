import { reasonOf } from '../../base/problems.ts';
import { ownMachineOf } from '../../lab/own/own-machine.ts';
import type { LabMachine } from '../../lab/machines/lab-machine.ts';

/** What a page shows of a machine of a person's own. */
export type OwnFacts = Pick<LabMachine, 'title' | 'lengthMeaning' | 'inputs'>;

/** What is known of a machine file: its machine, or a sentence that says why no model can be trained on it. */
export type OwnReading =
  { readonly ok: true; readonly facts: OwnFacts } | { readonly ok: false; readonly reason: string };

/** Reads a machine file. */
export function ownReading(file: string): OwnReading {
  try {
    const { title, lengthMeaning, inputs } = ownMachineOf(file);
    return { ok: true, facts: { title, lengthMeaning, inputs } };
  } catch (problem) {
    return { ok: false, reason: reasonOf(problem) };
  }
}
