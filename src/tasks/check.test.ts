import { describe, expect, test } from 'vitest';
import { ANSWER_CASES } from '../testing/answer-cases.ts';
import { taskById } from './registry.ts';

describe.each(Object.entries(ANSWER_CASES))('the check of %s', (id, cases) => {
  const task = taskById(id)!;
  for (const { instance, right, wrong } of cases) {
    test.each(right)(`accepts “%s” for ${JSON.stringify(instance)}`, (answer) =>
      expect(task.check(instance, answer)).toBe(true),
    );
    test.each(wrong)(`refuses “%s” for ${JSON.stringify(instance)}`, (answer) =>
      expect(task.check(instance, answer)).toBe(false),
    );
  }
});
