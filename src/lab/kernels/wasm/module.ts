import { I32, joined, name, unsigned, vector } from '../../../machine/engines/wasm/bytes.ts';
import { F32 } from './code.ts';

/** A function of a module: its name, its parameters – whole numbers, then floats –, whether it returns a float, and its bytes. */
export interface KernelFunction {
  readonly name: string;
  readonly integers: number;
  readonly floats: number;
  readonly returnsFloat: boolean;
  readonly code: Uint8Array;
}

/** WebAssembly's magic number and version. */
const HEADER = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];

/** The bytes of a module that exports these functions and imports their memory. */
export function kernelModule(functions: readonly KernelFunction[]): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ integers, floats, returnsFloat }) => [
    0x60,
    ...vector([...Array.from({ length: integers }, () => [I32]), ...Array.from({ length: floats }, () => [F32])]),
    ...vector(returnsFloat ? [[F32]] : []),
  ]);
  const exported = functions.map((each, index) => [...name(each.name), 0x00, ...unsigned(index)]);
  const count = unsigned(functions.length);
  const size = functions.reduce((sum, { code }) => sum + code.length, count.length);
  return joined([
    HEADER,
    section(1, vector(types)),
    section(2, vector([[...name('kernels'), ...name('memory'), 0x02, 0x00, 0x01]])),
    section(3, vector(functions.map((_, index) => unsigned(index)))),
    section(7, vector(exported)),
    [10, ...unsigned(size), ...count],
    ...functions.map(({ code }) => code),
  ]);
}

function section(number: number, content: readonly number[]): number[] {
  return [number, ...unsigned(content.length), ...content];
}
