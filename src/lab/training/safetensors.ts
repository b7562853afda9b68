import { strFromU8, strToU8 } from 'fflate';
import { fieldProblem } from '../../base/problems.ts';
import { LENGTH_BYTES, safetensorsHeader, safetensorsHeaderLength } from '../../base/safetensors-header.ts';
import { fromFloat16, toFloat16 } from './float16.ts';

/** How the numbers of a tensor are stored. */
export type NumberFormat = 'F32' | 'F16';

/** A tensor with its values, row after row. */
export interface NamedTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: ArrayLike<number>;
}

/** What a file of tensors holds. */
export interface TensorFile {
  readonly tensors: ReadonlyMap<string, { readonly shape: readonly number[]; readonly values: Float32Array }>;
  readonly metadata: Readonly<Record<string, string>>;
}

const BYTES = { F32: 4, F16: 2 } as const;
/** A file in the format of safetensors: the length of a JSON header, the header, the values of all tensors, little-endian. */
export function writeSafetensors(
  tensors: readonly NamedTensor[],
  metadata: Readonly<Record<string, string>>,
  format: NumberFormat,
): Uint8Array<ArrayBuffer> {
  const width = BYTES[format];
  let offset = 0;
  const entries = tensors.map(({ name, shape, values }) => {
    const from = offset;
    offset += values.length * width;
    return [name, { dtype: format, shape, data_offsets: [from, offset] }] as const;
  });
  const text = JSON.stringify({ __metadata__: metadata, ...Object.fromEntries(entries) });
  // Spaces behind the header bring the values to a multiple of 8 bytes.
  const header = strToU8(text.padEnd((text.length + 7) & ~7));
  const bytes = new Uint8Array(LENGTH_BYTES + header.length + offset);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(header.length), true);
  bytes.set(header, LENGTH_BYTES);
  let at = LENGTH_BYTES + header.length;
  for (const { values } of tensors)
    for (let index = 0; index < values.length; index++, at += width)
      if (format === 'F32') view.setFloat32(at, values[index]!, true);
      else view.setUint16(at, toFloat16(values[index]!), true);
  return bytes;
}

/** Reads such a file. Throws an error whose message says what is wrong with it. */
export function readSafetensors(bytes: Uint8Array): TensorFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = LENGTH_BYTES + safetensorsHeaderLength(bytes.subarray(0, LENGTH_BYTES), bytes.length);
  const { metadata, entries } = safetensorsHeader(strFromU8(bytes.subarray(LENGTH_BYTES, start)), bytes.length - start);
  const tensors = entries.map(({ name, dtype, shape, from, to }) => {
    if (dtype !== 'F32' && dtype !== 'F16')
      throw new Error(fieldProblem(`dtype of ${name}`, dtype, 'F32 or F16').message);
    const values = Float32Array.from({ length: (to - from) / BYTES[dtype] }, (_, index) =>
      dtype === 'F32'
        ? view.getFloat32(start + from + 4 * index, true)
        : fromFloat16(view.getUint16(start + from + 2 * index, true)),
    );
    return [name, { shape, values }] as const;
  });
  return { tensors: new Map(tensors), metadata };
}
