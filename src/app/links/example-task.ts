/** The task whose example a stranger sees first. */
export const EXAMPLE_TASK = 'knapsack-01';
