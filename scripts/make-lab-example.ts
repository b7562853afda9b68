/**
 * Writes `public/grade-lab-example.jsonl.gz`, outputs of the Lab's published models that the Grade page opens with one click: what each
 * wrote for drawn inputs of the longest length of its training, and of two to four times that length.
 *
 * Usage: `npx tsx scripts/make-lab-example.ts`. The same weights give the same outputs.
 */
import { gzipSync } from 'fflate';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { WasmKernels } from '../src/lab/kernels/wasm/wasm-kernels.ts';
import { PUBLISHED_RUNS } from '../src/lab/trained/trained-runs.ts';
import { LabService } from '../src/workers/lab/lab-service.ts';

/** The models by their names: of each machine the one that imitates it, and one that does not. */
const MODELS = ['addition-tail-1', 'addition-direct-1', 'parity-tail-1', 'parity-without-linear-transition-1'];
/** Lengths as multiples of the longest one of the training, and inputs of each. */
const TIMES = [1, 2, 3, 4];
const INPUTS = 25;

const service = new LabService(() => Promise.resolve((floats: number) => new WasmKernels(floats)));
const rows: string[] = [];
for (const name of MODELS) {
  const run = PUBLISHED_RUNS.find((each) => each.name === name);
  if (!run) throw new Error(`There is no published model ${name}.`);
  const weights = readFileSync(new URL(`../src/lab/trained/weights/${name}.safetensors`, import.meta.url));
  const model = `data:application/octet-stream;base64,${weights.toString('base64')}`;
  const { longest } = await service.facts(model);
  const lengths = [...new Set(TIMES.map((times) => Math.min(times * run.recipe.lengths[1], longest)))];
  const outputs = await service.outputs({ model, lengths, count: INPUTS }, name, () => undefined);
  for (const output of outputs) rows.push(JSON.stringify(output));
  console.log(`${name}: ${outputs.length} outputs of lengths ${lengths.join(', ')}`);
}
const packed = gzipSync(new TextEncoder().encode(`${rows.join('\n')}\n`), { level: 9, mtime: 0 });
const path = fileURLToPath(new URL('../public/grade-lab-example.jsonl.gz', import.meta.url));
writeFileSync(path, packed);
console.log(`${path}: ${rows.length} outputs, ${packed.length} bytes`);
