import { BALANCED_BRACKETS } from './balanced-brackets.ts';
import { BINARY_INCREMENT } from './binary-increment.ts';
import { ANTIHYDRA, BUSY_BEAVER, SMALL_BUSY_BEAVER } from './busy-beaver.ts';
import { COPY } from './copy.ts';
import type { ExampleMachine } from './example.ts';
import { PALINDROME } from './palindrome.ts';
import { THREE_TAPE_ADDITION } from './three-tape-addition.ts';
import { TWO_TAPE_PALINDROME } from './two-tape-palindrome.ts';

/** The machines to begin with, from the simplest on. */
export const EXAMPLE_MACHINES: readonly ExampleMachine[] = [
  BINARY_INCREMENT,
  COPY,
  PALINDROME,
  BALANCED_BRACKETS,
  TWO_TAPE_PALINDROME,
  THREE_TAPE_ADDITION,
  SMALL_BUSY_BEAVER,
  BUSY_BEAVER,
  ANTIHYDRA,
];
