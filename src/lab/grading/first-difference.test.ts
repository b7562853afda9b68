import { describe, expect, test } from 'vitest';
import { drawnExample, type LabExample } from '../data/example.ts';
import { LAB_VARIANTS, labVariant, type LabVariantId } from '../data/variants.ts';
import { LAB_MACHINES, labMachineById } from '../machines/registry.ts';
import { differenceWords, firstDifference } from './first-difference.ts';
import { textLines } from './text-lines.ts';

const example = (variant: LabVariantId, machine = 'addition'): LabExample =>
  drawnExample(
    labMachineById(machine)!,
    labVariant(variant),
    { purpose: 'test', seed: 1, index: 0, lengths: [3, 3] },
    { ring: 64, distractorCells: 0 },
  );

describe('lines cover a text without gaps, and have as many steps as the machine', () => {
  test.each(LAB_MACHINES.flatMap(({ id }) => LAB_VARIANTS.map((variant) => [id, variant.id] as const)))(
    '%s, %s',
    (machine, variant) => {
      const made = example(variant, machine);
      const lines = textLines(made);
      expect(lines.map(({ from }) => from)).toEqual([0, ...lines.slice(0, -1).map(({ to }) => to)]);
      expect(lines.at(-1)).toMatchObject({ kind: 'end', to: made.tokens.length });
      const steps = made.run.steps.filter(({ state }) => state !== undefined).length;
      const { showsSteps, stepsPerLine } = made.variant;
      expect(lines.filter(({ kind }) => kind === 'step')).toHaveLength(
        showsSteps ? Math.ceil(steps / stepsPerLine) : 0,
      );
      const answers = lines.flatMap(({ kind, from, to }) => (kind === 'answer' ? made.kinds.slice(from, to) : []));
      expect(answers.filter((kind) => kind !== 'address' && kind !== 'answer')).toEqual([]);
    },
  );
});

const made = example('tail');
const right = made.tokens.slice(made.promptLength);
/** The sentence about the text with another token at a place of the second step, which has seven tokens. */
const changed = (place: number) => {
  const at = 7 + place;
  const difference = firstDifference(made, right.with(at, 'X'))!;
  expect(difference).toMatchObject({ position: made.promptLength + at, step: 1, steps: 4, found: 'X' });
  return differenceWords(made, difference);
};

describe('the first difference is told in words', () => {
  test('nothing where all is right', () => expect(firstDifference(made, right)).toBeUndefined());
  test.each([
    [0, 'Step 2 of 4 reads the wrong cell'],
    [1, 'Step 2 of 4 fetches the wrong symbol: @'],
    [4, 'Step 2 of 4 writes to the wrong cell'],
    [5, 'Step 2 of 4 has the wrong result'],
    [6, 'Step 2 of 4 leads to the wrong state: q'],
  ])('token %i of a step', (place, words) => expect(changed(place)).toContain(words));
  test.each([
    ['a symbol of the answer', [...right.slice(0, -2), 'X', 'E'], 'The answer is wrong: _ was to come, but X came.'],
    ['a text that ends early', right.slice(0, 9), 'but the text ends.'],
    ['a text that goes on', [...right.slice(0, -1), '@1'], 'The text should end here, but @1 came.'],
    ['a text behind its end', [...right, 'E'], 'The machine’s text is over, and the model ends its text.'],
  ])('%s', (_, written, words) => expect(differenceWords(made, firstDifference(made, written)!)).toContain(words));
});
