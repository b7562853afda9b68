import * as v from 'valibot';
import { fieldProblem } from './problems.ts';

/** Bytes of the number in front of a file of safetensors that says how long its header is. */
export const LENGTH_BYTES = 8;

/** Longest header in bytes that the format allows. */
const LONGEST_HEADER = 100_000_000;

/** How numbers are stored, with the bytes that each takes. */
export const SAFETENSORS_WIDTHS = {
  F16: 2,
  BF16: 2,
  F32: 4,
  F64: 8,
  U8: 1,
  BOOL: 1,
  I8: 1,
  I32: 4,
  U32: 4,
  I64: 8,
} as const;

export type SafetensorsType = keyof typeof SAFETENSORS_WIDTHS;

/** Where a tensor is in the file. */
export interface SafetensorsEntry {
  readonly name: string;
  readonly dtype: SafetensorsType;
  readonly shape: readonly number[];
  /** Bytes [from, to) behind the header. */
  readonly from: number;
  readonly to: number;
}

/** What the header of a file says. */
export interface SafetensorsHeader {
  readonly metadata: Readonly<Record<string, string>>;
  /** In the order of their bytes. */
  readonly entries: readonly SafetensorsEntry[];
}

const wholeNumber = v.pipe(v.number(), v.integer(), v.minValue(0));
const schema = v.objectWithRest(
  { __metadata__: v.optional(v.record(v.string(), v.string()), {}) },
  v.object({ dtype: v.string(), shape: v.array(wholeNumber), data_offsets: v.tuple([wholeNumber, wholeNumber]) }),
);

/** The length of the header in bytes, from the first bytes of a file of `size` bytes. Throws a sentence where that cannot be. */
export function safetensorsHeaderLength(start: Uint8Array, size: number): number {
  const view = new DataView(start.buffer, start.byteOffset, start.byteLength);
  const length = start.length < LENGTH_BYTES ? -1 : Number(view.getBigUint64(0, true));
  if (length < 0 || length > LONGEST_HEADER || LENGTH_BYTES + length > size)
    throw new Error(
      fieldProblem('header', `${size} bytes`, 'a file of tensors (safetensors) with its header and all of its bytes')
        .message,
    );
  return length;
}

/**
 * Reads a header. Throws a sentence where it is none, and where a tensor is not inside the `size` bytes behind it, not as long as its shape
 * says, or overlaps another.
 */
export function safetensorsHeader(text: string, size: number): SafetensorsHeader {
  let json: unknown = text;
  try {
    json = JSON.parse(text);
  } catch {
    // Said below.
  }
  const parsed = v.safeParse(schema, json);
  if (!parsed.success)
    throw new Error(fieldProblem('header', json, 'tensors by name with dtype, shape and data_offsets').message);
  const { __metadata__: metadata, ...named } = parsed.output;
  const entries = Object.entries(named)
    .map(
      ([
        name,
        {
          dtype,
          shape,
          data_offsets: [from, to],
        },
      ]) => entryOf({ name, dtype, shape, from, to }, size),
    )
    .toSorted((one, other) => one.from - other.from);
  entries.forEach(({ name, from, to }, index) => {
    if (index > 0 && from < entries[index - 1]!.to)
      throw new Error(fieldProblem(`data_offsets of ${name}`, [from, to], 'bytes of no other tensor').message);
  });
  return { metadata, entries };
}

function entryOf(
  { name, dtype, shape, from, to }: Omit<SafetensorsEntry, 'dtype'> & { readonly dtype: string },
  size: number,
): SafetensorsEntry {
  if (!isType(dtype))
    throw new Error(
      fieldProblem(`dtype of ${name}`, dtype, `one of ${Object.keys(SAFETENSORS_WIDTHS).join(', ')}`).message,
    );
  const bytes = shape.reduce((product, each) => product * each, SAFETENSORS_WIDTHS[dtype]);
  if (to - from !== bytes || to > size)
    throw new Error(
      fieldProblem(
        `data_offsets of ${name}`,
        [from, to],
        `${bytes} bytes for the shape [${shape.join(', ')}] of ${dtype}, within ${size}`,
      ).message,
    );
  return { name, dtype, shape, from, to };
}

const isType = (dtype: string): dtype is SafetensorsType => Object.hasOwn(SAFETENSORS_WIDTHS, dtype);
