import { strFromU8 } from 'fflate';
import * as v from 'valibot';
import { fieldProblem } from '../../base/problems.ts';
import { partOf, type ByteSource } from './byte-source.ts';
import { countOf, storedTensor, transposed, WIDTHS, type NumberType, type StoredTensor } from './tensor.ts';

/** What one `.npy` file holds: numbers, or texts. */
export type NpyArray =
  | { readonly kind: 'numbers'; readonly tensor: StoredTensor }
  | { readonly kind: 'texts'; readonly shape: readonly number[]; readonly texts: readonly string[] };

/** Longest header that is read, in bytes: those of numpy have 128. */
const LONGEST_HEADER = 65_536;

const TYPES: Readonly<Record<string, NumberType>> = {
  f2: 'f16',
  f4: 'f32',
  f8: 'f64',
  u1: 'u8',
  b1: 'u8',
  i1: 'i8',
  i4: 'i32',
  u4: 'u32',
  i8: 'i64',
};

/** The line that makes a file of objects one of numbers. */
const CONVERT = 'numpy.save("attention.npy", numpy.asarray(a, dtype="float16"))';

const size = v.pipe(v.number(), v.integer(), v.minValue(0));
const headerSchema = v.strictObject({ descr: v.string(), fortran_order: v.boolean(), shape: v.array(size) });

/** Opens a `.npy` file. Rejected with a sentence where it is none, broken, or holds Python objects. */
export async function openNpy(source: ByteSource): Promise<NpyArray> {
  const { name } = source;
  const start = await source.slice(0, 12);
  const view = new DataView(start.buffer, start.byteOffset, start.byteLength);
  if (start.length < 12 || view.getUint8(0) !== 0x93 || strFromU8(start.subarray(1, 6), true) !== 'NUMPY')
    throw new Error(`${name}: it does not begin as a .npy file does (\\x93NUMPY).`);
  const version = view.getUint8(6);
  if (version < 1 || version > 3)
    throw new Error(fieldProblem(`${name}, version`, version, 'version 1, 2 or 3 of the .npy format').message);
  const begin = version === 1 ? 10 : 12;
  const length = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > LONGEST_HEADER || begin + length > source.size)
    throw new Error(
      `${name}: its header says that it is ${length} bytes long; the file has ${source.size}. It is cut off or broken.`,
    );
  const { descr, fortran_order, shape } = headerOf(name, strFromU8(await source.slice(begin, begin + length)));
  const data = partOf(source, name, begin + length, source.size);
  const match = /^([<>|=]?)(U|[fiub]\d)(\d*)$/.exec(descr);
  if (/O/.test(descr))
    throw new Error(
      `${name}: it holds Python objects (dtype object), which numpy saves as pickle; a pickle can run any code and is not read here. Save numbers: ${CONVERT}`,
    );
  if (match?.[2] === 'U') return textsOf(name, data, shape, Number(match[3]), match[1] !== '>');
  const type = TYPES[match?.[2] ?? ''];
  if (!type)
    throw new Error(
      fieldProblem(`${name}, descr`, descr, '<f2, <f4, <f8, >f4, |u1, <i4, <i8 or <U…, as numpy writes them').message,
    );
  const bytes = countOf(shape) * WIDTHS[type];
  // Sizes whose product is beyond all numbers are not fewer, but are not there, either.
  if (!(data.size >= bytes))
    throw new Error(
      `${name}: shape [${shape.join(', ')}] of ${descr} takes ${bytes} bytes; the file has ${data.size}. It is cut off.`,
    );
  const tensor = storedTensor(data, type, shape, match?.[1] !== '>');
  return { kind: 'numbers', tensor: fortran_order ? transposed(tensor) : tensor };
}

/** Reads the Python dictionary of a header: `{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }`. */
function headerOf(name: string, text: string): v.InferOutput<typeof headerSchema> {
  const json = text
    .trim()
    .replaceAll("'", '"')
    .replaceAll(/\bFalse\b/g, 'false')
    .replaceAll(/\bTrue\b/g, 'true')
    .replaceAll(/(\d)L\b/g, '$1')
    .replaceAll('(', '[')
    .replaceAll(')', ']')
    .replaceAll(/,\s*([\]}])/g, '$1');
  let came: unknown = text.trim();
  try {
    came = JSON.parse(json);
  } catch {
    // Said below.
  }
  const parsed = v.safeParse(headerSchema, came);
  if (parsed.success) return parsed.output;
  throw new Error(
    fieldProblem(`${name}, header`, came, "{'descr': '<f4', 'fortran_order': False, 'shape': (…)} of one plain dtype")
      .message,
  );
}

/** Most characters of a list of texts: tokens of a million characters. */
const MOST_CHARACTERS = 16_000_000;

/** Most texts of a list: tokens of a long text. */
const MOST_TEXTS = 4_000_000;

async function textsOf(
  name: string,
  data: ByteSource,
  shape: readonly number[],
  width: number,
  isLittle: boolean,
): Promise<NpyArray> {
  const count = countOf(shape);
  // Texts of no characters take no bytes, however many they are.
  if (!(count <= MOST_TEXTS))
    throw new Error(`${name}: ${count} texts are too many to be read; allowed: ${MOST_TEXTS}.`);
  if (!(4 * count * width <= data.size)) throw new Error(`${name}: ${count} texts of ${width} characters are cut off.`);
  if (count * width > MOST_CHARACTERS) throw new Error(`${name}: ${count * width} characters are too many to be read.`);
  const bytes = await data.slice(0, 4 * count * width);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const texts = Array.from({ length: count }, (_, index) => {
    let text = '';
    for (let at = 4 * index * width; at < 4 * (index + 1) * width; at += 4) {
      const point = view.getUint32(at, isLittle);
      if (point === 0) break;
      if (point > 0x10_ff_ff) throw new Error(`${name}: text ${index} holds ${point}, which is no character.`);
      text += String.fromCodePoint(point);
    }
    return text;
  });
  return { kind: 'texts', shape, texts };
}
