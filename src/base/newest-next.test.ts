import { expect, test } from 'vitest';
import { NewestNext } from './newest-next.ts';

/** Work that is done when it is told so, by its name. */
function named() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => () => {
    begun.push(name);
    return new Promise<void>((resolve) => ends.set(name, resolve));
  };
  const end = async (name: string) => {
    ends.get(name)!();
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { begun, work, end };
}

test('work is begun at once while nothing goes on', async () => {
  const queue = new NewestNext();
  const { begun, work, end } = named();
  queue.ask(work('first'));
  expect(begun).toEqual(['first']);
  await end('first');
  queue.ask(work('second'));
  expect(begun).toEqual(['first', 'second']);
});

test('of what is asked for meanwhile only the newest is done, when the work before it is done', async () => {
  const queue = new NewestNext();
  const { begun, work, end } = named();
  for (const name of ['first', 'second', 'third']) queue.ask(work(name));
  expect(begun).toEqual(['first']);
  await end('first');
  expect(begun).toEqual(['first', 'third']);
  await end('third');
  expect(begun).toEqual(['first', 'third']);
});

test('what is not begun is left out when it is cancelled', async () => {
  const queue = new NewestNext();
  const { begun, work, end } = named();
  queue.ask(work('first'));
  queue.ask(work('second'));
  queue.cancel();
  await end('first');
  expect(begun).toEqual(['first']);
});
