import { strFromU8 } from 'fflate';
import {
  LENGTH_BYTES,
  safetensorsHeader,
  safetensorsHeaderLength,
  type SafetensorsType,
} from '../../base/safetensors-header.ts';
import { partOf, type ByteSource } from './byte-source.ts';
import { storedTensor, type NumberType, type TensorFile } from './tensor.ts';

const TYPES: Readonly<Record<SafetensorsType, NumberType>> = {
  F16: 'f16',
  BF16: 'bf16',
  F32: 'f32',
  F64: 'f64',
  U8: 'u8',
  BOOL: 'u8',
  I8: 'i8',
  I32: 'i32',
  U32: 'u32',
  I64: 'i64',
};

/** Opens a file of safetensors: its header alone is read. Rejected with a sentence where it is broken. */
export async function openSafetensors(source: ByteSource): Promise<TensorFile> {
  const length = safetensorsHeaderLength(await source.slice(0, LENGTH_BYTES), source.size);
  const begin = LENGTH_BYTES + length;
  const text = strFromU8(await source.slice(LENGTH_BYTES, begin));
  const { metadata, entries } = safetensorsHeader(text, source.size - begin);
  const tensors = entries.map(
    ({ name, dtype, shape, from, to }) =>
      [name, storedTensor(partOf(source, name, begin + from, begin + to), TYPES[dtype], shape)] as const,
  );
  return { tensors: new Map(tensors), texts: new Map(), metadata };
}
