import { boundaryMarks } from '../boundary-list.ts';
import type { Machine } from '../machine.ts';
import type { Build } from './code.ts';
import { controlFlow, type ControlFlow } from './control-flow.ts';
import { EventBuffer } from './event-buffer.ts';
import { LinearTapes } from './linear-tapes.ts';
import { machineModule, type MachineFunctions } from './module.ts';

/** An engine that is told when another one takes the memory over. */
export interface TapesOwner {
  /** Keeps what it needs of the tapes. */
  park(tapes: LinearTapes): void;
}

/** The code of a machine for one kind of tapes, and the one set of tapes that it runs on. */
export class Compiled {
  readonly tapes: LinearTapes;
  /** What the code has marked on these tapes since it was cleared. */
  readonly events: EventBuffer;
  readonly flow: ControlFlow;
  /** The most marks that one transition carries, at least 1; and the most of them that begin or end an atomic state. */
  readonly mostMarks: number;
  readonly mostBoundaries: number;
  /** What the places of an outline mean. */
  readonly boundaryMarks: readonly number[];
  /** Whose configuration the tapes hold. */
  owner: TapesOwner | undefined;
  /** How many steps have been made again that were recorded before. */
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
    this.boundaryMarks = boundaryMarks(machine);
    this.tapes = new LinearTapes(machine.tapes.length, tracked);
    this.events = new EventBuffer(this.tapes.memory);
  }

  /** Whether a build has been compiled. */
  has(build: Build): boolean {
    return this.functions.has(build);
  }

  /** The functions of a build, compiled when first asked for. */
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
 * The code and tapes of a machine. All engines of a machine share them, one at a time, because memories are dear: a page may
 * have few, and making one takes longer than a short run.
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

let allowed: boolean | undefined;

/** Whether WebAssembly can be compiled here: a page's content security policy may forbid it, and some browsers lack it. */
export function webAssemblyIsAllowed(): boolean {
  if (allowed === undefined) {
    try {
      void new WebAssembly.Module(Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00));
      allowed = true;
    } catch {
      allowed = false;
    }
  }
  return allowed;
}
