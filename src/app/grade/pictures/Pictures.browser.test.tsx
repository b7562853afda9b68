import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import '../../kit/styles/tokens.css';
import { chainOfThought } from '../../../runs/solution.ts';
import { taskById } from '../../../tasks/registry.ts';
import { solveTask } from '../../../tasks/task-subject.ts';
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

/** What one file with these outputs of word flip shows. */
async function shownOf(outputs: readonly string[], variant: string) {
  const rows = outputs.map((output, number) =>
    JSON.stringify({ id: String(number), task: 'word-flip', instance: { text: 'ab' }, variant, output }),
  );
  const files = [{ path: 'one.jsonl', blob: new Blob([rows.join('\n')]) }];
  const grading = await new GradingService().grade({ files, dataset: [] }, () => undefined);
  const { container } = await render(<Pictures grading={grading} task="word-flip" />);
  await expect.poll(() => container.querySelectorAll('svg[role="img"]').length).toBeGreaterThan(0);
  const section = (title: string) => container.querySelector(`[data-picture="${title}"]`);
  return { grading, container, section };
}

/** The right text for flipping “ab”. */
function solvedText(): string {
  const solution = solveTask(taskById('word-flip')!, { text: 'ab' });
  return chainOfThought(solution, { variant: 'tail', arithmetic: 'folded' }).text();
}

test('where nothing departs a sentence says so, and no empty picture is drawn', async () => {
  const { grading, container, section } = await shownOf([String.raw`\boxed{ba}`], 'direct');
  expect(section('Kinds of departures by length')).toHaveTextContent('No output departs');
  expect(section('Hazard over position')).toHaveTextContent('In none of these outputs was an atomic state read');
  expect(section('Where outputs depart first')).toBeNull();
  expect(container.querySelectorAll('svg[role="img"]')).toHaveLength(1);
  const page = new DOMParser().parseFromString(reportHtml(grading, document), 'text/html');
  expect(page.body.textContent).toContain('Kinds of departures by length: No output departs');
});

test('outputs that were cut off or are unreadable depart at no state, and a sentence says so', async () => {
  const text = solvedText();
  const cut = await shownOf([text.slice(0, -12)], 'tail');
  expect(cut.section('Where outputs depart first')).toHaveTextContent('No output departs at a state');
  expect(cut.section('Hazard over position')!.querySelector('svg[role="img"]')).not.toBeNull();
  expect(cut.section('Kinds of departures by length')!.querySelector('rect')).not.toBeNull();
  const unreadable = await shownOf(['That seems hard to say.'], 'tail');
  expect(unreadable.section('Hazard over position')).toHaveTextContent('In none of these outputs');
  expect(unreadable.section('Kinds of departures by length')!.querySelector('rect')).not.toBeNull();
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
