import { distancesOf } from '../../attention/oracle/distance.ts';
import { oracleBuilder } from '../../attention/oracle/oracle-map.ts';
import { Random } from '../../base/random.ts';
import { solveTask } from '../../tasks/task-subject.ts';
import type { Task } from '../../tasks/task.ts';
import type { Slices } from '../slices.ts';
import type { DistancePoint, DistanceProgress } from './attention-views.ts';

/** Lengths that are measured, from the shortest of S to the longest of the chosen range. */
const LENGTHS = 10;
/** Instances of each length. */
const INSTANCES = 3;
/** The variants with and without the memory fetcher. */
const VARIANTS = ['tail', 'without-memory-fetcher'] as const;

/** How far back reads look over the length of instances, with and without the memory fetcher: mean and most by kind. */
export async function measureDistances(
  task: Task,
  longest: number,
  slices: Slices,
  tell: (progress: DistanceProgress) => void,
): Promise<DistancePoint[]> {
  const shortest = Math.min(task.ranges.S.from, longest);
  const lengths = [
    ...new Set(
      Array.from({ length: LENGTHS }, (_, index) =>
        Math.round(shortest + ((longest - shortest) * index) / Math.max(1, LENGTHS - 1)),
      ),
    ),
  ];
  const all = lengths.length * INSTANCES;
  const points: DistancePoint[] = [];
  for (const [at, length] of lengths.entries()) {
    const sums = new Map<string, { point: DistancePoint; sum: number }>();
    for (let index = 0; index < INSTANCES; index++) {
      tell({ done: at * INSTANCES + index, all });
      const instance = task.sample(new Random('attention distances', task.id, length, index), {
        from: length,
        to: length,
      });
      const solution = solveTask(task, instance);
      for (const variant of VARIANTS) {
        const builder = oracleBuilder(
          { task, instance, variant, arithmetic: 'folded' },
          solution,
        );
        while (builder.advance()) if (slices.isOver) await slices.rest();
        for (const { kind, reads, sum, most } of distancesOf(builder.map().pieces)) {
          const key = `${variant} ${kind}`;
          const before = sums.get(key);
          const total = (before?.sum ?? 0) + sum;
          const count = (before?.point.reads ?? 0) + reads;
          sums.set(key, {
            sum: total,
            point: {
              length,
              variant,
              kind,
              reads: count,
              mean: total / count,
              most: Math.max(most, before?.point.most ?? 0),
            },
          });
        }
      }
      await slices.rest();
    }
    points.push(...[...sums.values()].map(({ point }) => point));
  }
  return points;
}
