import { expect, test } from 'vitest';
import { Random } from '../../base/random.ts';
import { addition } from '../machines/addition.ts';
import type { LabMachine } from '../machines/lab-machine.ts';
import { parity } from '../machines/parity.ts';
import { LAB_MACHINES } from '../machines/registry.ts';
import { labRules, LabRules } from './lab-steps.ts';
import { labRun } from './lab-run.ts';
import { labVariant, type LabVariantId } from './variants.ts';

function taught(machine: LabMachine, variant: LabVariantId, lengths: readonly number[], count: number): LabRules {
  const rules = new LabRules();
  const random = new Random('rules', machine.id);
  for (let index = 0; index < count; index++)
    rules.add(labRules(labRun(machine, machine.draw(random, random.pick(lengths))), labVariant(variant)));
  return rules;
}

test('the rules of parity can be listed', () => {
  const rules = labRules(labRun(parity, { bits: '10' }), labVariant('tail'));
  expect(rules.map(({ left, right }) => `${left}  =  ${right}`)).toEqual([
    'q0: 1  =   → q1',
    'q1: 0  =   → q1',
    'q1: ⊔  =  1 → H',
    'read: 1  =  read',
    'read: ⊔  =  end',
  ]);
  expect(taught(parity, 'tail', [1, 2, 3, 4], 100).distinct).toBe(4 + 2 + 3);
});

test.each(LAB_MACHINES.map((machine) => [machine.id, machine] as const))(
  '%s: TAIL leaves nothing to be guessed',
  (_id, machine) => {
    expect(taught(machine, 'tail', [2, 5, 9], 60).ambiguous).toBe(0);
  },
);

test('each ablation loses what it is named after', () => {
  const lengths = [2, 3, 4, 5, 6];
  const [tail, noFetcher, noStates, coarse] = (
    ['tail', 'without-memory-fetcher', 'without-linear-transition', 'without-atomic-state'] as const
  ).map((variant) => taught(addition, variant, lengths, 300));
  expect([tail!.ambiguous, coarse!.ambiguous]).toEqual([0, 0]);
  expect(noFetcher!.ambiguous).toBeGreaterThan(1);
  expect(noStates!.ambiguous).toBeGreaterThan(50);
  // Two columns at once have far more different steps than one.
  expect(coarse!.distinct).toBeGreaterThan(2 * tail!.distinct);
});

test('200 columns are all that there is to be learned of addition', () => {
  const short = taught(addition, 'tail', [6], 1000);
  const random = new Random('long');
  const long = labRules(labRun(addition, addition.draw(random, 40)), labVariant('tail'));
  expect(short.distinct).toBe(200 + 2 + 11);
  expect(long.every((rule) => short.has(rule))).toBe(true);
});
