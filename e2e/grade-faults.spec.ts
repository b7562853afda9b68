import { expect, test, type Page } from './test.ts';
import { Random } from '../src/base/random.ts';
import { candidate } from '../src/dataset/draw/candidate.ts';
import { FAULTS, type Fault, type FaultName } from '../src/grading/faults/fault.ts';
import { SolvedInstance } from '../src/grading/reference/solved-instance.ts';
import { parseRange } from '../src/tasks/ranges.ts';
import { taskById } from '../src/tasks/registry.ts';
import { expectNoViolations } from './axe.ts';

// Workers start, and a busy machine takes its time.
test.slow();

const OUTPUTS = 300;
const RANGE = '3-12';
/** Every third output has one of these faults, in turn. */
const NAMES: readonly FaultName[] = [
  'operand',
  'result',
  'transition',
  'state skipped',
  'state repeated',
  'stopped early',
  'cut off',
  'unreadable',
];

interface MadeOutput {
  readonly id: string;
  readonly output: string;
  readonly fault: Fault | undefined;
  /** Whether the box holds what it should. */
  readonly isRight: boolean;
}

/** Outputs for additions whose faults are known: they were put into the right texts one by one. */
function madeOutputs(): MadeOutput[] {
  const task = taskById('large-number-addition')!;
  const range = parseRange(task, RANGE);
  if (typeof range === 'string') throw new Error(range);
  return Array.from({ length: OUTPUTS }, (_, number) => {
    const { instance } = candidate(task, range, 5, number);
    const reference = new SolvedInstance(task, instance).reference({ variant: 'tail', arithmetic: 'folded' });
    const random = new Random('300 outputs', number);
    const name = number % 3 === 0 ? NAMES[(number / 3) % NAMES.length]! : undefined;
    const fault = name && FAULTS[name](reference, random);
    const output = fault?.text ?? reference.text;
    const [box] = /\\boxed\{[^}]*\}$/.exec(reference.text)!;
    return { id: `${task.id}/${RANGE}/5/${number}/tail/folded`, output, fault, isRight: output.endsWith(box) };
  });
}

const made = madeOutputs();

async function dropOutputs(page: Page): Promise<void> {
  await page.goto('/#page=grade');
  const text = made
    .map(({ id, output, fault }) => JSON.stringify({ id, output, finish_reason: fault?.stop ?? 'stop' }))
    .join('\n');
  // A file that comes from outside of the page: what is dropped is made in the page itself.
  const transfer = await page.evaluateHandle((content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], 'faults.jsonl', { type: 'application/jsonl' }));
    return data;
  }, text);
  // The page itself is there, not the one that is shown while it is loaded.
  await page.getByRole('main').getByRole('button', { name: 'Open the example' }).waitFor();
  await page.getByRole('main').dispatchEvent('drop', { dataTransfer: transfer });
  await expect(page.getByRole('grid', { name: 'samples' }).getByRole('row').nth(1)).toContainText(/right|wrong/);
}

test('a person drops 300 outputs with known faults: numbers, chart, table, and the way to the trace', async ({
  page,
}) => {
  await dropOutputs(page);
  const right = made.filter(({ isRight }) => isRight).length;
  await expect(page.getByRole('region', { name: 'Accuracy of the runs' })).toContainText(`${right} of ${OUTPUTS}`);
  await expect(page.getByText(`${OUTPUTS} outputs joined by the id alone`)).toBeVisible();
  await expect(page.getByRole('img', { name: /^Accuracy over length/ })).toBeVisible();
  const counts = new Map<string, number>();
  for (const { fault } of made) counts.set(fault?.kind ?? 'none', (counts.get(fault?.kind ?? 'none') ?? 0) + 1);
  const kinds = page.getByRole('combobox', { name: 'Kind of first departure' });
  for (const [kind, count] of counts) await expect(kinds).toContainText(`${kind} (${count})`);
  expect(await kinds.getByRole('option').count()).toBe(counts.size + 1);
  // Each row of one kind is at the state at which the fault was put in.
  await kinds.selectOption('transition');
  const rows = page.getByRole('grid', { name: 'samples' }).getByRole('row');
  const wrong = made.find(({ fault }) => fault?.kind === 'transition')!;
  await expect(rows.nth(1)).toContainText('transition');
  await expect(rows.nth(1)).toContainText(wrong.id);
  await expect(rows.nth(1).getByRole('gridcell').nth(2)).toHaveText(String(wrong.fault!.place! + 1));
  await rows.nth(1).click();
  const sample = page.getByRole('region', { name: 'Departure of the sample' });
  await expect(sample).toContainText('First departure: transition');
  await page.getByRole('link', { name: 'Open in Trace at this state' }).click();
  const current = page.getByRole('grid', { name: 'atomic states' }).locator('[aria-current]');
  await expect(current).toHaveAttribute('aria-rowindex', String(wrong.fault!.place! + 2));
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing beside 300 outputs with faults in the ${colorScheme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await dropOutputs(page);
    await page.getByRole('grid', { name: 'samples' }).getByRole('row').nth(1).click();
    await page.locator('mark').first().waitFor();
    await expectNoViolations(page);
  });
