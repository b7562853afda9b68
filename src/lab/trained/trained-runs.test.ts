import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { WasmKernels } from '../kernels/wasm/wasm-kernels.ts';
import { loaded, readModel } from '../training/checkpoint.ts';
import { evaluateCuts } from '../training/cut-evaluation.ts';
import { capacityFor, evaluate, testExamples } from '../training/evaluation.ts';
import { wilson } from '../training/wilson.ts';
import { PUBLISHED_RUNS } from './trained-runs.ts';

const WEIGHTS = fileURLToPath(new URL('weights/', import.meta.url));

/** Largest file of published weights, in bytes: it is loaded by a page. */
const LARGEST = 1_000_000;
/** Texts that each model writes here. */
const TEXTS = 8;

test('weights are published, each beside its figures', () => {
  expect(PUBLISHED_RUNS.length).toBeGreaterThan(0);
  expect(readdirSync(WEIGHTS).toSorted()).toEqual(PUBLISHED_RUNS.map(({ name }) => `${name}.safetensors`).toSorted());
});

describe.each(PUBLISHED_RUNS)(
  'the weights of $name',
  ({ name, recipe, updates, weightsBytes, parameters, lengths }) => {
    const bytes = readFileSync(`${WEIGHTS}${name}.safetensors`);
    const stored = readModel(bytes);

    test('are those of the run, trained to the end, and small enough for a page', () => {
      expect(stored.recipe).toEqual(recipe);
      expect([stored.updates, updates]).toEqual([recipe.updates, recipe.updates]);
      expect(bytes.length).toBe(weightsBytes);
      expect(bytes.length).toBeLessThan(LARGEST);
    });

    test('write a sample of the texts as well as the figures say, at about three times the training length', () => {
      const { length, text } = lengths.find((each) => each.length >= 3 * recipe.lengths[1])!;
      const examples = testExamples(recipe, length, TEXTS);
      const { model, vocabulary } = loaded(stored, capacityFor(examples), (floats) => new WasmKernels(floats));
      expect(model.tensors.length).toBe(parameters);
      const { count } = evaluate(model, vocabulary, length, examples).text;
      // All of all and none of none to the letter; else the intervals of the sample and of the whole must meet.
      if (text[0] === text[1]) expect(count).toBe(TEXTS);
      else if (text[0] === 0) expect(count).toBe(0);
      else {
        const [low, high] = wilson(count, TEXTS);
        const [lowest, highest] = wilson(...text);
        expect(low).toBeLessThanOrEqual(highest);
        expect(high).toBeGreaterThanOrEqual(lowest);
      }
    });
  },
);

test('parity by TAIL reads from sources: cut there, no text is right; cut at another cell, every text is', () => {
  const { recipe } = PUBLISHED_RUNS.find(({ name }) => name === 'parity-tail-1')!;
  const examples = testExamples(recipe, 24, TEXTS);
  const stored = readModel(readFileSync(`${WEIGHTS}parity-tail-1.safetensors`));
  const { model, vocabulary } = loaded(stored, capacityFor(examples), (floats) => new WasmKernels(floats));
  const { source, other } = evaluateCuts(model, vocabulary, 24, examples);
  expect([source.text.count, other.text.count]).toEqual([0, TEXTS]);
  expect(other.operands.count).toBe(other.operands.of);
  expect(source.operands.count / source.operands.of).toBeLessThan(0.7);
});
