import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { FIRST_DRAFT, useDraft } from '../stores/dataset-draft.ts';
import { InstancesField } from './InstancesField.tsx';

/** The field as the page draws it, with the draft of the page. */
function Field() {
  return <InstancesField draft={useDraft((state) => state.draft)} problem={undefined} />;
}

const line = (text: unknown) => JSON.stringify({ task: 'word-flip', instance: { text } });

async function fieldWith(...files: readonly File[]) {
  useDraft.setState({ draft: FIRST_DRAFT });
  const screen = await render(<Field />);
  const open = async (file: File) => screen.getByLabelText('File of own instances').upload(file);
  for (const file of files) await open(file);
  return { screen, open };
}

test('of 50,000 wrong lines a handful is told, and what stays active', async () => {
  const { screen, open } = await fieldWith(new File([[line('one'), line('two')].join('\n')], 'good.jsonl'));
  await expect.element(screen.getByText('2 instances', { exact: true })).toBeVisible();
  const wrong = Array.from({ length: 50_000 }, (_, number) => line(number)).join('\n');
  await open(new File([wrong], 'bad.jsonl'));
  const alert = screen.getByRole('alert');
  await expect
    .element(alert)
    .toHaveTextContent('bad.jsonl was not taken. The 2 instances of the file before stay active.');
  await expect.element(alert).toHaveTextContent('49,995 more are wrong; 0 of 50,000 are sound.');
  await expect.element(alert).toHaveTextContent(/Line 1, text: 0 does not fit\. Allowed: /);
  expect(alert.element().textContent).not.toMatch(/got |; allowed:|instances[,:] /);
  expect(alert.element().querySelectorAll('li')).toHaveLength(6);
  expect(alert.element().textContent.length).toBeLessThan(1500);
  expect(useDraft.getState().draft.instances).toHaveLength(2);
});

test('a file that is too large is refused before it is read', async () => {
  const { screen } = await fieldWith();
  await expect.element(screen.getByText(/^JSONL of up to 8 MB/)).toBeVisible();
  const large = new Uint8Array(9_000_000);
  await screen.getByLabelText('File of own instances').upload(new File([large], 'large.jsonl'));
  await expect
    .element(screen.getByRole('alert'))
    .toHaveTextContent(
      '"large.jsonl, 9 MB" does not fit. Allowed: a file of up to 8 MB; the command line reads larger ones.',
    );
  await expect.element(screen.getByRole('alert')).toHaveTextContent('large.jsonl was not taken. No file is active.');
});
