import { expect, test } from 'vitest';
import { Turns } from './turns.ts';

/** Lets everything go on that need not wait for a turn. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

test('the first has its turn at once, and keeps it while nobody waits', async () => {
  const turn = new Turns(0).join();
  await turn.take();
  await settle();
  expect(turn.isOver).toBe(false);
});

test('what is new goes before what has had a turn, and then they go round', async () => {
  const turns = new Turns(-1);
  const order: string[] = [];
  const work = async (name: string, rounds: number) => {
    const turn = turns.join();
    for (let round = 0; round < rounds; round++) {
      await turn.take();
      order.push(name);
      await settle();
    }
    turn.end();
  };
  await Promise.all([work('a', 3), work('b', 3), work('c', 1)]);
  expect(order).toEqual(['a', 'b', 'c', 'a', 'b', 'a', 'b']);
});

test('a turn goes on until its time is over, except for what is new', async () => {
  const turns = new Turns(1_000_000);
  const [one, other] = [turns.join(), turns.join()];
  await one.take();
  const otherTakes = other.take();
  expect(one.isOver).toBe(true);
  const oneTakes = one.take();
  await otherTakes;
  expect(other.isOver).toBe(false);
  other.end();
  await oneTakes;
});

test('who gives up while waiting need not wait, and takes nobody’s turn', async () => {
  const turns = new Turns(0);
  const [one, other, third] = [turns.join(), turns.join(), turns.join()];
  await one.take();
  const otherTakes = other.take();
  const thirdTakes = third.take();
  other.end();
  await otherTakes;
  let thirdHasTurn = false;
  void thirdTakes.then(() => (thirdHasTurn = true));
  await settle();
  expect(thirdHasTurn).toBe(false);
  one.end();
  await thirdTakes;
});
