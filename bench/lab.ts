import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { performance } from 'node:perf_hooks';
import { build } from 'vite';
import type { Kernels } from '../src/lab/kernels/kernels.ts';
import { hasRelaxedVectors, kernelBytes, WasmKernels } from '../src/lab/kernels/wasm/wasm-kernels.ts';
import { writeText } from '../src/lab/model/writing.ts';
import { checkpoint, loaded, readModel } from '../src/lab/training/checkpoint.ts';
import { capacityFor, testExamples } from '../src/lab/training/evaluation.ts';
import { usualRecipe } from '../src/lab/training/recipe.ts';
import { machineOf, Trainer } from '../src/lab/training/trainer.ts';
import { drawnExample } from '../src/lab/data/example.ts';
import { labVariant } from '../src/lab/data/variants.ts';
import { jaxUpdates } from './lab-jax.ts';
import { measurement } from './options.ts';

/**
 * Prints how fast the lab's models learn and write, in processor seconds, which hold while the machine does other things as well:
 * milliseconds an update and seconds for all updates of the usual recipe, tokens a second in training and in writing with all attention
 * weights, the rate of the product of matrices, and the sizes of the generated module and of the code that makes it, as a page loads it.
 */

const { updates } = measurement('npm run bench-lab --', 'Print how fast the lab’s models learn and write.')
  .option('--updates <NUMBER>', 'updates of each model that are measured', '30')
  .parse()
  .opts<{ readonly updates: string }>();

/** Updates before measuring: the code is compiled in them. */
const WARM_UP = 10;
/** Updates of the other library that are measured: each takes about a third of a second. */
const JAX_UPDATES = 10;
/** Texts that each model writes. */
const TEXTS = 20;
/** Multiplications a product is measured with. */
const OPERATIONS = 2e9;

const makeKernels = (floats: number): Kernels => new WasmKernels(floats);

function processorSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function learning(machine: 'parity' | 'addition'): Record<string, number> {
  const recipe = usualRecipe(machine);
  const trainer = new Trainer(recipe, makeKernels);
  for (let update = 0; update < WARM_UP; update++) trainer.update();
  const count = Number(updates);
  let tokens = 0;
  const seconds = processorSeconds(() => {
    for (let update = 0; update < count; update++) tokens += trainer.update().tokens;
  });
  const examples = testExamples(recipe, 3 * recipe.lengths[1], TEXTS);
  const { model, vocabulary } = loaded(readModel(checkpoint(trainer, 0)), capacityFor(examples), makeKernels);
  let written = 0;
  const writing = processorSeconds(() => {
    for (const example of examples) {
      const prompt = [...vocabulary.encode(example.tokens.slice(0, example.promptLength))];
      // A model that has learned little ends too early: an end that no vocabulary has lets it go on.
      written += writeText(model, prompt, { end: -1, most: example.tokens.length - example.promptLength }).length;
    }
  });
  return {
    parameters: trainer.model.tensors.length,
    millisecondsAnUpdate: (1000 * seconds) / count,
    secondsForAllUpdates: (seconds / count) * recipe.updates,
    tokensASecondInTraining: tokens / seconds,
    tokensASecondInWriting: written / writing,
  };
}

const matrix = (at: number, row: number) => ({ at, row, column: 1 });

/** The same texts, model and optimiser in @jax-js/jax: milliseconds an update, and how far its first loss is from ours. */
async function beside(): Promise<Record<string, number>> {
  const recipe = { ...usualRecipe('parity'), distractorCells: 20, besideTapes: false };
  const trainer = new Trainer(recipe, makeKernels);
  const machine = machineOf(recipe);
  const variant = labVariant(recipe.variant);
  const batchOf = (update: number) =>
    Array.from({ length: recipe.batch }, (_, text) =>
      drawnExample(
        machine,
        variant,
        { purpose: 'train', seed: recipe.seed, index: update * recipe.batch + text, lengths: recipe.lengths },
        { ring: recipe.ring, distractorCells: recipe.distractorCells },
      ),
    );
  const jax = await jaxUpdates(trainer);
  const theirs = await jax(batchOf(0));
  const { loss, attentionLoss = 0 } = trainer.update();
  await jax(batchOf(1));
  const before = process.cpuUsage();
  for (let update = 0; update < JAX_UPDATES; update++) await jax(batchOf(2 + update));
  const { user, system } = process.cpuUsage(before);
  for (let update = 0; update < WARM_UP; update++) trainer.update();
  const ours = processorSeconds(() => {
    for (let update = 0; update < Number(updates); update++) trainer.update();
  });
  return {
    oursMillisecondsAnUpdate: (1000 * ours) / Number(updates),
    theirsMillisecondsAnUpdate: (user + system) / 1000 / JAX_UPDATES,
    differenceOfFirstLoss: Math.abs(theirs - (loss + recipe.attention[0] * attentionLoss)),
  };
}

function multiplying(rows: number, inner: number, columns: number): number {
  const kernels = makeKernels(rows * inner + inner * columns + rows * columns + 100);
  const [left, right, out] = [rows * inner, inner * columns, rows * columns].map((count) =>
    kernels.allocate(count),
  ) as [number, number, number];
  const rounds = Math.ceil(OPERATIONS / (rows * inner * columns));
  const once = () =>
    kernels.multiply(
      matrix(out, columns),
      matrix(left, inner),
      matrix(right, columns),
      { rows, inner, columns },
      false,
    );
  for (let round = 0; round < WARM_UP; round++) once();
  const seconds = processorSeconds(() => {
    for (let round = 0; round < rounds; round++) once();
  });
  return (2 * rows * inner * columns * rounds) / seconds / 1e9;
}

/** The code of the kernels bundled as a chunk of a page. */
async function kernelChunk(): Promise<string> {
  const input = fileURLToPath(new URL('../src/lab/kernels/wasm/wasm-kernels.ts', import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, rolldownOptions: { input, preserveEntrySignatures: 'strict' } },
  });
  if (!('output' in built)) throw new Error('The kernels were not built.');
  return built.output.map((part) => (part.type === 'chunk' ? part.code : '')).join('');
}

const started = performance.now();
const chunk = await kernelChunk();
const bytes = kernelBytes(false);
console.log(
  JSON.stringify(
    {
      parity: learning('parity'),
      addition: learning('addition'),
      parityBesideJaxJs: await beside(),
      gigaflopsOfProducts: Object.fromEntries(
        [
          [100, 64, 256],
          [100, 256, 64],
          [100, 96, 384],
          [100, 384, 96],
        ].map(([rows, inner, columns]) => [`${rows}x${inner}x${columns}`, multiplying(rows!, inner!, columns!)]),
      ),
      module: { bytes: bytes.length, gzip: gzipSync(bytes).length, hasRelaxedVectors: hasRelaxedVectors() },
      chunk: { bytes: chunk.length, gzip: gzipSync(chunk).length },
      seconds: (performance.now() - started) / 1000,
    },
    (_key, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(4)) : value),
    2,
  ),
);
