import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { Random } from '../src/base/random.ts';
import { candidate } from '../src/dataset/draw/candidate.ts';
import { FAULTS } from '../src/grading/faults/fault.ts';
import { SolvedInstance } from '../src/grading/reference/solved-instance.ts';
import { parseRange } from '../src/tasks/ranges.ts';
import type { Task } from '../src/tasks/task.ts';

/** Outputs of which one has a fault: about nine percent, as of a model that has learned the task. */
const ONE_FAULTY_IN = 11;
/** Seed of the instances and of the faults. */
const SEED = 1;

/**
 * Writes predictions of a task at S into a file of JSON lines: texts of its runs in the variant `tail`, some with a fault. Nothing but the
 * id says what was asked.
 *
 * @param first the index of the first instance
 */
export async function writePredictions(path: string, task: Task, count: number, first = 0): Promise<void> {
  const range = parseRange(task, 'S');
  if (typeof range === 'string') throw new Error(range);
  const names = Object.keys(FAULTS) as (keyof typeof FAULTS)[];
  const file = createWriteStream(path);
  for (let number = first; number < first + count; number++) {
    const { instance } = candidate(task, range, SEED, number);
    const solved = new SolvedInstance(task, instance);
    const form = { variant: 'tail', arithmetic: 'folded' } as const;
    const random = new Random('predictions', task.id, SEED, number);
    const isFaulty = random.oneIn(ONE_FAULTY_IN);
    const fault = isFaulty ? FAULTS[random.pick(names)](solved.reference(form), random) : undefined;
    const line = JSON.stringify({
      id: [task.id, 'S', SEED, number, 'tail', 'folded'].join('/'),
      output: fault?.text ?? solved.text(form),
      finish_reason: fault?.stop ?? 'stop',
    });
    if (!file.write(`${line}\n`)) await once(file, 'drain');
  }
  file.end();
  await finished(file);
}
