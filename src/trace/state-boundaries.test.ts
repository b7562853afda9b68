import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { StateBoundaries, type BoundaryList } from './state-boundaries.ts';

/** States that follow one another, some at once and some after a pause. */
const listed = fc
  .array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 5 })), { maxLength: 12 })
  .map((parts): BoundaryList => {
    const [firstSteps, endSteps]: [number[], number[]] = [[], []];
    let step = 0;
    for (const [pause, length] of parts) {
      firstSteps.push((step += pause));
      endSteps.push((step += length));
    }
    return { kind: 'listed', firstSteps: Int32Array.from(firstSteps), endSteps: Int32Array.from(endSteps) };
  });
const everyStep = fc.nat(30).map((steps): BoundaryList => ({ kind: 'every step', steps }));

/** The same as pairs, one a state. */
const pairsOf = (list: BoundaryList): [number, number][] =>
  list.kind === 'listed'
    ? [...list.firstSteps].map((first, position) => [first, list.endSteps[position]!])
    : Array.from({ length: list.steps }, (_, step) => [step, step + 1]);

describe('boundaries, listed or at every step', () => {
  test.prop([fc.oneof(listed, everyStep), fc.integer({ min: -2, max: 80 })])(
    'answer as a search through all states does',
    (list, at) => {
      const states = new StateBoundaries(list);
      const pairs = pairsOf(list);
      expect(states.count).toBe(pairs.length);
      expect([states.firstStep(at), states.endStep(at)]).toEqual(pairs[at] ?? [undefined, undefined]);
      expect(states.positionAt(at)).toBe(pairs.findLastIndex(([first]) => first < at));
      expect(states.endedBy(at)).toBe(pairs.filter(([, end]) => end <= at).length);
    },
  );
});
