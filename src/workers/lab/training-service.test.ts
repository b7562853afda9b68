import { expect, test } from 'vitest';
import { WasmKernels } from '../../lab/kernels/wasm/wasm-kernels.ts';
import { usualRecipe, type Recipe } from '../../lab/training/recipe.ts';
import type { MakeKernels } from '../../lab/training/trainer.ts';
import type { KeptTraining, TrainingStore } from './training-store.ts';
import { TrainingService } from './training-service.ts';
import type { TrainingProgress } from './training-views.ts';

const RECIPE: Recipe = {
  ...usualRecipe('parity'),
  lengths: [2, 3],
  ring: 24,
  distractorCells: 4,
  width: 32,
  hidden: 32,
  batch: 2,
  updates: 60,
};

const makeKernels: MakeKernels = (floats) => new WasmKernels(floats);

/** A store that keeps copies, as a database does. */
function memoryStore(): TrainingStore {
  const kept: { training?: KeptTraining } = {};
  return {
    read: async () => structuredClone(kept.training),
    write: async (training) => {
      kept.training = structuredClone(training);
    },
  };
}

const service = (store: TrainingStore) => new TrainingService(async () => makeKernels, store);

async function trained(training: TrainingService) {
  const told: TrainingProgress[] = [];
  const ending = await training.run((progress) => told.push(progress));
  return { ending, told, losses: told.flatMap(({ losses }) => losses), probes: told.flatMap(({ probes }) => probes) };
}

test('a training that is paused, and goes on in another worker, has the loss curve of one that is not', async () => {
  const whole = service(memoryStore());
  const { parameters } = await whole.begin(RECIPE);
  expect(parameters).toBeGreaterThan(10_000);
  const once = await trained(whole);
  expect(once.ending).toBe('done');
  expect(once.losses).toHaveLength(60);
  expect(once.losses.at(-1)).toBeLessThan(once.losses[0]!);
  expect(once.probes.map(({ update }) => update)).toEqual([0, 50, 60]);
  expect(once.probes[0]!.counts.L).toMatchObject({ length: 9, done: 16 });

  const store = memoryStore();
  const first = service(store);
  await first.begin(RECIPE);
  const running = trained(first);
  // Soon after it has begun.
  setTimeout(() => first.pause(), 30);
  const before = await running;
  expect(before.ending).toBe('paused');

  const second = service(store);
  const kept = (await second.latest())!;
  expect(kept.updates).toBe(before.losses.length);
  expect(kept.updates).toBeLessThan(60);
  expect(kept.losses).toEqual(before.losses);
  const after = await trained(second);
  expect(after.ending).toBe('done');
  expect([...before.losses, ...after.losses]).toEqual(once.losses);
  expect(second.save('checkpoint').length).toBeGreaterThan(4 * second.save('weights').length);
});

test('a checkpoint is saved and opened again; what is none is refused, and what was trained stays', async () => {
  const one = service(memoryStore());
  await one.begin({ ...RECIPE, updates: 4 });
  await trained(one);
  const other = service(memoryStore());
  const opened = await other.load(one.save('checkpoint'));
  expect(opened).toMatchObject({ updates: 4, recipe: { seed: 1, updates: 4 } });
  await expect(other.load(new Uint8Array(3))).rejects.toThrow('header: got "3 bytes"');
  expect(await other.latest()).toMatchObject({ updates: 4 });
  await expect(other.load(one.save('weights'))).rejects.toThrow('mean.embedding');
});

test('what another version of the page has kept is not opened', async () => {
  const store: TrainingStore = { read: async () => ({ checkpoint: new Uint8Array(9) }), write: async () => {} };
  expect(await service(store).latest()).toBeUndefined();
  await expect(service(store).run(() => {})).rejects.toThrow('no training to go on with');
});
