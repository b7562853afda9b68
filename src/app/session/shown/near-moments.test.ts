import { expect, test } from 'vitest';
import type { MomentView } from '../../../workers/views/views.ts';
import { NearMoments } from './near-moments.ts';

const moment = (step: number): MomentView => ({
  configuration: { step, state: 0, previousState: null, rule: null, tapes: [], marks: [] },
  atomicState: null,
});

function fetching(fits: (moment: MomentView) => boolean = () => true) {
  const asked: number[] = [];
  const near = new NearMoments((step) => {
    asked.push(step);
    return Promise.resolve(moment(step));
  }, fits);
  return { asked, near };
}

test('what has been fetched or shown is there at once, and not fetched again', async () => {
  const { asked, near } = fetching();
  near.keep(moment(5));
  await near.fetch([6, 5, 4]);
  expect(asked).toEqual([6, 4]);
  expect([4, 5, 6, 7].map((step) => near.at(step)?.configuration.step)).toEqual([4, 5, 6, undefined]);
});

test('other steps to be fetched end what was begun, after the one that is on its way', async () => {
  const { asked, near } = fetching();
  const first = near.fetch([1, 2, 3]);
  await near.fetch([8, 9]);
  await first;
  expect(asked).toEqual([1, 8, 9]);
  expect(near.at(1)).toBeDefined();
});

test('what does not hold the cells in view is not there, and is fetched again when they are asked for', async () => {
  let fits = true;
  const { asked, near } = fetching(() => fits);
  await near.fetch([1, 2]);
  fits = false;
  expect(near.at(1)).toBeUndefined();
  await near.fetch([1]);
  fits = true;
  expect(near.at(1)).toBeDefined();
  expect(asked).toEqual([1, 2, 1]);
});

test('those that were not looked at for longest give way', () => {
  const { near } = fetching();
  for (let step = 0; step < 24; step++) near.keep(moment(step));
  near.at(0);
  near.keep(moment(24));
  expect([0, 1, 2].map((step) => near.at(step) !== undefined)).toEqual([true, false, true]);
});

test('a trace that was closed has none, and nobody is told', async () => {
  const near = new NearMoments(
    () => Promise.reject(new Error('closed')),
    () => true,
  );
  await near.fetch([1, 2]);
  expect(near.at(1)).toBeUndefined();
});
