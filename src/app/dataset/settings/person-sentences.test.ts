import { expect, test } from 'vitest';
import { planOf } from '../../../dataset/settings/plan.ts';
import { isSound } from '../../../dataset/settings/settings.ts';
import { FIRST_DRAFT, settingsOf, type DatasetDraft } from '../stores/dataset-draft.ts';
import { personProblem } from './person-sentences.ts';

/** The sentences that the page says of a draft. */
function said(change: Partial<DatasetDraft>): readonly string[] {
  const asked = settingsOf({ ...FIRST_DRAFT, ...change }, []);
  const found = 'problems' in asked ? asked.problems : planOf(asked.settings);
  return isSound(found) ? [] : found.map((problem) => personProblem(problem).message);
}

test('says what to do where nothing is chosen', () => {
  expect(said({ tasks: [] })).toEqual(['Choose at least one task, or open a file with instances of your own.']);
  expect(said({ variants: [] })).toEqual(['Choose at least one variant of the text.']);
  expect(said({ formats: [] })).toEqual(['Choose at least one format.']);
});

test("names fields as the page does, and says what is allowed without the command line's words", () => {
  expect(said({ seed: '-1' })).toEqual(['Seed: -1 does not fit. Allowed: a whole number, 0 or more.']);
  expect(said({ seed: '' })).toEqual(['Seed: nothing is typed. Allowed: a whole number, 0 or more.']);
  expect(said({ ranges: [{ range: 'S', count: 'none', split: 'train' }] })).toEqual([
    'Examples: "none" does not fit. Allowed: a whole number, 1 to 10,000,000.',
  ]);
  expect(said({ drawing: 'mixture', mixture: '1' })[0]).toMatch(/^Shares S:M:L: "1" does not fit\. Allowed: shares/);
  for (const sentence of said({ tasks: [], variants: [], formats: [], seed: 'x', shards: '0' }))
    expect(sentence).not.toMatch(/got |allowed:/);
});
