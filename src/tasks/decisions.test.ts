import { expect, test } from 'vitest';
import { taskById } from './registry.ts';
import { solveTask } from './task-subject.ts';
import type { Instance } from './task.ts';

/** States that are there because of what an earlier one decided: the kind of both, and the name of the decision. */
test.each<[id: string, instance: Instance, acts: string, name: string, decides: readonly string[]]>([
  ['palindrome-combination', { text: 'abba' }, 'cut', 'mirror', ['piece', 'inside']],
  ['permutation-combination', { list: [1, 2, 3], k: 2 }, 'complete', 'full', ['choose']],
  [
    'multi-machine-schedule',
    {
      queues: 1,
      tasks: [
        [5, 1],
        [7, 1],
      ],
    },
    'take',
    'place',
    ['slot'],
  ],
  [
    'multi-machine-schedule',
    {
      queues: 1,
      tasks: [
        [5, 1],
        [7, 1],
      ],
    },
    'skip',
    'place',
    ['slot'],
  ],
  ['large-number-division', { x1: '85', x2: '4', places: 1 }, 'digit', 'order', ['subtract']],
])('%s %j: %s fetches the decision that it acts on', (id, instance, acts, name, decides) => {
  const { trace } = solveTask(taskById(id)!, instance);
  const states = Array.from({ length: trace.outerLength }, (_, position) => trace.state(trace.outerIndex(position)));
  const acting = states.filter(({ kind }) => kind.name === acts);
  expect(acting.length).toBeGreaterThan(0);
  for (const { index, fetched } of acting) {
    const sources = trace.sourcesOf(fetched.find((operand) => operand.name === name)!);
    expect(sources).toEqual([{ kind: 'state', state: expect.any(Number) }]);
    const [source] = sources;
    const made = source?.kind === 'state' ? trace.outerPositionOf(source.state) : -1;
    // It is the state just before it that decided.
    expect(made).toBe(trace.outerPositionOf(index) - 1);
    expect(decides).toContain(states[made]!.kind.name);
  }
});
