import { describe, expect, test } from 'vitest';
import { labVariant, LAB_VARIANTS } from '../data/variants.ts';
import { ReferenceKernels } from '../kernels/reference.ts';
import { WasmKernels } from '../kernels/wasm/wasm-kernels.ts';
import { writeText } from '../model/writing.ts';
import { checkpoint, loaded, readModel, resumed, weights } from './checkpoint.ts';
import { evaluateCuts } from './cut-evaluation.ts';
import { capacityFor, evaluate, testExamples } from './evaluation.ts';
import { attentionWeightAt, learningRateAt, usualRecipe, type Recipe } from './recipe.ts';
import { readSafetensors } from './safetensors.ts';
import { Trainer } from './trainer.ts';

/** A model that is too small to learn much, quickly trained. */
const TINY: Recipe = {
  ...usualRecipe('parity'),
  lengths: [1, 3],
  ring: 16,
  distractorCells: 3,
  layers: 1,
  width: 16,
  heads: 2,
  hidden: 16,
  updates: 8,
  batch: 3,
};
const generated = (floats: number) => new WasmKernels(floats);
const plain = (floats: number) => new ReferenceKernels(new Float32Array(floats));

/** The losses of all updates that are left. */
function losses(trainer: Trainer): number[] {
  const all: number[] = [];
  while (!trainer.isDone) all.push(trainer.update().loss);
  return all;
}

describe('the loss curve', () => {
  test('is the same to the bit for the same seed, and another for another', () => {
    const [one, again, other] = [1, 1, 2].map((seed) => losses(new Trainer({ ...TINY, seed }, generated)));
    expect(again).toEqual(one);
    expect(other).not.toEqual(one);
  });

  test('is that of the plain kernels, but for rounding', () => {
    const [fast, slow] = [generated, plain].map((kernels) => losses(new Trainer(TINY, kernels)));
    fast!.forEach((loss, index) => expect(loss).toBeCloseTo(slow![index]!, 4));
  });

  test('falls', () => {
    const all = losses(new Trainer({ ...TINY, width: 32, updates: 150, learningRate: 0.01 }, generated));
    const last = all.slice(-10).reduce((sum, loss) => sum + loss, 0) / 10;
    expect(last).toBeLessThan(0.7 * all[0]!);
  });
});

test('training that was interrupted goes on to the bit', () => {
  const whole = new Trainer(TINY, generated);
  const curve = losses(whole);
  const first = new Trainer(TINY, generated);
  const begun = [first.update(), first.update(), first.update()].map(({ loss }) => loss);
  const second = resumed(readModel(checkpoint(first, 12.5)), generated);
  expect(second.updates).toBe(3);
  expect([...begun, ...losses(second)]).toEqual(curve);
  expect(checkpoint(second, 1)).toEqual(checkpoint(whole, 1));
});

describe('a first stage', () => {
  const STAGED: Recipe = {
    ...TINY,
    lengths: [2, 4],
    firstStages: [{ updates: 3, lengths: [1, 1], stretch: 8, distractorCells: 0 }],
  };

  test('has shorter inputs without distractor, and ends', () => {
    const trainer = new Trainer(STAGED, generated);
    const tokens = Array.from({ length: 6 }, () => trainer.update().tokens);
    // One bit: A @ bit @ _ C @ _ # @ @ q0, two lines of six and four tokens, two cells read again, and the end.
    const short = tokens[0]!;
    expect(tokens.slice(0, 3)).toEqual([short, short, short]);
    expect(Math.min(...tokens.slice(3))).toBeGreaterThan(short);
  });

  test('may be followed by another', () => {
    const [stage] = STAGED.firstStages!;
    const firstStages = [stage!, { ...stage!, updates: 2, lengths: [2, 2] as [number, number] }];
    const trainer = new Trainer({ ...STAGED, firstStages }, generated);
    const tokens = Array.from({ length: 5 }, () => trainer.update().tokens);
    expect(new Set(tokens).size).toBe(2);
    expect(tokens[2]).toBe(tokens[0]);
    expect(tokens[3]).toBe(tokens[4]);
    expect(tokens[3]).toBeGreaterThan(tokens[2]!);
  });

  test('leaves the texts after it as they are without', () => {
    const without = new Trainer({ ...STAGED, firstStages: [] }, generated);
    const tokens = Array.from({ length: 6 }, () => without.update().tokens);
    const staged = new Trainer(STAGED, generated);
    expect(Array.from({ length: 6 }, () => staged.update().tokens).slice(3)).toEqual(tokens.slice(3));
  });

  test('is gone on with to the bit', () => {
    const curve = losses(new Trainer(STAGED, generated));
    const first = new Trainer(STAGED, generated);
    const begun = [first.update(), first.update()].map(({ loss }) => loss);
    expect([...begun, ...losses(resumed(readModel(checkpoint(first, 1)), generated))]).toEqual(curve);
  });

  test('is refused where its inputs do not fit on the stretch', () => {
    const [stage] = STAGED.firstStages!;
    const firstStages = [stage!, { ...stage!, lengths: [1, 6] as [number, number] }];
    expect(() => new Trainer({ ...TINY, firstStages }, generated)).toThrow('cells do not fit on a ring of 8 addresses');
  });
});

test('biases for distances begin at 0, or with the spread that is asked for', () => {
  const biases = [undefined, 2].map((distanceSpread) => {
    const { model } = new Trainer({ ...TINY, distanceSpread }, generated);
    return [...model.values(model.tensors.layers[0]!.distanceBias)];
  });
  expect(biases[0]!.every((bias) => bias === 0)).toBe(true);
  expect(Math.max(...biases[1]!.map(Math.abs))).toBeGreaterThan(1);
  expect(Math.max(...biases[1]!.map(Math.abs))).toBeLessThan(2 * Math.sqrt(3));
});

test('every machine and variant trains', () => {
  for (const machine of ['parity', 'addition', 'comparison', 'copy'])
    for (const { id } of LAB_VARIANTS) {
      const trainer = new Trainer({ ...TINY, machine, variant: id, lengths: [1, 2] }, generated);
      const report = trainer.update();
      expect(report.loss).toBeGreaterThan(1);
      expect(report.attentionLoss === undefined).toBe(!labVariant(id).showsSteps);
    }
});

test('published weights are those of the checkpoint, rounded to 16 bits', () => {
  const trainer = new Trainer(TINY, generated);
  trainer.update();
  const stored = readModel(checkpoint(trainer, 3));
  const published = weights(stored);
  expect(published.length).toBeLessThan(3 * trainer.model.tensors.length + 3000);
  const rounded = readSafetensors(published).tensors;
  expect([...rounded.keys()]).toEqual(trainer.model.tensors.all.map(({ name }) => name));
  for (const [name, { values }] of rounded)
    values.forEach((value, index) => {
      const exact = stored.file.tensors.get(name)!.values[index]!;
      expect(Math.abs(value - exact) <= Math.abs(exact) / 2048 + 2 ** -25).toBe(true);
    });
  expect(readModel(published)).toMatchObject({ recipe: TINY, updates: 1, seconds: 3 });
});

test('a model that answers at random is told so, in every length', () => {
  const stored = readModel(checkpoint(new Trainer(TINY, generated), 0));
  const examples = testExamples(TINY, 2, 5);
  const { model, vocabulary } = loaded(stored, capacityFor(examples), generated);
  const report = evaluate(model, vocabulary, 2, examples);
  expect(report).toMatchObject({ length: 2, text: { count: 0, of: 5, low: 0 }, answer: { of: 5 } });
  expect(report.attention[0]!.of).toBe(5 * 5);
  expect([report.intervention.operands.of, report.intervention.results.of]).toEqual([5, 5]);
});

test('the evaluation says what comes of writing token by token', () => {
  const stored = readModel(checkpoint(new Trainer({ ...TINY, variant: 'direct' }, generated), 0));
  const half = { ...stored, recipe: { ...TINY, variant: 'direct', updates: 60, learningRate: 0.02 } } as const;
  const trainer = new Trainer(half.recipe, generated);
  losses(trainer);
  const trained = readModel(checkpoint(trainer, 0));
  const examples = testExamples(half.recipe, 3, 40);
  const { model, vocabulary } = loaded(trained, capacityFor(examples), generated);
  const report = evaluate(model, vocabulary, 3, examples);
  const firstWrong = examples.map(({ tokens, promptLength, kinds }) => {
    const ids = [...vocabulary.encode(tokens)];
    const written = writeText(model, ids.slice(0, promptLength), { end: vocabulary.id('E'), most: 20 });
    const wrong = ids.slice(promptLength).findIndex((id, index) => id !== written[index]);
    return wrong === -1 ? 'none' : kinds[promptLength + wrong]!;
  });
  expect(report.text.count).toBe(firstWrong.filter((kind) => kind === 'none').length);
  const kinds = [...new Set(firstWrong)].filter((kind) => kind !== 'none');
  expect(report.firstWrong.map(({ kind }) => kind).toSorted()).toEqual(kinds.toSorted());
  for (const { kind, count } of report.firstWrong)
    expect(count).toBe(firstWrong.filter((each) => each === kind).length);
  expect(report.text.count).toBeGreaterThan(0);
  expect(report.text.count).toBeLessThan(40);
});

test('cuts are counted for all that is fetched; without a cut a model does what it does anyhow', () => {
  const stored = readModel(checkpoint(new Trainer(TINY, generated), 0));
  const examples = testExamples(TINY, 2, 5);
  const { model, vocabulary } = loaded(stored, capacityFor(examples), generated);
  const { source, other, nothing } = evaluateCuts(model, vocabulary, 2, examples);
  // Two bits and the empty cell behind them; the bit of parity, and the empty cell behind it.
  for (const shares of [source, other, nothing])
    expect([shares.text.of, shares.operands.of, shares.results.of]).toEqual([5, 15, 10]);
  expect(nothing.text.count).toBe(evaluate(model, vocabulary, 2, examples).text.count);
});

test('all variants are tested on the same instances', () => {
  const [one, ...others] = LAB_VARIANTS.map(({ id }) =>
    testExamples({ ...TINY, variant: id, seed: id.length }, 5, 10).map(({ run }) => run.instance),
  );
  for (const other of others) expect(other).toEqual(one);
});

test('the learning rate rises, stays and falls; the attention loss changes half-way', () => {
  const recipe = { ...TINY, updates: 1000, learningRate: 1, attention: [0.3, 0.05] as [number, number] };
  expect([0, 49, 99, 499, 750, 999].map((update) => learningRateAt(recipe, update))).toEqual([
    0.01, 0.5, 1, 1, 0.5, 0.02,
  ]);
  expect([0, 499, 500].map((update) => attentionWeightAt(recipe, update))).toEqual([0.3, 0.3, 0.05]);
});

describe('a file that is no model is refused', () => {
  const good = checkpoint(new Trainer(TINY, generated), 0);
  test.each([
    ['nothing', new Uint8Array(0), 'header: got "0 bytes"'],
    ['text', Uint8Array.from({ length: 200 }, () => 65), 'header: got "200 bytes"'],
    ['its first half', good.slice(0, good.length >> 1), 'data_offsets of '],
  ])('%s', (_what, bytes, message) => expect(() => readModel(bytes)).toThrow(message));
});
