import { readFileSync } from 'node:fs';
import { expect, test, type Page } from './test.ts';
import { strToU8, zipSync } from 'fflate';
import { expectNoViolations } from './axe.ts';

const MAP = /^Oracle map/;

/** A `.npy` file as numpy writes it. */
function npy(descr: string, shape: readonly number[], data: Uint8Array): Uint8Array {
  const head = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${shape.join(', ')}${shape.length === 1 ? ',' : ''}), }`;
  const text = `${head.padEnd(117)}\n`;
  const bytes = new Uint8Array(10 + text.length + data.length);
  bytes.set([0x93, ...strToU8('NUMPY'), 1, 0, text.length, 0]);
  bytes.set(strToU8(text), 10);
  bytes.set(data, 10 + text.length);
  return bytes;
}

interface Probe {
  readonly prompt: string;
  readonly text: string;
  readonly sha256: string;
  readonly rows: readonly {
    readonly at: readonly [number, number];
    readonly src: readonly (readonly [number, number])[];
  }[];
}

/** An answer to a probe with characters as tokens: head 1.2 has all of its attention on the sources, the others have a hundredth. */
function answerTo(probe: Probe, [layers, heads]: readonly [number, number]): Buffer {
  const count = probe.rows.length;
  const mass = new Float32Array(layers * heads * count).fill(0.01);
  const hit = new Uint8Array(mass.length);
  const best = (heads + 2) * count;
  mass.fill(1, best, best + count);
  hit.fill(1, best, best + count);
  const length = (probe.prompt + probe.text).length;
  const offsets = Int32Array.from({ length: 2 * length }, (_, at) => (at >> 1) + (at & 1));
  const points = Uint32Array.from(probe.sha256, (character) => character.codePointAt(0)!);
  return Buffer.from(
    zipSync(
      {
        'mass.npy': npy('<f4', [layers, heads, count], new Uint8Array(mass.buffer)),
        'hit.npy': npy('|u1', [layers, heads, count], hit),
        'row_token.npy': npy('<i4', [count], new Uint8Array(Int32Array.from(probe.rows, ({ at }) => at[0] - 1).buffer)),
        'offsets.npy': npy('<i4', [length, 2], new Uint8Array(offsets.buffer)),
        'sha256.npy': npy(`<U${points.length}`, [1], new Uint8Array(points.buffer)),
      },
      { level: 0 },
    ),
  );
}

async function openFile(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.getByLabel('Files with attention').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
}

test('a read is found in the list, its arcs are shown, and its link leads back to it', async ({ page }) => {
  await page.goto('/#page=attention&task=large-number-addition&variant=tail');
  const reads = page.getByRole('grid', { name: 'reads' });
  await reads.getByRole('row').filter({ hasText: 'state' }).first().click();
  const arcs = page.getByRole('img', { name: /^state column: “1”, copied from where it was written/ });
  await expect(arcs).toBeVisible();
  await page.reload();
  await expect(arcs).toBeVisible();
});

test('the map is moved by the keyboard, and what is in view has a link', async ({ page }) => {
  await page.goto('/#page=attention&task=large-number-addition&range=L&seed=3&variant=tail');
  const map = page.getByRole('application', { name: MAP });
  await expect(map).toHaveAttribute('data-whole', 'true');
  await map.focus();
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  await page.keyboard.press('ArrowDown');
  await expect(page).toHaveURL(/[&?]at=\d+%2C\d+/);
  await page.keyboard.press('0');
  await expect(page).not.toHaveURL(/[&?]at=/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/read=\d+/);
});

test('a probe is saved, its answer is opened and ranked, and a broken file is said', async ({ page }) => {
  await page.goto('/#page=attention&task=bubble-sort&variant=tail');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'probe.json' }).click(),
  ]);
  const probe = JSON.parse(readFileSync(await download.path(), 'utf8')) as Probe;
  await openFile(page, 'probe.npz', answerTo(probe, [3, 4]));
  const heads = page.getByRole('grid', { name: 'heads' });
  await expect(heads.getByRole('row').nth(1)).toContainText('1.2');
  await expect(heads.getByRole('row').nth(1)).toContainText('100.0 %');
  await expect(page.getByRole('region', { name: 'Controls' })).toContainText('Uniform');

  // The best head is drawn over the map, named, and saved with it; another one leaves other marks.
  const map = page.getByRole('application', { name: MAP });
  await expect(map).toHaveAccessibleName(/Over it: head 1\.2\./);
  await page.getByRole('grid', { name: 'reads' }).getByRole('row').nth(2).click();
  await expect(
    page.getByText('Head 1.2 has 100.0 % of its attention on the sources; its largest weight is'),
  ).toBeVisible();
  const filled = async () => {
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save the map as SVG' }).click(),
    ]);
    const svg = readFileSync(await saved.path(), 'utf8');
    return { svg, full: svg.match(/fill-opacity="1"/g)?.length ?? 0 };
  };
  const pixels = () => map.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  await expect(map).toHaveAttribute('data-whole', 'true');
  const [best, bestPixels] = [await filled(), await pixels()];
  expect(best.svg).toContain('Over it: head 1.2.');
  expect(best.full).toBeGreaterThan(10);
  await heads.getByRole('row').nth(2).click();
  await expect(map).not.toHaveAccessibleName(/Over it: head 1\.2\./);
  expect((await filled()).full).toBe(0);
  await expect.poll(pixels).not.toBe(bestPixels);
  await openFile(page, 'model.pt', Buffer.from(zipSync({ 'archive/data.pkl': strToU8('x') })));
  await expect(page.getByRole('alert')).toContainText('This line converts it');
});

test('a model of the Lab reads its text in the page, and a head of it looks where the machine reads', async ({
  page,
}) => {
  await page.goto('/#page=attention');
  await page.getByLabel('Model of the Lab').selectOption('parity-tail-1');
  const first = page.getByRole('grid', { name: 'heads' }).getByRole('row').nth(1);
  await expect(first).toContainText(/1\.[23]/, { timeout: 20_000 });
  await expect(first).toContainText(/(100\.0|99\.\d) %/);
});

test('distances are measured for an instance of each length, and can be given up', async ({ page }) => {
  await page.goto('/#page=attention&task=compare-numbers&variant=tail');
  await page.getByRole('button', { name: 'up to S' }).click();
  await expect(page.getByRole('img', { name: /^operands, with memory fetcher: / })).toBeVisible({ timeout: 20_000 });
});

test('axe finds nothing, in both themes and on a phone', async ({ page }) => {
  test.slow();
  // A text alone, and one with a model whose heads are ranked.
  for (const address of ['task=large-number-addition&variant=tail&read=7', 'model=parity-tail-1&read=3']) {
    await page.goto(`/#page=attention&${address}`);
    await page.getByRole('img', { name: /(copied|computed) from/ }).waitFor();
    if (address.startsWith('model')) await page.getByRole('grid', { name: 'heads' }).waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expectNoViolations(page);
    }
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoViolations(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});
