type Schedule = {
  readonly queues: number;
  readonly tasks: readonly (readonly [benefit: number, deadline: number])[];
};

/**
 * The greatest total benefit. Goes through the units from the last to the first; in each, the best of the tasks that may still be
 * done then are taken, one a queue. More units than tasks are never needed.
 */
export function oracle({ queues, tasks }: Schedule): string {
  let waiting = [...tasks];
  let total = 0;
  for (let unit = tasks.length; unit >= 1; unit--) {
    const possible = waiting.filter(([, deadline]) => deadline >= unit).toSorted(([a], [b]) => b - a);
    const taken = possible.slice(0, queues);
    for (const [benefit] of taken) total += benefit;
    waiting = waiting.filter((task) => !taken.includes(task));
  }
  return String(total);
}
