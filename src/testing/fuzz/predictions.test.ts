import { gzipSync, strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { Random } from '../../base/random.ts';
import { predictionsOf } from '../../grading/inputs/predictions.ts';
import { outputFileOf } from '../output-file.ts';
import { anyValue, broken, CASES, HOSTILE } from './hostile.ts';

const ROWS = [
  { id: 'add-0', prediction: '\\boxed{579}' },
  {
    doc_id: 0,
    doc: { id: 'add-0', query: 'Compute 1+2' },
    target: '3',
    arguments: {},
    resps: [['3']],
    filtered_resps: ['3'],
  },
  { custom_id: 'add-0', response: { body: { choices: [{ message: { content: '3' } }] } }, error: null },
  { prompt: 'Compute 1+2', predict: '3', label: '3' },
];

/** A file of outputs with broken rows: JSON Lines, JSON, CSV, packed or cut. */
function brokenFile(random: Random): Uint8Array {
  const rows = Array.from({ length: random.integer(1, 12) }, () =>
    random.oneIn(4)
      ? anyValue(random)
      : { ...random.pick(ROWS), [random.pick(['id', 'prediction', 'extra'])]: random.pick(HOSTILE) },
  );
  const text = random.pick([
    rows.map((row) => JSON.stringify(row)).join('\n'),
    JSON.stringify(rows),
    `id,prediction\n${HOSTILE.map((each) => `"${each.replaceAll('"', '""')}",3`).join('\n')}`,
  ]);
  const bytes = strToU8(broken(text, random));
  const packed = random.pick([
    bytes,
    bytes,
    gzipSync(bytes, { level: 1 }),
    zipSync(
      { [random.pick(HOSTILE.filter((each) => each !== '__proto__'))]: bytes, '../../samples.jsonl': bytes },
      { level: 1 },
    ),
  ]);
  return random.oneIn(5) ? packed.subarray(0, random.integer(0, packed.length)) : packed;
}

test(`${CASES} broken files of outputs are read, or what is wrong is said in a sentence`, async () => {
  for (let index = 0; index < CASES; index++) {
    const random = new Random('predictions', index);
    const file = outputFileOf(
      random.pick(['outputs.jsonl', 'outputs.json', 'outputs.csv', ...HOSTILE]),
      brokenFile(random),
      4096,
    );
    try {
      for await (const { predictions, problems } of predictionsOf(file)) {
        for (const { output } of predictions) expect(typeof output, `case ${index}`).toBe('string');
        for (const problem of problems) expect(problem, `case ${index}`).toMatch(/\.$/);
      }
    } catch (error) {
      // A file that cannot be read at all is refused with a sentence, not with a fault of the program.
      expect(error, `case ${index}`).toBeInstanceOf(Error);
      expect(error, `case ${index}`).not.toBeInstanceOf(TypeError);
      expect(error, `case ${index}`).not.toBeInstanceOf(ReferenceError);
      expect(String((error as Error).message), `case ${index}`).toMatch(/\.$/);
    }
  }
});
