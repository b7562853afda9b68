/**
 * Writes `public/grade-example.jsonl.gz`, the outputs that the Grade page opens with one click. No model wrote them: they are texts of the
 * machines, perturbed at each atomic state with a known chance, so that what the page finds can be checked against it.
 *
 * Usage: `npx tsx scripts/make-grade-example.ts`. The same seed gives the same bytes.
 */
import { gzipSync } from 'fflate';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Random } from '../src/base/random.ts';
import { candidate } from '../src/dataset/draw/candidate.ts';
import { faultyValue } from '../src/dataset/faulty-value.ts';
import { FAULTS, type Fault, type FaultName } from '../src/grading/faults/fault.ts';
import type { ReferenceText } from '../src/grading/reference/reference-text.ts';
import { SolvedInstance } from '../src/grading/reference/solved-instance.ts';
import { parseRange } from '../src/tasks/ranges.ts';
import { taskById } from '../src/tasks/registry.ts';

const SEED = 7;
/** Each instance is answered by both of these; their names say what they are. */
const MODELS = [
  { name: 'perturbed, 0.4 % a state', hazard: 0.004 },
  { name: 'perturbed, 1.2 % a state', hazard: 0.012 },
];
/** Instances of each task, and the lengths that they are drawn from. */
const TASKS = [
  { id: 'large-number-addition', range: '2-40', count: 320 },
  { id: 'compare-numbers', range: '2-40', count: 120 },
];
/** Outputs with a fault for each one that still ends in the right answer: models do that, too. */
const RIGHT_ANYWAY_ONE_IN = 8;
/** How often each fault is put in, of their sum. */
const SHARES: readonly (readonly [FaultName, number])[] = [
  ['result', 5],
  ['operand', 4],
  ['transition', 2],
  ['state skipped', 2],
  ['state repeated', 1],
  ['stopped early', 1],
  ['cut off', 1],
];

const rows: string[] = [];
for (const { id, range: name, count } of TASKS) {
  const task = taskById(id)!;
  const range = parseRange(task, name);
  if (typeof range === 'string') throw new Error(range);
  for (let number = 0; number < count; number++) {
    const { instance } = candidate(task, range, SEED, number);
    const reference = new SolvedInstance(task, instance).reference({ variant: 'tail', arithmetic: 'folded' });
    for (const { name: model, hazard } of MODELS) {
      const random = new Random('grade example', id, SEED, number, model);
      const fault = perturbed(reference, random, hazard);
      rows.push(
        JSON.stringify({
          id: [id, name, SEED, number, 'tail', 'folded'].join('/'),
          model,
          output: fault ? withWrongAnswer(fault.text, random) : reference.text,
          finish_reason: fault?.stop ?? 'stop',
        }),
      );
    }
  }
}
const packed = gzipSync(new TextEncoder().encode(`${rows.join('\n')}\n`), { level: 9, mtime: 0 });
const path = fileURLToPath(new URL('../public/grade-example.jsonl.gz', import.meta.url));
writeFileSync(path, packed);
console.log(`${path}: ${rows.length} outputs, ${packed.length} bytes`);

/** One fault at the first state that the chance falls on; undefined where it falls on none. */
function perturbed(reference: ReferenceText, random: Random, hazard: number): Fault | undefined {
  const often = Math.round(1 / hazard);
  for (let place = 0; place < reference.states.length; place++) {
    if (!random.oneIn(often)) continue;
    const fault = FAULTS[drawnFault(random)](reference, random, place) ?? FAULTS.result(reference, random, place);
    if (fault) return fault;
  }
  return undefined;
}

/** Mostly an output with a fault has a wrong answer, too, in the box if there is one. */
function withWrongAnswer(text: string, random: Random): string {
  if (random.oneIn(RIGHT_ANYWAY_ONE_IN)) return text;
  return text.replace(/(?<=\\boxed\{)[^}]*(?=\}\s*$)/, (answer) => faultyValue(answer, random) ?? answer);
}

function drawnFault(random: Random): FaultName {
  let left = random.integer(
    1,
    SHARES.reduce((sum, [, share]) => sum + share, 0),
  );
  for (const [name, share] of SHARES) {
    left -= share;
    if (left <= 0) return name;
  }
  return 'result';
}
