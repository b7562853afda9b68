import type { Machine } from '../../table/machine.ts';
import { I32, joined, name, unsigned, vector } from './bytes.ts';
import { machineFunctions, type Build } from './code.ts';
import type { ControlFlow } from './control-flow.ts';

/** Runs from a state and the stamp `start` to the stamp `end`; returns the state, or `NO_RULE` minus the state without a rule. */
export type MachineFunction = (state: number, start: number, end: number) => number;

/** The functions of a module. */
export interface MachineFunctions {
  /** Stops exactly at `end`. */
  readonly walk: MachineFunction;
  /** Stops at `end` or up to `ControlFlow.longestWay` steps later: it checks only on back edges. */
  readonly sprint: MachineFunction;
}

/** WebAssembly's magic number and version. */
const HEADER = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];

/** The bytes of the module that runs a machine. */
export function machineModule(machine: Machine, flow: ControlFlow, build: Build): Uint8Array<ArrayBuffer> {
  const { walk, sprint } = machineFunctions(machine, flow, build);
  const functions = [walk, sprint];
  const type = [0x60, ...vector([[I32], [I32], [I32]]), ...vector([[I32]])];
  const head = [
    ...HEADER,
    ...section(1, vector([type])),
    ...section(2, vector([[...name('tapes'), ...name('memory'), 0x02, 0x00, 0x01]])),
    ...section(3, vector([[0], [0]])),
    ...section(
      7,
      vector([
        [...name('walk'), 0x00, 0],
        [...name('sprint'), 0x00, 1],
      ]),
    ),
  ];
  const count = unsigned(functions.length);
  const code = functions.reduce((size, { length }) => size + length, count.length);
  return joined([head, [10, ...unsigned(code), ...count], ...functions]);
}

function section(number: number, content: readonly number[]): number[] {
  return [number, ...unsigned(content.length), ...content];
}
