import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import type { SampledRow } from '../../workers/dataset/dataset-sample.ts';
import { Estimate } from './Estimate.tsx';

/** A sampled row of which only what is measured matters. */
const row = (key: number, task: string, length: number): SampledRow => ({
  key,
  draw: { part: 0, index: key },
  weight: 1,
  id: String(key),
  task,
  range: 'S',
  split: 'train',
  length,
  instance: {},
  template: '',
  query: '',
  variant: 'tail',
  arithmetic: 'folded',
  beginning: '',
  answer: '',
  states: 1,
  steps: 1,
  tokens: null,
  chatTokens: null,
});

test('each task has a distribution of its own, in its own measure', async () => {
  const rows = [row(0, 'dijkstra', 4), row(1, 'dijkstra', 4), row(2, 'word-flip', 18)];
  const sample = { rows, instances: 3, bytes: 1000, problem: undefined };
  const screen = await render(
    <Estimate
      preview={{ problems: [], sound: undefined, sample, isSampling: false, failure: undefined, answered: undefined }}
    />,
  );
  await expect.element(screen.getByRole('heading', { name: 'Dijkstra' })).toBeVisible();
  await expect.element(screen.getByRole('heading', { name: 'Word Flip' })).toBeVisible();
  // Drawn when their width has been measured.
  await expect
    .poll(() =>
      screen
        .getByRole('img')
        .elements()
        .map((picture) => picture.getAttribute('aria-label')),
    )
    .toEqual([
      'vertices from 4 to 4, most often 4.',
      expect.stringMatching(/^characters.* from 18 to 18, most often 18\.$/),
    ]);
});
