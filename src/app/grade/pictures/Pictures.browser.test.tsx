import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import '../../kit/styles/tokens.css';
import { GradingService, type Grading } from '../../../workers/grading/grading-service.ts';
import { reportHtml } from '../report/report-html.ts';
import { pictureMarkup } from '../../views/plots/picture-file.ts';
import { Pictures } from './Pictures.tsx';

/** Two runs on three instances; the second is wrong on one of them. */
async function graded(): Promise<Grading> {
  const runs = [0, 1].map((run) => ({
    path: run === 0 ? 'all-right.jsonl' : '<one> wrong.jsonl',
    blob: new Blob(
      ['a', 'ab', 'abc'].map((text, number) => {
        const flipped = [...text].toReversed().join('');
        const output = run === 1 && number === 1 ? String.raw`\boxed{?}` : `\\boxed{${flipped}}`;
        return `${JSON.stringify({ id: text, task: 'word-flip', instance: { text }, variant: 'direct', output })}\n`;
      }),
    ),
  }));
  return new GradingService().grade({ files: runs, dataset: [] }, () => undefined);
}

test('accuracy over length shows every run, and the file of it needs no style sheet', async () => {
  const grading = await graded();
  const { container, getByRole } = await render(<Pictures grading={grading} task="word-flip" />);
  const picture = getByRole('img', { name: /^Accuracy over length/ });
  await expect.element(picture).toBeVisible();
  const titles = [...container.querySelectorAll('[data-picture="Accuracy over length"] title')].map(
    (title) => title.textContent,
  );
  expect(titles).toContain('all-right.jsonl, length 2: 100.0 % (1 of 1; 95 %: 20.7 % to 100.0 %)');
  expect(titles).toContain('<one> wrong.jsonl, length 2: 0.0 % (0 of 1; 95 %: 0.0 % to 79.3 %)');
  const svg = container.querySelector<SVGSVGElement>('svg[role="img"]')!;
  const markup = pictureMarkup(svg, 'Accuracy over length', ['all-right.jsonl', '<one> wrong.jsonl']);
  const parsed = new DOMParser().parseFromString(markup, 'image/svg+xml');
  expect(parsed.querySelector('parsererror')).toBeNull();
  expect(parsed.querySelectorAll('[class]')).toHaveLength(0);
  expect(parsed.documentElement.textContent).toContain('<one> wrong.jsonl');
});

test('the report holds numbers and pictures, and names of files are no markup', async () => {
  const grading = await graded();
  await render(<Pictures grading={grading} task="word-flip" />);
  await expect.poll(() => document.querySelectorAll('svg[role="img"]').length).toBeGreaterThan(0);
  const page = new DOMParser().parseFromString(reportHtml(grading, document), 'text/html');
  expect(page.querySelectorAll('svg').length).toBeGreaterThan(0);
  expect(page.querySelector('one')).toBeNull();
  expect(page.body.textContent).toContain('5 of 6 outputs right: 83.3 %');
  expect([...page.querySelectorAll('td')].map((cell) => cell.textContent)).toContain('<one> wrong.jsonl');
});
