import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { PreviewService } from '../../workers/dataset/preview-service.ts';
import { SourcesTable } from './SourcesTable.tsx';
import { FIRST_DRAFT, settingsOf } from './stores/dataset-draft.ts';

test('each range is spelled out for its task, with what it holds, and all are added up', async () => {
  const instances = [{ task: 'word-flip', instance: { text: 'one' } }];
  const asked = settingsOf(
    { ...FIRST_DRAFT, tasks: ['dijkstra', 'derangement'], instances, ranges: [{ range: 'S', count: '3', split: '' }] },
    [],
  );
  if (!('settings' in asked)) throw new Error('refused');
  const checked = new PreviewService().check(asked.settings);
  if (!checked.ok) throw new Error(checked.problems[0]!.message);
  const screen = await render(<SourcesTable parts={checked.parts} />);
  const row = (name: RegExp) => screen.getByRole('row', { name }).element().textContent;
  expect(row(/^Dijkstra/)).toContain('S (3–5 vertices)');
  expect(row(/^Dijkstra/)).toContain('more than a million');
  expect(row(/^Word Flip/)).toContain('1, your own');
  expect(row(/^In total/)).toBe('In total7');
  // No cell about capacity is empty, and each is below its heading.
  for (const each of screen.container.querySelectorAll('tbody tr')) expect(each.children).toHaveLength(6);
  for (const each of screen.container.querySelectorAll('tbody td')) expect(each.textContent).not.toBe('');
});
