import { strFromU8, strToU8 } from 'fflate';
import * as v from 'valibot';
import { jsonOrText } from '../../base/json.ts';
import { fieldProblem } from '../../base/problems.ts';
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
/** Bytes of the number in front that says how long the header is. */
const LENGTH_BYTES = 8;
/** Longest header that is read: no model of the lab has one of a tenth of this. */
const LONGEST_HEADER = 1_000_000;

const wholeNumber = v.pipe(v.number(), v.integer(), v.minValue(0));
const headerSchema = v.objectWithRest(
  { __metadata__: v.optional(v.record(v.string(), v.string()), {}) },
  v.object({
    dtype: v.picklist(['F32', 'F16']),
    shape: v.array(wholeNumber),
    data_offsets: v.tuple([wholeNumber, wholeNumber]),
  }),
);

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
  const length = bytes.length < LENGTH_BYTES ? -1 : Number(view.getBigUint64(0, true));
  const start = LENGTH_BYTES + length;
  if (length < 0 || length > LONGEST_HEADER || start > bytes.length)
    throw new Error(fieldProblem('header', `${bytes.length} bytes`, 'a file of tensors (safetensors)').message);
  const json = jsonOrText(strFromU8(bytes.subarray(LENGTH_BYTES, start)));
  const parsed = v.safeParse(headerSchema, json);
  if (!parsed.success)
    throw new Error(fieldProblem('header', json, 'tensors of F32 or F16 with shape and data_offsets').message);
  const { __metadata__: metadata, ...entries } = parsed.output;
  const tensors = new Map(
    Object.entries(entries).map(
      ([
        name,
        {
          dtype,
          shape,
          data_offsets: [from, to],
        },
      ]) => {
        const count = shape.reduce((product, each) => product * each, 1);
        if (to - from !== count * BYTES[dtype] || start + to > bytes.length)
          throw new Error(fieldProblem(`data_offsets of ${name}`, [from, to], 'a place for its values').message);
        const values = Float32Array.from({ length: count }, (_, index) =>
          dtype === 'F32'
            ? view.getFloat32(start + from + 4 * index, true)
            : fromFloat16(view.getUint16(start + from + 2 * index, true)),
        );
        return [name, { shape, values }] as const;
      },
    ),
  );
  return { tensors, metadata };
}
