import { fromFloat16 } from '../../lab/training/float16.ts';
import type { ByteSource } from './byte-source.ts';

/** How numbers are stored: kind, bits, and for more than a byte the order of bytes. */
export type NumberType = 'f16' | 'bf16' | 'f32' | 'f64' | 'u8' | 'i8' | 'i32' | 'u32' | 'i64';

/** Bytes a number. */
export const WIDTHS: Readonly<Record<NumberType, number>> = {
  f16: 2,
  bf16: 2,
  f32: 4,
  f64: 8,
  u8: 1,
  i8: 1,
  i32: 4,
  u32: 4,
  i64: 8,
};

/** A tensor in a file, of which parts are read. */
export interface StoredTensor {
  readonly shape: readonly number[];
  readonly type: NumberType;
  /** The numbers [from, to), counted with the last dimension fastest. */
  readonly numbers: (from: number, to: number) => Promise<Float64Array>;
}

/** What a file holds: tensors and lists of texts by name, and words about them. */
export interface TensorFile {
  readonly tensors: ReadonlyMap<string, StoredTensor>;
  readonly texts: ReadonlyMap<string, readonly string[]>;
  readonly metadata: Readonly<Record<string, string>>;
}

/** How many numbers a shape has. */
export const countOf = (shape: readonly number[]): number => shape.reduce((product, each) => product * each, 1);

/** A tensor whose numbers are in a source, row after row. */
export function storedTensor(
  source: ByteSource,
  type: NumberType,
  shape: readonly number[],
  isLittleEndian = true,
): StoredTensor {
  const width = WIDTHS[type];
  return {
    shape,
    type,
    numbers: async (from, to) => decoded(await source.slice(from * width, to * width), type, isLittleEndian),
  };
}

/** Most numbers of a tensor in Fortran's order: it can only be read as a whole. */
const MOST_TRANSPOSED = 64_000_000;

/**
 * A tensor whose first dimension is fastest (`fortran_order`), read with the last one fastest. Throws a sentence when it is too large to be
 * turned round in memory.
 */
export function transposed(stored: StoredTensor): StoredTensor {
  const { shape } = stored;
  const count = countOf(shape);
  if (count > MOST_TRANSPOSED)
    throw new Error(
      `fortran_order: True and ${count} numbers: too many to be turned round; save it with numpy.ascontiguousarray.`,
    );
  let whole: Promise<Float64Array> | undefined;
  const turned = async (): Promise<Float64Array> => {
    const from = await stored.numbers(0, count);
    const to = new Float64Array(count);
    const strides = shape.map((_, dimension) => countOf(shape.slice(0, dimension)));
    const index = shape.map(() => 0);
    let at = 0;
    for (let place = 0; place < count; place++) {
      to[place] = from[at]!;
      for (let dimension = shape.length - 1; dimension >= 0; dimension--) {
        at += strides[dimension]!;
        if (++index[dimension]! < shape[dimension]!) break;
        at -= strides[dimension]! * shape[dimension]!;
        index[dimension] = 0;
      }
    }
    return to;
  };
  return { ...stored, numbers: async (from, to) => (await (whole ??= turned())).subarray(from, to) };
}

function decoded(bytes: Uint8Array, type: NumberType, isLittle: boolean): Float64Array {
  const width = WIDTHS[type];
  const count = Math.floor(bytes.length / width);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const numbers = new Float64Array(count);
  const read = READERS[type];
  for (let index = 0; index < count; index++) numbers[index] = read(view, index * width, isLittle);
  return numbers;
}

const WORD = new DataView(new ArrayBuffer(4));

const READERS: Readonly<Record<NumberType, (view: DataView, at: number, isLittle: boolean) => number>> = {
  f16: (view, at, isLittle) => fromFloat16(view.getUint16(at, isLittle)),
  // The upper half of a 32-bit float.
  bf16: (view, at, isLittle) => {
    WORD.setUint16(0, view.getUint16(at, isLittle));
    return WORD.getFloat32(0);
  },
  f32: (view, at, isLittle) => view.getFloat32(at, isLittle),
  f64: (view, at, isLittle) => view.getFloat64(at, isLittle),
  u8: (view, at) => view.getUint8(at),
  i8: (view, at) => view.getInt8(at),
  i32: (view, at, isLittle) => view.getInt32(at, isLittle),
  u32: (view, at, isLittle) => view.getUint32(at, isLittle),
  i64: (view, at, isLittle) => Number(view.getBigInt64(at, isLittle)),
};
