import * as jax from '@jax-js/jax';
import type { LabExample } from '../src/lab/data/example.ts';
import { localHeads, modelTensors, type ModelShape } from '../src/lab/model/shape.ts';
import type { Trainer } from '../src/lab/training/trainer.ts';

/**
 * The lab's model in @jax-js/jax, to be measured beside ours: the same shape, loss and optimiser on the same texts. It computes on
 * one-hot vectors and needs all texts of a batch at one length, so shorter ones are filled up. Operations consume their arguments
 * unless `.ref` is taken of them.
 */

const { numpy: np, nn } = jax;
type Values = jax.numpy.Array;
type Parameters = Record<string, Values>;

/** Added to scores that do not count. */
const NEVER = -1e9;
const BETA1 = 0.9;
const BETA2 = 0.98;
const WEIGHT_DECAY = 0.05;

/** An update on some examples; returns the loss. */
export type JaxUpdate = (examples: readonly LabExample[]) => Promise<number>;

/** The model of a trainer, its parameters as they are now, in @jax-js/jax on its WebAssembly backend. */
export async function jaxUpdates(trainer: Trainer): Promise<JaxUpdate> {
  await jax.init('wasm');
  jax.defaultDevice('wasm');
  const { model, recipe, vocabulary } = trainer;
  const { shape, capacity } = model;
  const batch = recipe.batch;
  let parameters: Parameters = Object.fromEntries(
    modelTensors(shape).all.map((tensor) => [
      tensor.name,
      np.array(Float32Array.from(model.values(tensor))).reshape([...tensor.shape]),
    ]),
  );
  const zeros = (): Parameters =>
    Object.fromEntries(modelTensors(shape).all.map((tensor) => [tensor.name, np.zeros([...tensor.shape])]));
  let mean = zeros();
  let variance = zeros();
  const loss = lossOf(shape, batch, capacity);
  const update = jax.jit(
    (
      weights: Parameters,
      averages: Parameters,
      squares: Parameters,
      inputs: Values,
      targets: Values,
      sources: Values,
      scalars: Values,
    ) => {
      const copies = Object.fromEntries(Object.entries(weights).map(([name, value]) => [name, value.ref]));
      const [value, gradients] = jax.valueAndGrad(loss)(copies, inputs, targets, sources, scalars.ref) as [
        Values,
        Parameters,
      ];
      const [rate, correct1, correct2] = [2, 3, 4].map((index) => scalars.ref.slice(index)) as [Values, Values, Values];
      const next: Parameters[] = [{}, {}, {}];
      for (const name of Object.keys(weights)) {
        const gradient = gradients[name]!;
        const average = averages[name]!.mul(BETA1).add(gradient.ref.mul(1 - BETA1));
        const square = squares[name]!.mul(BETA2).add(gradient.ref.mul(gradient).mul(1 - BETA2));
        const step = average.ref.mul(correct1.ref).div(np.sqrt(square.ref.mul(correct2.ref)).add(1e-8));
        const decayed = step.add(weights[name]!.ref.mul(WEIGHT_DECAY)).mul(rate.ref);
        next[0]![name] = weights[name]!.sub(decayed);
        next[1]![name] = average;
        next[2]![name] = square;
      }
      for (const each of [rate, correct1, correct2, scalars]) each.dispose();
      return [value, ...next] as [Values, Parameters, Parameters, Parameters];
    },
  );
  let made = 0;
  return async (examples) => {
    made++;
    const { vocabulary: tokens } = shape;
    const inputs = new Float32Array(batch * capacity * tokens);
    const targets = new Float32Array(batch * capacity * tokens);
    const sources = new Float32Array(batch * capacity * capacity);
    let counted = 0;
    let reads = 0;
    examples.forEach((example, row) => {
      const ids = vocabulary.encode(example.tokens);
      for (let position = 0; position < ids.length - 1; position++) {
        const at = row * capacity + position;
        inputs[at * tokens + ids[position]!] = 1;
        if (position + 1 < example.promptLength) continue;
        targets[at * tokens + ids[position + 1]!] = 1;
        counted++;
        const source = example.sources[position + 1]!;
        if (source < 0) continue;
        sources[at * capacity + source] = 1;
        reads++;
      }
    });
    const scalars = [
      1 / counted,
      recipe.attention[0] / reads,
      recipe.learningRate,
      1 / (1 - BETA1 ** made),
      1 / (1 - BETA2 ** made),
    ];
    const [value, ...next] = update(
      parameters,
      mean,
      variance,
      np.array(inputs).reshape([batch, capacity, tokens]),
      np.array(targets).reshape([batch, capacity, tokens]),
      np.array(sources).reshape([batch, capacity, capacity]),
      np.array(Float32Array.from(scalars)),
    );
    [parameters, mean, variance] = next;
    const [number] = await value.data();
    return number!;
  };
}

/** The loss as a function of parameters and a batch: cross-entropy behind the prompt plus the attention loss of the last head. */
function lossOf(shape: ModelShape, batch: number, length: number) {
  const { layers, heads, width, window } = shape;
  const local = localHeads(shape, 0);
  const inner = width / heads;
  const { distances, localMask, globalMask } = masks(length, window, heads - local);
  const byHead = (x: Values): Values => x.reshape([batch, length, heads, inner]).transpose([0, 2, 1, 3]);
  return (weights: Parameters, inputs: Values, targets: Values, sources: Values, scalars: Values): Values => {
    let x = np.matmul(inputs, weights['embedding']!);
    let attention: Values | undefined;
    for (let layer = 0; layer < layers; layer++) {
      const at = (name: string): Values => weights[`layers.${layer}.${name}`]!;
      const projected = np.matmul(normalize(x.ref, at('attention.gain')), at('attention.projections'));
      const [queries, keys, values] = [0, 1, 2].map((part) => {
        const from = projected.ref.slice([], [], [part * width, (part + 1) * width]);
        return byHead(from);
      }) as [Values, Values, Values];
      projected.dispose();
      const bias = np
        .matmul(distances.ref, at('attention.distance_bias').transpose([1, 0]))
        .transpose([1, 0])
        .reshape([1, local, length, length])
        .add(localMask.ref);
      const scores = np.matmul(queries, keys.transpose([0, 1, 3, 2])).mul(1 / Math.sqrt(inner));
      attention?.dispose();
      attention = nn.softmax(scores.add(np.concatenate([bias, globalMask.ref], 1)), -1);
      const read = np.matmul(attention.ref, values).transpose([0, 2, 1, 3]).reshape([batch, length, width]);
      x = x.add(np.matmul(read, at('attention.out')));
      const hidden = np.matmul(normalize(x.ref, at('hidden.gain')), at('hidden.in')).add(at('hidden.in_bias'));
      const out = np.matmul(nn.gelu(hidden, { approximate: true }), at('hidden.out')).add(at('hidden.out_bias'));
      x = x.add(out);
    }
    const logits = np.matmul(normalize(x, weights['final.gain']!), weights['output']!);
    const likelihood = nn.logSoftmax(logits, -1).mul(targets).sum().mul(scalars.ref.slice(0));
    const onSource = attention!
      .slice([], heads - 1)
      .mul(sources.ref)
      .sum(-1);
    const looked = np.log(onSource.add(1e-9)).mul(sources.sum(-1)).sum().mul(scalars.slice(1));
    return likelihood.add(looked).mul(-1);
  };
}

function normalize(x: Values, gain: Values): Values {
  const square = x.ref.mul(x.ref).mean(-1, { keepdims: true }).add(1e-5);
  return x.div(np.sqrt(square)).mul(gain);
}

/** One-hot distances within the window, and what is added to the scores of local and of global heads. */
function masks(length: number, window: number, globalHeads: number) {
  const distances = new Float32Array(length * length * window);
  const localMask = new Float32Array(length * length);
  const globalMask = new Float32Array(length * length);
  for (let query = 0; query < length; query++)
    for (let key = 0; key < length; key++) {
      const distance = query - key;
      const at = query * length + key;
      globalMask[at] = distance < 0 ? NEVER : 0;
      localMask[at] = distance < 0 || distance >= window ? NEVER : 0;
      if (distance >= 0 && distance < window) distances[at * window + distance] = 1;
    }
  const heads = Array.from({ length: globalHeads }, () => [...globalMask]).flat();
  return {
    distances: np.array(distances).reshape([length * length, window]),
    localMask: np.array(localMask).reshape([1, 1, length, length]),
    globalMask: np.array(Float32Array.from(heads)).reshape([1, globalHeads, length, length]),
  };
}
