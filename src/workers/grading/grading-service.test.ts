import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tail } from '../../testing/command-line.ts';
import { GradingService, type GradingProgress } from './grading-service.ts';

const RECORDS = tail('generate', '--task', 'word-flip', '--range', 'S', '--count', '12', '--seed', '3')
  .out.trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { id: string; query: string; cot: string });

/** Outputs of which every third has a wrong transition in its second state. */
const OUTPUTS = RECORDS.map(({ cot }, number) => (number % 3 === 1 ? cot.replace('→ [3]', '→ [9]') : cot));

const lines = (rows: readonly unknown[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

const picked = (path: string, text: string) => ({ path, blob: new Blob([text]) });

const OWN = lines(RECORDS.map((record, number) => ({ ...record, output: OUTPUTS[number] })));

test('the page and the command line save the same bytes', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tail-'));
  const file = join(folder, 'own.jsonl');
  writeFileSync(file, `${OWN}{"output": \n`);
  const csv = join(folder, 'samples.csv');
  const steps = join(folder, 'steps.jsonl');
  const printed = tail('grade', file, '--json', '--csv', csv, '--process-bench', steps).out;
  const service = new GradingService();
  const grading = await service.grade({ files: [picked(file, readFileSync(file, 'utf8'))], dataset: [] }, () => {});
  expect(grading.failures).toBe(1);
  expect(grading.problems[0]).toContain('own.jsonl, line 13');
  expect(await (await service.save('json')).text()).toBe(printed);
  expect(await (await service.save('csv')).text()).toBe(readFileSync(csv, 'utf8'));
  expect(await (await service.save('process-bench')).text()).toBe(readFileSync(steps, 'utf8'));
  rmSync(folder, { recursive: true });
});

test('the table asks for kinds, an order, a window, and one sample', { timeout: 120_000 }, async () => {
  const service = new GradingService();
  const told: GradingProgress[] = [];
  const { departures } = await service.grade({ files: [picked('own.jsonl', OWN)], dataset: [] }, (progress) =>
    told.push(progress),
  );
  const bytes = new TextEncoder().encode(OWN).length;
  expect(told.at(-1)).toEqual({ bytes, total: bytes, graded: 12, correct: 12, problems: 0 });
  const everything = { kind: 'all', filter: '', column: undefined, descending: false };
  expect(service.order(everything)).toEqual([...RECORDS.keys()]);
  const wrong = service.order({ ...everything, kind: 'transition' });
  expect(wrong).toEqual([1, 4, 7, 10]);
  expect(service.rows(wrong).map(({ id }) => id)).toEqual(wrong.map((number) => RECORDS[number]!.id));
  const byLength = service.rows(service.order({ ...everything, column: 'length', descending: true }));
  expect(byLength.map(({ length }) => length)).toEqual(
    byLength.map(({ length }) => length).toSorted((one, other) => other - one),
  );
  expect(service.order({ ...everything, filter: RECORDS[5]!.id.toUpperCase() })).toEqual([5]);
  expect(departures[0]!.places).toEqual([[service.rows([1])[0]!.place, 4]]);
  const view = service.sample(1)!;
  expect(view.result.expected).toContain('→ [3]');
  expect(view.result.found).toContain('→ [9]');
  // The state before is that of the text, and the departing one ends where the machine is then.
  expect(RECORDS[1]!.cot).toContain(view.before.at(-1));
  expect(view.step).toBeGreaterThan(0);
  expect(service.sample(12)).toBeUndefined();
});

test('outputs are joined with a picked folder, by records or by the manifest alone', { timeout: 120_000 }, async () => {
  const outputs = picked('p.jsonl', lines(RECORDS.map(({ query }, number) => ({ query, output: OUTPUTS[number] }))));
  const manifest = {
    settings: {
      tasks: ['word-flip'],
      ranges: [{ range: 'S', count: 12 }],
      seed: 3,
      variants: ['tail'],
      arithmetic: 'folded',
      formats: ['native'],
      container: 'jsonl',
    },
  };
  const folder = [
    picked('set/manifest.json', JSON.stringify(manifest)),
    picked('set/data/native/train.jsonl', lines(RECORDS)),
    picked('set/README.md', '# Set'),
  ];
  for (const dataset of [folder, folder.slice(0, 1), [picked('records.jsonl', lines(RECORDS))]]) {
    const { report } = await new GradingService().grade({ files: [outputs], dataset }, () => {});
    expect(report.joined).toEqual({ query: 12 });
  }
  await expect(
    new GradingService().grade({ files: [outputs], dataset: [picked('set/README.md', '')] }, () => {}),
  ).rejects.toThrow('dataset: got set/README.md, with no example in it');
});

test('columns of any name are graded once a person says what they hold', { timeout: 120_000 }, async () => {
  const file = picked('t.csv', `name,text\r\n${RECORDS.map(({ id }) => `${id},\\boxed{?}\r\n`).join('')}`);
  const service = new GradingService();
  const blind = await service.grade({ files: [file], dataset: [] }, () => {});
  expect(blind.report.total).toBe(0);
  expect(await service.columns(file)).toEqual(['name', 'text']);
  const mapped = await service.grade({ files: [file], dataset: [], mapping: { output: 'text', id: 'name' } }, () => {});
  expect(mapped.report).toMatchObject({ total: 12, joined: { id: 12 } });
});

test('grading that is cancelled keeps what was graded until then', { timeout: 120_000 }, async () => {
  const service = new GradingService();
  const many = picked('many.jsonl', OWN.repeat(400));
  const grading = await service.grade({ files: [many], dataset: [] }, ({ graded }) => graded > 0 && service.cancel());
  expect(grading.isWhole).toBe(false);
  expect(grading.report.total).toBeGreaterThan(0);
  expect(grading.report.total).toBeLessThan(4800);
  expect(service.order({ kind: 'all', filter: '', column: undefined, descending: false })).toHaveLength(
    grading.report.total,
  );
});
