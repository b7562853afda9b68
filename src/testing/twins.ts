import type { Instance } from '../tasks/task.ts';

/**
 * A text that is equal for an instance and its twins, computed without the tasks' own normal forms, so that tests can hold a split
 * against it: what is a set is written as how often each of its parts occurs, and not sorted in an instance's own form.
 */
export function twinKey(task: string, instance: Instance): string {
  const whole = instance as Readonly<Record<string, unknown>>;
  switch (task) {
    case 'large-number-addition':
    case 'compare-numbers':
    case 'lcs':
    case 'levenshtein-distance':
      return bag([whole.x1, whole.x2]);
    case 'diophantine-equation':
      return `${bag([whole.x1, whole.x2])} = ${String(whole.n)}`;
    case 'dijkstra': {
      const edges = whole.edges as readonly (readonly [number, number, number])[];
      return `${String(whole.vertices)} ${String(whole.source)} ${bag(edges.map(([u, v, weight]) => `${bag([u, v])}:${weight}`))}`;
    }
    case 'multi-machine-schedule':
      return `${String(whole.queues)} ${bag((whole.tasks as readonly unknown[]).map((each) => JSON.stringify(each)))}`;
    case 'knapsack-01': {
      const values = whole.values as readonly number[];
      return `${String(whole.capacity)} ${bag((whole.weights as readonly number[]).map((weight, item) => `${weight}/${values[item]}`))}`;
    }
    case 'permutation-combination':
      return `${bag(whole.list as readonly unknown[])} ${String(whole.k)}`;
    case 'count-letters':
      return `${String(whole.text)} / ${String(whole.letter)}`.toUpperCase();
    default:
      return JSON.stringify(Object.entries(whole).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  }
}

/** How often each thing occurs, whatever their order. */
function bag(things: readonly unknown[]): string {
  const counts = new Map<string, number>();
  for (const thing of things) counts.set(String(thing), (counts.get(String(thing)) ?? 0) + 1);
  return [...counts]
    .map(([thing, count]) => `${thing} × ${count}`)
    .toSorted()
    .join(' and ');
}
