import { boundaryMarks } from '../../marks/boundary-list.ts';
import type { Machine } from '../../table/machine.ts';
import type { Build } from './code.ts';
import { controlFlow, type ControlFlow } from './control-flow.ts';
import { EventBuffer } from './event-buffer.ts';
import { LinearTapes } from './linear-tapes.ts';
import { machineModule, type MachineFunctions } from './module.ts';

/** An engine that uses the shared tapes. */
export interface TapesOwner {
  /** Called before another engine takes the tapes over: copies what it needs of them. */
  park(tapes: LinearTapes): void;
  /** Called before the memory grows: copies what it keeps views of. */
  keepViews(): void;
}

/** The code of a machine for one kind of tapes, and the tapes that all of its engines share. */
export class Compiled {
  readonly tapes: LinearTapes;
  /** The marks that the code has written since the buffer was cleared. */
  readonly events: EventBuffer;
  readonly flow: ControlFlow;
  /** Most marks, and most boundaries among them, on one transition; both at least 1. */
  readonly mostMarks: number;
  readonly mostBoundaries: number;
  /** The engine whose configuration is on the tapes. */
  owner: TapesOwner | undefined;
  /** Steps replayed so far after they had been recorded. */
  replayed = 0;
  private readonly machine: Machine;
  private readonly functions = new Map<Build, MachineFunctions>();

  /** Made by `compiled`. */
  constructor(machine: Machine, tracked: boolean) {
    this.machine = machine;
    this.flow = controlFlow(machine);
    this.mostMarks = machine.transitions.reduce((most, { marks }) => Math.max(most, marks.length), 1);
    this.mostBoundaries = machine.transitions.reduce(
      (most, { marks }) => Math.max(most, marks.filter(({ tape }) => tape < 0).length),
      1,
    );
    this.tapes = new LinearTapes(machine.tapes.length, tracked, () => this.owner?.keepViews());
    this.events = new EventBuffer(this.tapes.memory, boundaryMarks(machine));
  }

  /** Whether this build has been compiled. */
  has(build: Build): boolean {
    return this.functions.has(build);
  }

  /** The functions of a build, compiled on first use. */
  build(build: Build): MachineFunctions {
    let functions = this.functions.get(build);
    if (!functions) {
      const module = new WebAssembly.Module(machineModule(this.machine, this.flow, build));
      const { exports } = new WebAssembly.Instance(module, { tapes: { memory: this.tapes.memory } });
      // Our own module exports just these.
      functions = exports as unknown as MachineFunctions;
      this.functions.set(build, functions);
    }
    return functions;
  }
}

const plain = new WeakMap<Machine, Compiled>();
const tracked = new WeakMap<Machine, Compiled>();

/**
 * The code and tapes of a machine. All engines of a machine share them, one at a time: a page may have only few WebAssembly
 * memories, and allocating one takes longer than a short run.
 */
export function compiled(machine: Machine, tracksWriters: boolean): Compiled {
  const known = tracksWriters ? tracked : plain;
  let code = known.get(machine);
  if (!code) {
    code = new Compiled(machine, tracksWriters);
    known.set(machine, code);
  }
  return code;
}

/** Whether WebAssembly can be compiled here: a page's content security policy may forbid it, and some browsers lack it. */
export const WEBASSEMBLY_IS_ALLOWED = canBeCompiled();

function canBeCompiled(): boolean {
  try {
    void new WebAssembly.Module(Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00));
    return true;
  } catch {
    return false;
  }
}
