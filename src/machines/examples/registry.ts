import { BALANCED_BRACKETS } from './balanced-brackets.ts';
import { BINARY_INCREMENT } from './binary-increment.ts';
import { ANTIHYDRA, BUSY_BEAVER, BUSY_BEAVER_OF_THREE, BUSY_BEAVER_OF_TWO, SMALL_BUSY_BEAVER } from './busy-beaver.ts';
import { COPY } from './copy.ts';
import type { ExampleMachine } from './example.ts';
import { PALINDROME } from './palindrome.ts';
import { THREE_TAPE_ADDITION } from './three-tape-addition.ts';
import { TWO_TAPE_PALINDROME } from './two-tape-palindrome.ts';
import { UNARY_MULTIPLICATION } from './unary-multiplication.ts';
import { UNIVERSAL } from './universal.ts';

/** The machines to begin with, from the simplest on. */
export const EXAMPLE_MACHINES: readonly ExampleMachine[] = [
  BINARY_INCREMENT,
  COPY,
  PALINDROME,
  BALANCED_BRACKETS,
  UNARY_MULTIPLICATION,
  TWO_TAPE_PALINDROME,
  THREE_TAPE_ADDITION,
  UNIVERSAL,
  BUSY_BEAVER_OF_TWO,
  BUSY_BEAVER_OF_THREE,
  SMALL_BUSY_BEAVER,
  BUSY_BEAVER,
  ANTIHYDRA,
];
