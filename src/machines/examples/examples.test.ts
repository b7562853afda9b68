import { describe, expect, test } from 'vitest';
import { readMachine } from '../read-machine.ts';
import { RunnableMachine } from '../run-machine.ts';
import { EXAMPLE_MACHINES } from './registry.ts';

describe('an example', () => {
  test.each(EXAMPLE_MACHINES.map((example) => [example.id, example] as const))(
    '%s does what it says',
    (_id, example) => {
      const { machine, problems } = readMachine(example.source);
      expect(problems).toEqual([]);
      const runnable = RunnableMachine.of(machine!)!;
      for (const { tapes, outcome, output } of example.inputs) {
        const run = runnable.run(tapes.map((text) => [...text]))!;
        expect(run.outcome.kind, tapes.join()).toBe(outcome);
        if (output !== undefined) expect(run.tapes.at(-1)!.symbols.join(''), tapes.join()).toBe(output);
      }
    },
  );

  test.each([
    ['busy-beaver-2', 6],
    ['busy-beaver-3', 21],
    ['busy-beaver-4', 107],
  ])('%s makes the %i steps that are proved', (id, steps) => {
    const { source } = EXAMPLE_MACHINES.find((each) => each.id === id)!;
    expect(RunnableMachine.of(readMachine(source).machine!)!.run([])!.steps).toBe(steps);
  });

  test('of five states makes 47,176,870 steps and leaves 4,098 ones', () => {
    const { source } = EXAMPLE_MACHINES.find(({ id }) => id === 'busy-beaver-5')!;
    const run = RunnableMachine.of(readMachine(source).machine!)!.run([])!;
    expect(run.steps).toBe(47_176_870);
    expect(run.tapes[0]!.symbols.filter((symbol) => symbol === '1')).toHaveLength(4098);
  });
});
