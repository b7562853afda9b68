import { describe, expect, test } from 'vitest';
import { SAMPLES } from '../../testing/machine-samples.ts';
import { NaiveSimulator } from '../../testing/naive-simulator.ts';
import { exchangeForm } from '../exchange-form.ts';
import { readMachine } from '../read-machine.ts';
import { RunnableMachine } from '../run-machine.ts';
import { FORMATS } from './registry.ts';

describe('a sample with every feature of its format runs as it should', () => {
  test.each(Object.entries(SAMPLES))('%s', (_name, { format, text, input, ...ending }) => {
    const file = readMachine(text);
    expect(file.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(file.format?.id).toBe(format);
    const machine = file.machine!;
    const contents = input?.map((content) => [...content]) ?? machine.input ?? [];
    const run = RunnableMachine.of(machine)!.run(contents)!;
    expect({ outcome: run.outcome.kind, state: run.state, steps: run.steps }).toEqual({
      outcome: ending.outcome,
      state: ending.state,
      steps: ending.steps,
    });
    expect(run.tapes.map(({ symbols }) => symbols.join(''))).toEqual(ending.tapes);
    const naive = new NaiveSimulator(exchangeForm(machine)!, contents).run(1000);
    expect({ steps: naive.steps, tapes: naive.tapes }).toEqual({ steps: ending.steps, tapes: ending.tapes });
  });
});

test('every format has a sample', () => {
  const used = new Set(Object.values(SAMPLES).map(({ format }) => format));
  expect(FORMATS.filter(({ id }) => !used.has(id))).toEqual([]);
});
