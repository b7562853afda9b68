import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { WasmKernels } from '../kernels/wasm/wasm-kernels.ts';
import { loaded, readModel } from '../training/checkpoint.ts';
import { capacityFor, evaluate, testExamples } from '../training/evaluation.ts';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.safetensors'));

/** Largest file of published weights, in bytes: it is loaded by a page. */
const LARGEST = 1_000_000;
const TEXTS = 12;

test('there are published weights', () => expect(FILES.length).toBeGreaterThan(0));

test.each(FILES)('%s writes the texts of inputs three times as long as any it was trained on', (name) => {
  const bytes = readFileSync(FOLDER + name);
  expect(bytes.length).toBeLessThan(LARGEST);
  const stored = readModel(bytes);
  expect(stored.updates).toBe(stored.recipe.updates);
  const length = 3 * stored.recipe.lengths[1];
  const examples = testExamples(stored.recipe, length, TEXTS);
  const { model, vocabulary } = loaded(stored, capacityFor(examples), (floats) => new WasmKernels(floats));
  expect(evaluate(model, vocabulary, length, examples).text.count).toBe(TEXTS);
});
