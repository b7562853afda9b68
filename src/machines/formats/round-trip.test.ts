import { describe, expect, test } from 'vitest';
import { Random } from '../../base/random.ts';
import { NaiveSimulator } from '../../testing/naive-simulator.ts';
import { randomMachineFor } from '../../testing/random-description.ts';
import { describeExchange, exchangeForm } from '../exchange-form.ts';
import { readMachine } from '../read-machine.ts';
import { RunnableMachine } from '../run-machine.ts';
import { FORMATS } from './registry.ts';

/** Machines a format. `TAIL_MACHINES=10000` tries so many; by default the suite has time for fewer. */
const MACHINES = Number(process.env['TAIL_MACHINES'] ?? 100);
const STEPS = 300;
const HALTED = {
  accepted: 'accept',
  rejected: 'reject',
  halted: 'no rule',
  'no rule': 'no rule',
  running: '',
} as const;

/** Formats that have no place for an input. */
const WITHOUT_INPUT = new Set(['jflap', 'turingmachinesimulator', 'bbchallenge']);

describe('a machine that a format can hold makes the round trip and runs alike', () => {
  test.each(FORMATS.map((format) => [format.id, format] as const))('%s', { timeout: 100 * MACHINES }, (id, format) => {
    for (let index = 0; index < MACHINES; index++) {
      const { machine, input } = randomMachineFor(new Random('round trip', id, index), id);
      const where = `${id}, machine ${index}`;
      const written = format.write({ ...describeExchange(machine), input });
      if (!written.ok) throw new Error(`${where}: ${written.reason}`);
      const file = readMachine(written.text);
      expect(file.format?.id, where).toBe(id);
      expect(file.machine, `${where}\n${JSON.stringify(file.problems[0])}\n${written.text}`).toBeDefined();
      const again = file.machine!;
      if (!WITHOUT_INPUT.has(id) && input.some((content) => content.length > 0))
        expect(again.input, where).toEqual(input);
      const before = new NaiveSimulator(machine, input).run(STEPS);
      const after = new NaiveSimulator(exchangeForm(again)!, input).run(STEPS);
      expect(after, `${where}\n${written.text}`).toEqual(before);

      const run = RunnableMachine.of(again)!.run(input, STEPS)!;
      const { outcome } = run;
      // What never halts the naive simulator follows to its limit.
      if (outcome.kind === 'step limit' || outcome.kind === 'repeated configuration')
        expect(before.halted, where).toBe('step limit');
      else {
        expect({ halted: HALTED[outcome.kind], steps: run.steps }, where).toEqual({
          halted: before.halted,
          steps: before.steps,
        });
        expect(
          run.tapes.map(({ symbols }) => symbols.join('')),
          where,
        ).toEqual(before.tapes);
      }
    }
  });
});
