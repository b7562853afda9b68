import { BINARY_INCREMENT } from './binary-increment.ts';
import { BUSY_BEAVER } from './busy-beaver.ts';
import { COPY } from './copy.ts';
import type { ExampleMachine } from './example.ts';
import { PALINDROME } from './palindrome.ts';
import { TWO_TAPE_PALINDROME } from './two-tape-palindrome.ts';

/** The machines to begin with, from the simplest on. */
export const EXAMPLE_MACHINES: readonly ExampleMachine[] = [
  BINARY_INCREMENT,
  COPY,
  PALINDROME,
  TWO_TAPE_PALINDROME,
  BUSY_BEAVER,
];
