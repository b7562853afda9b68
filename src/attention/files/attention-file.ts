import { fieldProblem } from '../../base/problems.ts';
import { countOf, type StoredTensor, type TensorFile } from './tensor.ts';

/** What both kinds of files say of their model and text. */
interface AboutFile {
  readonly layers: number;
  readonly heads: number;
  /** The tokens as texts, where the file has them. */
  readonly tokens: readonly string[] | undefined;
  /** For each token its characters [from, to), pair after pair, where the file has them. */
  readonly offsets: Float64Array | undefined;
  readonly model: string | undefined;
  /** Of the text that it was made for. */
  readonly sha256: string | undefined;
}

/** All weights of all heads; rows are read as they are needed. */
export interface DenseAttention extends AboutFile {
  readonly kind: 'dense';
  /** Keys, which are all tokens; rows are of the last `queries` of them. */
  readonly keys: number;
  readonly queries: number;
  /** Whether each layer is the mean over its heads. */
  readonly isMean: boolean;
  /** The rows of some positions in ascending order; undefined for those before the first that the file has. */
  readonly rows: (
    layer: number,
    head: number,
    positions: readonly number[],
  ) => Promise<(ArrayLike<number> | undefined)[]>;
}

/** For the rows of a probe, what each head did there. */
export interface ProbeAttention extends AboutFile {
  readonly kind: 'probe';
  /** How many rows. */
  readonly reads: number;
  /** By layer, head and row: attention on the sources, and 1 where the largest weight is on one. */
  readonly mass: Float64Array;
  readonly hit: Float64Array;
  /** For each row the token at which it is. */
  readonly rowTokens: Float64Array;
  /** The largest weights of a head, where the file has them. */
  readonly top: ((layer: number, head: number) => Promise<TopWeights>) | undefined;
}

/** The tokens with the largest weights of a head, `most` for each row, and the weights; a token below 0 where the file leaves one out. */
export interface TopWeights {
  readonly most: number;
  readonly tokens: Float64Array;
  readonly weights: Float64Array;
}

export type AttentionFile = DenseAttention | ProbeAttention;

/** Numbers of a head that is kept in memory as a whole: 4,000 × 4,000. */
const KEPT_HEAD = 16_000_000;

/** What a file of tensors says about attention. Rejected with a sentence that names what is missing or does not fit. */
export async function attentionOf(file: TensorFile): Promise<AttentionFile> {
  if (file.tensors.has('mass')) return probeOf(file);
  const layers = [...file.tensors.keys()].filter((name) => /^attentions?_\d+$/.test(name));
  const single = file.tensors.get('attention') ?? file.tensors.get('attentions');
  if (single) return denseOf(file, single);
  if (layers.length > 0) return layeredOf(file, layers);
  throw new Error(
    `arrays: got ${[...file.tensors.keys()].slice(0, 6).join(', ') || 'none'}; allowed: attention [layers, heads, queries, keys], attention_0, attention_1, … [heads, queries, keys], or those of a probe (mass, hit, row_token, offsets).`,
  );
}

async function aboutOf({ tensors, texts, metadata }: TensorFile): Promise<Omit<AboutFile, 'layers' | 'heads'>> {
  const offsets = tensors.get('offsets');
  if (offsets && (offsets.shape.length !== 2 || offsets.shape[1] !== 2))
    throw new Error(fieldProblem('offsets, shape', offsets.shape, '[tokens, 2]').message);
  return {
    tokens: texts.get('tokens') ?? listIn(metadata.tokens),
    offsets: offsets && (await offsets.numbers(0, countOf(offsets.shape))),
    model: texts.get('model')?.[0] ?? metadata.model,
    sha256: texts.get('sha256')?.[0] ?? metadata.sha256,
  };
}

/** Tokens in the metadata of safetensors: a list in JSON. */
function listIn(text: string | undefined): readonly string[] | undefined {
  if (text === undefined) return undefined;
  try {
    const list: unknown = JSON.parse(text);
    if (Array.isArray(list) && list.every((each): each is string => typeof each === 'string')) return list;
  } catch {
    // Said below.
  }
  throw new Error(fieldProblem('__metadata__.tokens', text, 'a list of texts as JSON').message);
}

async function denseOf(file: TensorFile, tensor: StoredTensor): Promise<DenseAttention> {
  const isMean = tensor.shape.length === 3;
  // A batch of one in front, as `output_attentions` has it.
  const shape = tensor.shape.length === 5 && tensor.shape.includes(1) ? withoutOne(tensor.shape) : tensor.shape;
  const [layers, heads, queries, keys] = isMean ? [shape[0]!, 1, shape[1]!, shape[2]!] : shape;
  checkShape('attention', tensor.shape, queries, keys, shape.length);
  const size = queries! * keys!;
  const about = await aboutOf(file);
  checkTokens(about, keys!);
  return {
    kind: 'dense',
    ...about,
    layers: layers!,
    heads: heads!,
    queries: queries!,
    keys: keys!,
    isMean,
    rows: rowReader(queries!, keys!, (layer, head) => ({ tensor, at: (layer * heads! + head) * size })),
  };
}

async function layeredOf(file: TensorFile, names: readonly string[]): Promise<DenseAttention> {
  const sorted = names.toSorted((one, other) => layerNumber(one) - layerNumber(other));
  const tensors = sorted.map((name) => file.tensors.get(name)!);
  const shapes = tensors.map(({ shape }) => (shape.length === 4 && shape[0] === 1 ? shape.slice(1) : shape));
  const [heads, queries, keys] = shapes[0]!;
  shapes.forEach((shape, layer) => {
    if (shape.length !== 3 || shape.join() !== shapes[0]!.join() || layerNumber(sorted[layer]!) !== layer)
      throw new Error(
        fieldProblem(
          `${sorted[layer]}, shape`,
          tensors[layer]!.shape,
          `layers numbered from 0, all of the shape [${shapes[0]!.join(', ')}] (heads, queries, keys)`,
        ).message,
      );
  });
  checkShape(sorted[0]!, tensors[0]!.shape, queries, keys, 4);
  const about = await aboutOf(file);
  checkTokens(about, keys!);
  return {
    kind: 'dense',
    ...about,
    layers: tensors.length,
    heads: heads!,
    queries: queries!,
    keys: keys!,
    isMean: false,
    rows: rowReader(queries!, keys!, (layer, head) => ({ tensor: tensors[layer]!, at: head * queries! * keys! })),
  };
}

const layerNumber = (name: string): number => Number(name.split('_')[1]);

const withoutOne = (shape: readonly number[]): readonly number[] => {
  const one = shape.indexOf(1);
  return shape.filter((_, dimension) => dimension !== one);
};

function checkShape(
  name: string,
  shape: readonly number[],
  queries: number | undefined,
  keys: number | undefined,
  dimensions: number,
): void {
  const fits = (dimensions === 3 || dimensions === 4) && queries !== undefined && keys !== undefined;
  if (!fits || queries < 1 || queries > keys || countOf(shape) === 0)
    throw new Error(
      fieldProblem(
        `${name}, shape`,
        shape,
        '[layers, heads, queries, keys], or [layers, queries, keys] of means over heads, with at least as many keys as queries',
      ).message,
    );
}

function checkTokens({ tokens, offsets }: Omit<AboutFile, 'layers' | 'heads'>, keys: number): void {
  const count = tokens?.length ?? (offsets ? offsets.length / 2 : keys);
  if (count !== keys) throw new Error(fieldProblem('tokens', count, `as many as there are keys, ${keys}`).message);
}

function rowReader(
  queries: number,
  keys: number,
  placeOf: (layer: number, head: number) => { readonly tensor: StoredTensor; readonly at: number },
): DenseAttention['rows'] {
  let kept: { key: string; numbers: Promise<Float64Array> } | undefined;
  return async (layer, head, positions) => {
    const { tensor, at } = placeOf(layer, head);
    const rows = positions.map((position) => position - (keys - queries));
    if (queries * keys <= KEPT_HEAD) {
      const key = `${layer} ${head}`;
      if (kept?.key !== key) kept = { key, numbers: tensor.numbers(at, at + queries * keys) };
      const numbers = await kept.numbers;
      return rows.map((row) => (row < 0 ? undefined : numbers.subarray(row * keys, (row + 1) * keys)));
    }
    return Promise.all(
      rows.map(async (row) => (row < 0 ? undefined : tensor.numbers(at + row * keys, at + (row + 1) * keys))),
    );
  };
}

function checkExactly(name: string, tensor: StoredTensor, shape: readonly number[]): void {
  if (tensor.shape.join() !== shape.join())
    throw new Error(fieldProblem(`${name}, shape`, tensor.shape, `[${shape.join(', ')}]`).message);
}

/** Reads the largest weights of a head; those of the last one are kept. */
function topReader(
  tokens: StoredTensor,
  weights: StoredTensor,
  { heads, reads, most }: { readonly heads: number; readonly reads: number; readonly most: number },
): ProbeAttention['top'] {
  let kept: { number: number; top: Promise<TopWeights> } | undefined;
  return (layer, head) => {
    const number = layer * heads + head;
    if (kept?.number !== number) {
      const from = number * reads * most;
      const part = (tensor: StoredTensor) => tensor.numbers(from, from + reads * most);
      const top = Promise.all([part(tokens), part(weights)]).then(([own, shares]) => ({
        most,
        tokens: own,
        weights: shares,
      }));
      kept = { number, top };
    }
    return kept.top;
  };
}

async function probeOf(file: TensorFile): Promise<ProbeAttention> {
  const needed = (name: string): StoredTensor => {
    const tensor = file.tensors.get(name);
    if (!tensor) throw new Error(`arrays: ${name} is missing; a probe has mass, hit, row_token and offsets.`);
    return tensor;
  };
  const mass = needed('mass');
  const [layers, heads, reads] = mass.shape;
  if (mass.shape.length !== 3 || countOf(mass.shape) === 0)
    throw new Error(fieldProblem('mass, shape', mass.shape, '[layers, heads, rows]').message);
  const hit = needed('hit');
  const rowTokens = needed('row_token');
  checkExactly('hit', hit, mass.shape);
  checkExactly('row_token', rowTokens, [reads!]);
  needed('offsets');
  const [topTokens, topWeights] = [file.tensors.get('top_i'), file.tensors.get('top_p')];
  const most = topTokens?.shape[3] ?? 0;
  if (topTokens && topWeights) {
    checkExactly('top_i', topTokens, [...mass.shape, most]);
    checkExactly('top_p', topWeights, [...mass.shape, most]);
  }
  const count = countOf(mass.shape);
  const masses = await mass.numbers(0, count);
  const strange = masses.findIndex((value) => !(value >= 0 && value <= 1.01));
  if (strange >= 0)
    throw new Error(fieldProblem(`mass, number ${strange}`, masses[strange], 'a share from 0 to 1').message);
  return {
    kind: 'probe',
    ...(await aboutOf(file)),
    layers: layers!,
    heads: heads!,
    reads: reads!,
    mass: masses,
    hit: await hit.numbers(0, count),
    rowTokens: await rowTokens.numbers(0, reads!),
    top: topTokens && topWeights && topReader(topTokens, topWeights, { heads: heads!, reads: reads!, most }),
  };
}
