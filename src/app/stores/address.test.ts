import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { VARIANTS } from '../../cot/variants.ts';
import { PAPER_RANGES, parseRange } from '../../tasks/ranges.ts';
import { TASKS } from '../../tasks/registry.ts';
import { addressOf, parseAddress } from './address.ts';
import { EXAMPLE, drawnInstance, exampleOf, type Selection } from './selection.ts';

/** Selections as the page makes them: examples and draws of every task in every way of writing. */
const selections = fc
  .record({
    task: fc.constantFrom(...TASKS),
    range: fc.constantFrom(...PAPER_RANGES, '3-9'),
    seed: fc.option(fc.nat()),
    variant: fc.constantFrom(...VARIANTS),
    wording: fc.nat({ max: 23 }),
    unfolded: fc.boolean(),
    compare: fc.option(fc.constantFrom(...VARIANTS)),
  })
  .map(({ task, range: name, seed, variant, wording, unfolded, compare }): Selection => {
    const range = parseRange(task, name);
    if (typeof range === 'string') throw new Error(range);
    const settings = {
      range: range.name,
      variant: variant.id,
      arithmetic: unfolded && variant.unfolds ? ('unfolded' as const) : ('folded' as const),
    };
    const beside = compare && {
      compare: {
        variant: compare.id,
        arithmetic: unfolded && compare.unfolds ? ('unfolded' as const) : ('folded' as const),
      },
    };
    const selection = { ...exampleOf(task, settings), wording: task.wordings[wording]!.id, ...beside };
    return seed === null ? selection : { ...selection, seed, instance: drawnInstance(task, range, seed) };
  });

describe('the address', () => {
  test.prop([selections, fc.nat()])(
    'leads back to the selection and the step that it was made of',
    (selection, step) => {
      expect(parseAddress(addressOf(selection, step))).toEqual({ selection, step, problems: [] });
    },
  );

  test.prop([fc.string()])('never throws, whatever stands in it, and opens something', (text) => {
    const { selection } = parseAddress(`#${text}`);
    expect(TASKS.some(({ id }) => id === selection.task)).toBe(true);
  });

  test('is the first example when it is empty', () => {
    expect(parseAddress('')).toEqual({ selection: EXAMPLE, step: undefined, problems: [] });
    expect(parseAddress('#')).toEqual({ selection: EXAMPLE, step: undefined, problems: [] });
  });

  test('says what is wrong with each part and keeps the rest', () => {
    const { selection, step, problems } = parseAddress(
      '#task=word-flip&range=9-2&variant=direct&arithmetic=unfolded&seed=x&step=-4&compare=direct.unfolded&zoom=2',
    );
    expect(selection).toMatchObject({
      task: 'word-flip',
      range: 'S',
      variant: 'direct',
      arithmetic: 'folded',
      seed: null,
    });
    expect(step).toBeUndefined();
    expect(problems).toEqual([
      'zoom: no part of a link that this page knows; it is left out.',
      expect.stringMatching(/^Arithmetic: unfolded does not go with the variant direct/),
      expect.stringMatching(/^range: got "9-2"; allowed: S, M, L/),
      'seed: got "x"; allowed: a whole number.',
      'step: got "-4"; allowed: a whole number.',
      expect.stringMatching(/^compare: got "direct.unfolded"; allowed: one of tail, tail.unfolded,/),
    ]);
  });
});
