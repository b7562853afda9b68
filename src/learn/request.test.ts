import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { TASKS } from '../tasks/registry.ts';
import { QUESTION_KINDS, type QuestionKind } from './question.ts';
import { resolveRequest } from './request.ts';
import { drawnTopicsOf, lengthsOf, topicsOf, usualLength } from './topics.ts';

const KINDS = Object.keys(QUESTION_KINDS) as QuestionKind[];

const messages = (came: unknown) => {
  const result = resolveRequest(came);
  return result.ok ? [] : result.problems.map(({ message }) => message);
};

describe('a request for a question', () => {
  test.prop([fc.constantFrom(...KINDS), fc.nat({ max: 999_999_999 })])(
    'with kind and seed alone is completed, and stays as it is when it is read again',
    (kind, seed) => {
      const first = resolveRequest({ kind, seed });
      if (!first.ok) throw new Error(messages({ kind, seed }).join(' '));
      expect(drawnTopicsOf(kind)).toContain(first.reference.topic);
      expect(resolveRequest(first.reference)).toEqual(first);
    },
  );

  test.prop([fc.anything()])('of anything is completed or refused with sentences', (came) => {
    const result = resolveRequest(came);
    if (!result.ok)
      expect(result.problems.every(({ message }) => /^.+: got .+; allowed: .+\.$/s.test(message))).toBe(true);
  });

  test.each<[unknown, string]>([
    [7, 'question: got 7; allowed: an object with a kind and a seed.'],
    [{ kind: 'riddle', seed: 1 }, 'kind: got "riddle"; allowed: one of cell, origin, module, fault, tokens, machine.'],
    [{ kind: 'cell', seed: -1 }, 'seed: got -1; allowed: a whole number, 0 to 999999999.'],
    [
      { kind: 'machine', seed: 1, topic: 'lcs' },
      'topic: got "lcs"; allowed: one of binary-increment, palindrome, balanced-brackets.',
    ],
    [{ kind: 'machine', seed: 1, length: 4 }, 'length: got 4; allowed: none.'],
    [{ kind: 'module', seed: 1, variant: 'tail' }, 'variant: got "tail"; allowed: none.'],
    [{ kind: 'fault', seed: 1, topic: 'lcs', length: 90 }, 'length: got 90; allowed: a whole number, 1 to 7.'],
    [
      { kind: 'cell', seed: 1, colour: 2 },
      'question: got "colour"; allowed: the fields kind, seed, topic, variant, length.',
    ],
  ])('%j gets a sentence', (came, sentence) => {
    expect(messages(came)).toEqual([sentence]);
  });

  test('has a usual length that is allowed, for every task and kind', () => {
    for (const task of TASKS)
      for (const kind of KINDS) {
        const { from, to } = lengthsOf(task);
        expect(usualLength(task, kind), task.id).toBeGreaterThanOrEqual(from);
        expect(usualLength(task, kind), task.id).toBeLessThanOrEqual(to);
      }
    expect(topicsOf('tokens')).toHaveLength(TASKS.length);
  });
});
