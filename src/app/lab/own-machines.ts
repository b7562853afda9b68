import { createStore } from 'zustand/vanilla';
import type { Random } from '../../base/random.ts';
import { reasonOf } from '../../base/problems.ts';
import { drawnSymbols } from '../../lab/machines/draw.ts';
import type { LabInstance, LabMachine } from '../../lab/machines/lab-machine.ts';
import { labMachineById } from '../../lab/machines/registry.ts';
import type { Asked } from '../../workers/connection.ts';
import type { LabService } from '../../workers/lab/lab-service.ts';
import type { OwnReading } from '../../workers/lab/own-facts.ts';

/** What the page needs of a machine: what its instances are made of. */
export type PageMachine = Pick<LabMachine, 'title' | 'lengthMeaning' | 'inputs' | 'draw'>;

/** What is known of machine files, which a worker reads. */
export class OwnMachines {
  /** By the text of the file; what is being read is not there yet. */
  readonly state = createStore<Readonly<Record<string, OwnReading>>>(() => ({}));
  private readonly worker: { readonly service: Pick<Asked<LabService>, 'ownMachine'> };
  private readonly asked = new Set<string>();

  constructor(worker: { readonly service: Pick<Asked<LabService>, 'ownMachine'> }) {
    this.worker = worker;
  }

  /** Has a file read, once. */
  async ask(file: string): Promise<void> {
    if (this.asked.has(file)) return;
    this.asked.add(file);
    const reading = await this.worker.service.ownMachine(file).catch((problem: unknown): OwnReading => {
      // Asked for again, it is read again.
      this.asked.delete(file);
      return { ok: false, reason: reasonOf(problem) };
    });
    this.state.setState({ [file]: reading });
  }
}

/** The machine with an id, or that of a file; undefined while it is not known. */
export function pageMachine(id: string, reading: OwnReading | undefined): PageMachine | undefined {
  const machine = labMachineById(id);
  if (machine || !reading?.ok) return machine;
  const { inputs } = reading.facts;
  const draw = (random: Random, length: number): LabInstance =>
    Object.fromEntries(Object.entries(inputs).map(([name, symbols]) => [name, drawnSymbols(random, symbols, length)]));
  return { ...reading.facts, draw };
}
