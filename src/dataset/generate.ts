import { drawings } from './draw.ts';
import { recordOf } from './record.ts';
import type { DatasetPlan } from './settings.ts';

/**
 * The rows of a dataset as JSONL, one line with its line break at a time, task by task.
 *
 * Throws `TooFewQueries` when a range does not hold as many examples as were asked for.
 */
export function* jsonLines(plan: DatasetPlan): Generator<string, void, undefined> {
  const { seed, variant, arithmetic, count, split } = plan;
  for (const { task, range } of plan.parts)
    for (const draw of drawings({ task, range, seed, count, ...(split ? { split } : {}) }))
      yield `${JSON.stringify(plan.format.row(recordOf(draw, { task, range, seed, variant, arithmetic })))}\n`;
}
