import { describe, expect, test } from 'vitest';
import { startEngine } from '../../machine/engines/start-engine.ts';
import { DEFAULT_STEP_LIMIT } from '../../machine/recording/recorded-run.ts';
import { TASKS } from '../../tasks/registry.ts';
import { PAPER_RANGES } from '../../tasks/ranges.ts';
import { textOfFile } from '../../testing/dataset.ts';
import { smallPlan } from '../../testing/dataset-plan.ts';
import { candidate } from '../draw/candidate.ts';
import { singleFile } from '../data-files.ts';
import { DatasetRun, type Missing } from '../dataset-run.ts';
import { select } from '../selection.ts';
import { planOf } from './plan.ts';

const BEYOND = { tasks: ['permutation-combination'], ranges: [{ range: '9-20', count: 100 }] };

/** A limit that some of the range's instances keep. */
const SOME_ANSWER = {
  tasks: ['permutation-combination'],
  ranges: [{ range: '9-12', count: 20 }],
  stepLimit: 20_000,
} as const;

describe('a range that a machine does not come through', () => {
  test('is refused before the start, with the lengths that answer', () => {
    const problems = planOf({ ...smallPlan().settings, ...BEYOND });
    expect(problems).toEqual([
      {
        field: 'range, 1',
        message: expect.stringMatching(
          /^range: got "9-20"; allowed: lengths up to 17, for Permutation Combination answers within 20,000,000 machine steps/,
        ),
      },
    ]);
  });

  test('is drawn where what does not answer is left out, with a note', () => {
    const { notes } = smallPlan({ ...BEYOND, unfinished: 'leave-out' });
    expect(notes).toEqual([expect.stringMatching(/what does not answer in range 9-20 is left out and counted\.$/)]);
  });

  test('is known for a step limit of one’s own by running the longest', () => {
    const problems = planOf({ ...smallPlan().settings, ...SOME_ANSWER });
    expect(problems).toEqual([
      { field: 'range, 1', message: expect.stringMatching(/does not answer within 20,000 machine steps at length 12/) },
    ]);
    expect(smallPlan({ ...SOME_ANSWER, ranges: [{ range: '3-4', count: 5 }] }).stepLimit).toBe(20_000);
  });
});

test('every task answers at the greatest length that is said of it', () => {
  const reached = TASKS.flatMap((task) => {
    const length = Math.min(task.longest ?? 2000, 2000);
    const problems = planOf({
      ...smallPlan().settings,
      tasks: [task.id],
      ranges: [{ range: `${length}-${length}`, count: 1 }],
    });
    const [, reach] = /allowed: lengths up to (\d+),/.exec(JSON.stringify(problems)) ?? [];
    return reach === undefined ? [] : [{ task, length: Number(reach) }];
  });
  expect(reached.map(({ task }) => task.id)).toContain('lcs');
  for (const { task, length } of reached) {
    const range = { name: `${length}-${length}`, from: length, to: length };
    const engine = startEngine(task.machine(), task.encode(candidate(task, range, 3, 0).instance));
    engine.run(DEFAULT_STEP_LIMIT);
    expect([task.id, engine.outcome.kind]).toEqual([task.id, 'accepted']);
  }
});

test('what does not answer is left out and counted, and the other rows are those that come without it', async () => {
  const plan = smallPlan({ ...SOME_ANSWER, unfinished: 'leave-out' });
  const selection = await select(plan);
  const file = singleFile(plan, selection, 'data.jsonl');
  const missing: Missing[] = [];
  const run = new DatasetRun(plan, selection, [file], { missing: (_, each) => missing.push(each) });
  const rows = (await textOfFile(run, file)).trimEnd().split('\n');
  expect(rows.length).toBeGreaterThan(0);
  expect(missing).toEqual([{ instances: 20 - rows.length, why: expect.any(Array) }]);
  expect(missing[0]!.instances).toBeGreaterThan(0);
  expect(missing[0]!.why[0]).toMatch(
    /^Permutation Combination did not answer for \{"list":\[.*\],"k":\d+\}\. Stopped at the limit of 20,000 steps;/,
  );
  const { stepLimit: _, ...usual } = SOME_ANSWER;
  const whole = smallPlan(usual);
  const all = singleFile(whole, await select(whole), 'data.jsonl');
  const allRows = await textOfFile(new DatasetRun(whole, await select(whole), [all]), all);
  expect(allRows.split('\n')).toEqual(expect.arrayContaining(rows));
});

test('an instance that does not answer ends a dataset with a sentence that names it', async () => {
  const plan = { ...smallPlan({ ...SOME_ANSWER, unfinished: 'leave-out' }), unfinished: 'stop' as const };
  const selection = await select(plan);
  const file = singleFile(plan, selection, 'data.jsonl');
  await expect(textOfFile(new DatasetRun(plan, selection, [file]), file)).rejects.toThrow(
    /^Permutation Combination did not answer for \{"list":/,
  );
});

test('every task comes through the ranges of the paper', () => {
  for (const range of PAPER_RANGES) {
    const plan = planOf({ ...smallPlan().settings, tasks: TASKS.map(({ id }) => id), ranges: [{ range, count: 1 }] });
    expect(plan).toMatchObject({ parts: expect.any(Array) });
  }
});
