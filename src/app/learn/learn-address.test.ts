import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { VARIANT_IDS } from '../../cot/variants.ts';
import { TASKS } from '../../tasks/registry.ts';
import { FIRST, HIDEABLE, learnAddressOf, parseLearnAddress, type LearnLink } from './learn-address.ts';
import { SCREENS } from './screens/screens.ts';

const maybe = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: undefined });

const links: fc.Arbitrary<LearnLink> = fc
  .record({
    at: fc.constantFrom(...SCREENS),
    question: fc.nat(),
    seed: fc.nat({ max: 999_999_999 }),
    task: maybe(fc.constantFrom(...TASKS.map(({ id }) => id))),
    length: maybe(fc.integer({ min: 1, max: 999 })),
    variant: maybe(fc.constantFrom(...VARIANT_IDS)),
    hidden: fc.subarray([...HIDEABLE]),
    presents: fc.boolean(),
    answers: maybe(fc.stringMatching(/^[\w.-]{1,40}$/)),
  })
  .map(({ at, question, ...link }) => ({ ...link, screen: at.id, question: question % at.questions.length }));

describe('an address of the lesson', () => {
  test.prop([links])('leads back to all that it was made of', (link) => {
    expect(parseLearnAddress(learnAddressOf(link))).toEqual({ ...link, problems: [] });
  });

  test.prop([fc.string()])('never throws, whatever stands in it, and opens a screen', (text) => {
    expect(SCREENS.map(({ id }) => id)).toContain(parseLearnAddress(`#page=learn&${text}`).screen);
  });

  test('is the first screen where it says nothing', () => {
    expect(parseLearnAddress('#page=learn')).toEqual({ ...FIRST, problems: [] });
  });

  test('can be read by a person', () => {
    const link = { ...FIRST, screen: 'fetch', seed: 7, length: 12, hidden: ['variant', 'seed'] as const };
    expect(learnAddressOf(link)).toBe('#page=learn&screen=fetch&seed=7&len=12&hide=variant,seed');
  });

  test('says what it does not understand, and keeps the rest', () => {
    const { problems, ...link } = parseLearnAddress('#page=learn&screen=fetch&seed=7&q=9&hide=all&len=long&task=sums');
    expect(link).toEqual({ ...FIRST, screen: 'fetch', seed: 7 });
    expect(problems).toEqual([
      'q: got "9"; allowed on this screen: a number from 1 to 3.',
      expect.stringMatching(/^task: got "sums"; allowed: one of large-number-addition,/),
      'len: got "long"; allowed: a whole number from 0.',
      expect.stringMatching(/^hide: got "all"; allowed: some of task, len,/),
    ]);
  });
});
