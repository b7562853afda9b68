import { expect, test } from 'vitest';
import { Grader } from '../grading/grader.ts';
import { taskById } from '../tasks/registry.ts';
import { GradeProgress } from './grade-progress.ts';

const file = {
  name: 'outputs.jsonl',
  size: 4,
  chunks: async function* () {
    yield Uint8Array.of(1);
    await Promise.resolve();
    yield Uint8Array.of(2, 3, 4);
  },
  slice: () => Promise.resolve(new Uint8Array()),
};

const example = { id: 'a', task: taskById('word-flip')!, instance: { text: 'ab' }, range: '' };
const right = new Grader().grade({ output: String.raw`\boxed{ba}` }, { example, how: 'record' }, 'run');

test.each([true, false])('how far grading is is said in one line of a terminal, and nowhere else', async (isTTY) => {
  const written: string[] = [];
  const terminal = { isTTY, write: (text: string | Uint8Array) => written.push(String(text)) > 0 };
  const progress = new GradeProgress(8, terminal);
  for await (const chunk of progress.counted(file).chunks()) expect(chunk.length).toBeGreaterThan(0);
  progress.add([right, right]);
  progress.end();
  expect(written).toEqual(
    isTTY ? ['\r\u{1b}[K50 % read, 2 outputs graded, 100.00 % right so far; Ctrl-C stops', '\r\u{1b}[K'] : [],
  );
});
