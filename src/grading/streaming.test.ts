import { expect, test } from 'vitest';
import { askedBatches } from './asked-batches.ts';
import type { OutputFile } from './inputs/files/output-file.ts';
import { gradeFiles } from './grade-files.ts';

/** Lines of the file, and the lines in each chunk that is read of it: ten megabytes, of which the test holds one chunk. */
const LINES = 1000;
const LINES_PER_CHUNK = 20;
/** Characters of each output. */
const OUTPUT = `${'a'.repeat(9999)}\n`;

/** A file whose chunks are made when they are read. `made` is told the lines that have been made so far. */
function fileInTheMaking(lines: number, output: string, made: (lines: number) => void): OutputFile {
  const line = (number: number) =>
    `${JSON.stringify({ id: `word-flip/S/1/${number % 4}/tail/folded`, output, model: number % 2 ? 'a' : 'b' })}\n`;
  const bytes = (from: number, to: number) =>
    new TextEncoder().encode(Array.from({ length: to - from }, (_, offset) => line(from + offset)).join(''));
  return {
    name: 'big.jsonl',
    size: lines * line(0).length,
    chunks: async function* () {
      for (let from = 0; from < lines; from += LINES_PER_CHUNK) {
        const to = Math.min(lines, from + LINES_PER_CHUNK);
        made(to);
        yield bytes(from, to);
        await Promise.resolve();
      }
    },
    slice: (from, to) => Promise.resolve(bytes(0, 1).slice(from, to)),
  };
}

test('a file is read no further than it is worked on, so that its size does not matter', async () => {
  let made = 0;
  let taken = 0;
  let ahead = 0;
  const file = fileInTheMaking(LINES, OUTPUT, (lines) => (made = lines));
  for await (const { outputs, problems } of askedBatches({ files: [file] })) {
    expect(problems).toEqual([]);
    ahead = Math.max(ahead, made - taken);
    taken += outputs.length;
  }
  expect(taken).toBe(LINES);
  // One batch, and the rest of a chunk.
  expect(ahead).toBeLessThanOrEqual(64 + 2 * LINES_PER_CHUNK);
});

test('no more batches are in hand than graders take, and results come in the order of the file', async () => {
  let inHand = 0;
  let most = 0;
  const graders = {
    atOnce: 3,
    grade: async () => {
      most = Math.max(most, ++inHand);
      // The first of three ends last.
      await new Promise((resolve) => {
        setTimeout(resolve, 3 - inHand);
      });
      inHand--;
      return [];
    },
  };
  const file = fileInTheMaking(1000, 'x', () => undefined);
  let batches = 0;
  for await (const { graded } of gradeFiles({ files: [file], graders })) {
    expect(graded).toEqual([]);
    batches++;
  }
  expect(batches).toBe(Math.ceil(1000 / 64));
  expect(most).toBe(3);
});

test('how a file is cut into chunks makes no difference to what is said', async () => {
  const results: string[] = [];
  for (const piece of [1, 7, 1 << 20]) {
    const whole = fileInTheMaking(70, String.raw`[0]: a \boxed{x}`, () => undefined);
    const file = { ...whole, chunks: () => inPieces(whole, piece) };
    const said: unknown[] = [];
    for await (const { graded } of gradeFiles({ files: [file] })) said.push(...graded.map(({ result }) => result));
    results.push(JSON.stringify(said));
  }
  expect(JSON.parse(results[0]!)).toHaveLength(70);
  expect(new Set(results).size).toBe(1);
});

async function* inPieces(file: OutputFile, bytes: number): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of file.chunks())
    for (let from = 0; from < chunk.length; from += bytes) yield chunk.subarray(from, from + bytes);
}
