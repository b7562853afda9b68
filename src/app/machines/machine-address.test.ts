import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { EXAMPLE_MACHINES } from '../../machines/examples/registry.ts';
import { machineAddress, parseMachineAddress } from './machine-address.ts';

test('an address leads back to the machine and its inputs, whatever they are', () => {
  const texts = fc.string({ unit: 'grapheme', maxLength: 300 }).filter((text) => !text.includes('\r'));
  fc.assert(
    fc.property(texts, fc.option(fc.array(texts, { maxLength: 4 }), { nil: undefined }), (source, inputs) => {
      const address = machineAddress({ source, inputs });
      expect(parseMachineAddress(address!)).toEqual({ draft: { source, inputs }, problems: [] });
    }),
  );
});

test('the link of every example has at most 2,000 characters', () => {
  for (const { source } of EXAMPLE_MACHINES) {
    const address = machineAddress({ source, inputs: undefined })!;
    expect(`https://example.org/tail-tracer/${address}`.length).toBeLessThanOrEqual(2000);
  }
});

test('a machine that is too long for a link has none', () => {
  const random = fc.sample(fc.string({ minLength: 12_000, maxLength: 12_000 }), { numRuns: 1, seed: 1 })[0]!;
  expect(machineAddress({ source: random, inputs: undefined })).toBeUndefined();
  expect(machineAddress({ source: 'a'.repeat(5_000_000), inputs: undefined })).toBeUndefined();
});

test('a damaged link gives a sentence, never an error', () => {
  const whole = machineAddress({ source: EXAMPLE_MACHINES[0]!.source, inputs: ['1'] })!;
  for (const end of [40, 60, whole.length - 3]) {
    const { draft, problems } = parseMachineAddress(whole.slice(0, end));
    expect(draft).toBeUndefined();
    expect(problems).toEqual([expect.stringContaining('machine: the link is damaged')]);
  }
  fc.assert(
    fc.property(fc.string(), (text) => {
      parseMachineAddress(`#page=machines&machine=${encodeURIComponent(text)}`);
    }),
  );
});

test('what is no part of a link is named', () => {
  expect(parseMachineAddress('#page=machines&step=3').problems).toEqual([expect.stringContaining('step')]);
});
