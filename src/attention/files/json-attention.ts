import { strFromU8 } from 'fflate';
import * as v from 'valibot';
import { fieldProblem, reasonOf } from '../../base/problems.ts';
import type { ByteSource } from './byte-source.ts';
import { countOf, type StoredTensor, type TensorFile } from './tensor.ts';

/** Largest file of JSON in bytes: it can only be read as a whole. */
const MOST_BYTES = 200_000_000;

/** Lists in lists: layers, heads, queries and keys, and a batch of one in front. */
const MOST_NESTED = 5;

const schema = v.looseObject({
  attention: v.optional(v.array(v.unknown())),
  tokens: v.optional(v.array(v.string())),
  offsets: v.optional(v.array(v.tuple([v.number(), v.number()]))),
  sha256: v.optional(v.string()),
  model: v.optional(v.string()),
});

/** Reads JSON as CircuitsVis gets it, `{"attention": nested lists, "tokens": […]}`, or a list of tokens alone. Rejected with a sentence. */
export async function openJson(source: ByteSource): Promise<TensorFile> {
  const { name, size } = source;
  if (size > MOST_BYTES)
    throw new Error(
      `${name}: ${size} bytes of JSON are too many; save the array with numpy.savez, of which parts are read.`,
    );
  let json: unknown;
  try {
    json = JSON.parse(strFromU8(await source.slice(0, size)));
  } catch (problem) {
    throw new Error(`${name}: it is no JSON: ${reasonOf(problem)}.`, { cause: problem });
  }
  const parsed = v.safeParse(schema, Array.isArray(json) && typeof json[0] === 'string' ? { tokens: json } : json);
  if (!parsed.success)
    throw new Error(fieldProblem(name, json, '{"attention": nested lists of numbers, "tokens": [texts]}').message);
  const { attention, tokens, offsets, sha256, model } = parsed.output;
  const tensors = new Map<string, StoredTensor>();
  if (attention) tensors.set('attention', nested(`${name}, attention`, attention));
  if (offsets) tensors.set('offsets', nested(`${name}, offsets`, offsets));
  return {
    tensors,
    texts: new Map(tokens ? [['tokens', tokens]] : []),
    metadata: { ...(sha256 !== undefined && { sha256 }), ...(model !== undefined && { model }) },
  };
}

/** Nested lists as a tensor. Throws a sentence where they are not all of one length, or hold something else than numbers. */
function nested(name: string, lists: readonly unknown[]): StoredTensor {
  const shape: number[] = [];
  for (let inner: unknown = lists; Array.isArray(inner) && shape.length <= MOST_NESTED; inner = inner[0])
    shape.push(inner.length);
  // A long list of which only the first item is a long list would make room for all.
  if (shape.length > MOST_NESTED || countOf(shape) > MOST_BYTES)
    throw new Error(
      fieldProblem(
        name,
        lists,
        `lists nested at most ${MOST_NESTED} deep, all of one shape, with as many numbers as there are`,
      ).message,
    );
  const values = new Float64Array(countOf(shape));
  let at = 0;
  const add = (list: unknown, dimension: number): void => {
    if (!Array.isArray(list) || list.length !== shape[dimension])
      throw new Error(fieldProblem(name, list, `lists of one shape, here [${shape.join(', ')}]`).message);
    for (const each of list as unknown[])
      if (dimension + 1 < shape.length) add(each, dimension + 1);
      else if (typeof each === 'number') values[at++] = each;
      else throw new Error(fieldProblem(name, each, 'numbers').message);
  };
  add(lists, 0);
  return { shape, type: 'f64', numbers: async (from, to) => values.subarray(from, to) };
}
