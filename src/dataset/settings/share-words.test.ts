import { expect, test } from 'vitest';
import { shareWords } from './share-words.ts';

test('nearly all is not all, and little is not none', () => {
  expect([0, 0.0001, 0.1234, 0.99999, 1].map(shareWords)).toEqual(['0 %', '< 0.1 %', '12.3 %', '99.9 %', '100 %']);
});
