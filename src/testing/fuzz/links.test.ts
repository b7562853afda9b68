import { describe, expect, test } from 'vitest';
import { parseDatasetAddress, datasetAddressOf } from '../../app/dataset/stores/dataset-address.ts';
import { gradeAddressOf, parseGradeAddress } from '../../app/grade/grade-address.ts';
import { addressOf, parseAddress } from '../../app/links/trace-address.ts';
import { EXAMPLE } from '../../app/links/selection.ts';
import { LINK_VERSION } from '../../app/links/address-parts.ts';
import { parseMachineAddress } from '../../app/machines/machine-address.ts';
import { Random } from '../../base/random.ts';
import { TASKS, taskById } from '../../tasks/registry.ts';
import { parseInstance } from '../../tasks/instance.ts';
import { anyValue, broken, CASES, HOSTILE } from './hostile.ts';

/** Links that say something, to be broken. */
const LINKS = [
  addressOf(EXAMPLE, 63),
  ...TASKS.map((task) => addressOf({ ...EXAMPLE, traced: { task: task.id, instance: task.example } }, 5)),
  '#task=word-flip&range=S&seed=3&variant=tail&wording=direct-question&step=5&b=step:12&b=cell:-3:row%20above&view=present&table=rules&unfold=1,4-9',
  '#task=knapsack-01&variant=tail&compare=without-memory-fetcher&step=644',
  '#page=dataset&task=word-flip&range=S:40:train&range=M:10:eval&seed=7&variant=tail&format=native&container=jsonl&tokens=no&save=zip&own=%7B%22task%22%3A%22word-flip%22%7D',
  '#page=dataset&mixture=8:1:1&total=100',
  '#page=grade&example=1&kind=transition&task=lcs&sample=4',
  '#page=machines&machine=eNqrVkrLz1eyUkpKLFKqBQAd5AS0&tab=many',
];

/** A link with broken parts, unknown ones, or any JSON where an instance is expected. */
function brokenLink(random: Random): string {
  const link = broken(random.pick(LINKS), random);
  if (random.oneIn(4)) return `${link}&instance=${encodeURIComponent(JSON.stringify(anyValue(random)))}`;
  if (random.oneIn(4)) return `${link}&${random.pick(HOSTILE)}=${random.pick(HOSTILE)}`;
  return link;
}

const SENTENCE = /[.:]$/;
/** Marks that turn the direction of a sentence, and what is no text. */
const MARKS = /[\u202a-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

function expectSentences(problems: readonly string[], link: string) {
  for (const problem of problems) {
    expect(problem, link).toMatch(SENTENCE);
    expect(problem.length, link).toBeLessThan(1500);
    expect(MARKS.test(problem), link).toBe(false);
  }
}

test(`${CASES} broken links open something that there is, and say in sentences what they cannot`, () => {
  for (let index = 0; index < CASES; index++) {
    const link = brokenLink(new Random('links', index));
    const trace = parseAddress(link);
    const task = taskById(trace.selection.traced.task);
    expect(task && parseInstance(task, trace.selection.traced.instance).ok, link).toBe(true);
    expect(trace.step === undefined || Number.isSafeInteger(trace.step), link).toBe(true);
    expectSentences(trace.problems, link);
    // What was opened has a link that opens the same without a word.
    expect(parseAddress(addressOf(trace.selection, trace.step, trace.breakpoints)).problems, link).toEqual([]);

    const dataset = parseDatasetAddress(link);
    expectSentences(dataset.problems, link);
    expect(typeof datasetAddressOf(dataset.draft), link).toBe('string');
    const grade = parseGradeAddress(link);
    expectSentences(grade.problems, link);
    expect(typeof gradeAddressOf(grade), link).toBe('string');
    expectSentences(parseMachineAddress(link).problems, link);
  }
});

describe('a link’s version', () => {
  test('is written into links, and one without it is of the first', () => {
    expect(addressOf(EXAMPLE, 63)).toContain(`v=${LINK_VERSION}`);
    expect(parseAddress(addressOf(EXAMPLE, 63).replace(/&v=\d+/, '')).problems).toEqual([]);
  });

  test.each([parseAddress, parseDatasetAddress, parseGradeAddress, parseMachineAddress])(
    'that is later than the page’s is said in words',
    (parse) => {
      expect(parse('#v=2').problems).toEqual([
        expect.stringMatching(/made by a later version of TAIL Tracer \(links 2, here 1\)/),
      ]);
      expect(parse('#v=soon').problems).toEqual(['v: got "soon"; allowed: a whole number from 0.']);
    },
  );
});
