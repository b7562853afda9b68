import { describe, expect, test } from 'vitest';
import { Random } from '../../base/random.ts';
import { SAMPLES } from '../../testing/machine-samples.ts';
import { randomMachineFor } from '../../testing/random-description.ts';
import { describeExchange } from '../exchange-form.ts';
import type { MachineProblem } from '../problems.ts';
import { readMachine, type MachineFile } from '../read-machine.ts';
import { edited } from '../source-text.ts';
import { FORMATS } from './registry.ts';

/** Broken files a format. `TAIL_MACHINES=10000` tries so many; by default the suite has time for fewer. */
const FILES = Number(process.env['TAIL_MACHINES'] ?? 200);
/** Milliseconds of processor time in which a file is read, at the latest when it is read again: memory is cleared up at any time. */
const LONGEST_READ = 50;
/** Longest file that is read within that time, in characters. */
const LONGEST_FILE = 20_000;

const PIECES = [
  ...' \n\t:,;*#\'"{}[]<>/-|_~&!%@`0aqLR⊔é🙂\u0000',
  '->',
  '- ',
  '---',
  '<a>',
  '&amp;',
  '!!',
  'null',
  '\r\n',
  '\uD800',
];

describe('a broken file gives a machine or an error with a line, soon; and every fix removes its problem', () => {
  test.each(FORMATS.map((format) => [format.id, format] as const))('%s', { timeout: 100 * FILES }, (id, format) => {
    const samples = Object.values(SAMPLES).flatMap((sample) => (sample.format === id ? [sample.text] : []));
    let fixed = 0;
    for (let index = 0; index < FILES; index++) {
      const random = new Random('broken', id, index);
      const { machine, input } = randomMachineFor(random, id);
      const written = format.write({ ...describeExchange(machine), input });
      const whole =
        written.ok && written.text.length <= LONGEST_FILE && random.oneIn(2) ? written.text : random.pick(samples);
      const text = broken(whole, random);
      const where = `${id}, file ${index}`;
      const file = readSoon(text, where);
      const isMachine = file.problems.every(({ severity }) => severity !== 'error');
      expect(file.machine !== undefined, where).toBe(isMachine);
      const lines = text.split(/\r\n|\n|\r/);
      for (const problem of file.problems) {
        expect(problem.reason, where).toMatch(/\.$/);
        expect(problem.column, where).toBeLessThanOrEqual((lines[problem.line - 1]?.length ?? -1) + 1);
        if (!problem.fix) continue;
        fixed++;
        const after = readMachine(edited(text, problem.fix));
        const count = (list: readonly MachineProblem[]) => list.filter((each) => isLike(each, problem)).length;
        const what = `${where}\n${JSON.stringify(problem)}\n${text}\n--- after\n${edited(text, problem.fix)}`;
        expect(count(after.problems), what).toBeLessThan(count(file.problems));
      }
    }
    expect(fixed).toBeGreaterThan(0);
  });
});

/** Whether two problems are the same one, wherever they stand. */
function isLike(one: MachineProblem, other: MachineProblem): boolean {
  return wordsOf(one) === wordsOf(other);
}

function wordsOf({ code, reason }: MachineProblem): string {
  return `${code} ${reason.replaceAll(/on line \d+/g, '')}`;
}

function readSoon(text: string, where: string): MachineFile {
  let file = readMachine('');
  let soonest = Infinity;
  for (let attempt = 0; attempt < 4 && soonest > LONGEST_READ; attempt++) {
    const start = process.cpuUsage();
    file = readMachine(text);
    const { user, system } = process.cpuUsage(start);
    soonest = Math.min(soonest, (user + system) / 1000);
  }
  expect(soonest, where).toBeLessThanOrEqual(LONGEST_READ);
  return file;
}

/** A text with one to four faults: characters put in, taken away or changed, lines doubled, lost or changed over, the end cut off. */
function broken(whole: string, random: Random): string {
  let text = whole;
  for (let fault = random.integer(1, 4); fault > 0; fault--) {
    const at = random.integer(0, text.length);
    const length = random.oneIn(4) ? random.integer(1, 20) : random.integer(0, 1);
    const lines = text.split('\n');
    const line = random.integer(0, lines.length - 1);
    const other = random.integer(0, lines.length - 1);
    const faults = [
      () => text.slice(0, at) + random.pick(PIECES) + text.slice(at + length),
      () => text.slice(0, at) + text.slice(at + length),
      () => text.slice(0, at) + text.slice(at, at + length).repeat(2) + text.slice(at + length),
      () => lines.toSpliced(line, random.integer(0, 1), lines[other]!).join('\n'),
      () => lines.toSpliced(line, 1).join('\n'),
      () => (random.oneIn(5) ? text.slice(0, at) : text),
      // What is misspelt is most often a name.
      () => text.replace(/\w{3,}/, (word) => word.slice(1)),
    ];
    text = random.pick(faults)();
  }
  return text;
}
