import { Random } from '../base/random.ts';
import { cellExercise } from './kinds/cell.ts';
import { faultExercise } from './kinds/fault.ts';
import { machineExercise } from './kinds/machine.ts';
import { moduleExercise } from './kinds/module.ts';
import { originExercise } from './kinds/origin.ts';
import { tokensExercise } from './kinds/tokens.ts';
import type { Exercise, QuestionKind, QuestionReference, QuestionRequest } from './question.ts';
import { referenceOf } from './request.ts';
import type { Tools } from './tools.ts';

/** Makes a question of a kind, or undefined where what has been drawn has no place for one. */
type Maker = (reference: QuestionReference, random: Random, tools: Tools) => Exercise | undefined;

const MAKERS: Readonly<Record<QuestionKind, Maker>> = {
  cell: cellExercise,
  origin: originExercise,
  module: moduleExercise,
  fault: faultExercise,
  tokens: tokensExercise,
  machine: machineExercise,
};

/** Instances that are drawn before a length of a task is taken to have no place for a question. */
const ATTEMPTS = 50;

/**
 * Makes the question of a request: equal requests make equal questions. Throws with a sentence where the request is unsound (see
 * `resolveRequest`), and where the length is so short that no instance has a place for such a question.
 */
export function makeExercise(request: QuestionRequest, tools: Tools): Exercise {
  const reference = referenceOf(request);
  const { kind, topic, variant = '', length = 0, seed } = reference;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const random = new Random('lesson', kind, topic, variant, length, seed, attempt);
    const exercise = MAKERS[kind](reference, random, tools);
    if (exercise) return exercise;
  }
  throw new Error(
    `length: got ${length}; no instance of ${topic} that short has a place for this question; choose a greater one.`,
  );
}
