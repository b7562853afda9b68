import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { variantsOf } from '../../cot/variants.ts';
import { PAPER_RANGES, parseRange } from '../../tasks/ranges.ts';
import { TASKS } from '../../tasks/registry.ts';
import { wordingsOf } from '../../tasks/wordings.ts';
import type { Breakpoint } from '../../workers/trace/breakpoint-search.ts';
import { addressOf, parseAddress } from './trace-address.ts';
import { breakpointText } from '../session/breakpoints/breakpoint-words.ts';
import { TABLE_TABS } from '../session/panel-choices.ts';
import { solveTask } from '../../tasks/task-subject.ts';
import { EXAMPLE_STEP } from './example-task.ts';
import { EXAMPLE, drawnInstance, exampleOf, taskOf, type Selection } from './selection.ts';

/** Selections as the page makes them: examples and draws of every task in every way of writing. */
const selections = fc
  .record({
    task: fc.constantFrom(...TASKS),
    range: fc.constantFrom(...PAPER_RANGES, '3-9'),
    seed: fc.option(fc.nat()),
    choice: fc.nat(),
    wording: fc.nat({ max: 23 }),
    unfolded: fc.boolean(),
    comparedChoice: fc.option(fc.nat()),
    drawn: fc.option(fc.record({ range: fc.constantFrom(...PAPER_RANGES, '3-9'), seed: fc.nat() })),
    single: fc.uniqueArray(fc.nat({ max: 99_999_999 }), { maxLength: 4 }),
  })
  .map(({ task, range: name, seed, choice, wording, unfolded, comparedChoice, drawn, single }): Selection => {
    const variants = variantsOf(task);
    const variant = variants[choice % variants.length]!;
    const compare = comparedChoice === null ? null : variants[comparedChoice % variants.length]!;
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
        ...(drawn && { drawn }),
      },
    };
    const toggled = variant.unfolds && single.length > 0 && { toggled: single.toSorted((one, other) => one - other) };
    const selection = { ...exampleOf(task, settings), wording: wordingsOf(task)[wording]!.id, ...beside, ...toggled };
    return seed === null
      ? selection
      : { ...selection, seed, traced: { task: task.id, instance: drawnInstance(task, range, seed) } };
  });

const name = fc.string({ minLength: 1 });
const breakpoints: fc.Arbitrary<Breakpoint> = fc.oneof(
  fc.record({ kind: fc.constant('step' as const), step: fc.nat() }),
  fc.record({ kind: fc.constantFrom('atomic state' as const, 'machine state' as const), name }),
  fc.record({ kind: fc.constant('cell' as const), tape: name, cell: fc.integer({ min: -9999, max: 99_999 }) }),
);

describe('the address', () => {
  test.prop([
    selections,
    fc.option(fc.nat(), { nil: undefined }),
    fc.uniqueArray(breakpoints, { maxLength: 4, selector: breakpointText }),
    fc.constantFrom(...TABLE_TABS),
  ])(
    'leads back to the selection, the step if there was one, the breakpoints and the table that it was made of',
    (selection, step, stops, table) => {
      expect(parseAddress(addressOf(selection, step, stops, table))).toEqual({
        selection,
        step,
        breakpoints: stops,
        // The first is named by none.
        table: table === 'states' ? undefined : table,
        presents: false,
        problems: [],
      });
    },
  );

  test.prop([fc.string()])('never throws, whatever stands in it, and opens something', (text) => {
    const { selection } = parseAddress(`#${text}`);
    expect(TASKS.some(({ id }) => id === selection.traced.task)).toBe(true);
  });

  test('is the first example when it is empty', () => {
    const first = { selection: EXAMPLE, step: EXAMPLE_STEP, breakpoints: [], presents: false, problems: [] };
    expect(parseAddress('')).toEqual(first);
    expect(parseAddress('#')).toEqual(first);
  });

  test('the first example opens where the first carry has just been written', () => {
    const { trace } = solveTask(taskOf(EXAMPLE), EXAMPLE.traced.instance);
    const states = Array.from({ length: trace.outerLength }, (_, position) => trace.state(trace.outerIndex(position)));
    const first = states.find(({ results }) =>
      results.some((result) => result.name === 'carry' && result.value === '1'),
    );
    expect(EXAMPLE_STEP).toBe(first!.endStep);
  });

  test('a link to a presentation leads back to it', () => {
    const address = addressOf(EXAMPLE, 63, [], 'states', true);
    expect(address).toContain('view=present');
    expect(parseAddress(address)).toMatchObject({ presents: true, step: 63, problems: [] });
    expect(parseAddress('#view=tree').problems).toEqual(['view: got "tree"; allowed: present.']);
  });

  test('says which tables there are, and opens none', () => {
    const { table, problems } = parseAddress('#table=transitions');
    expect(table).toBeUndefined();
    expect(problems).toEqual(['table: got "transitions"; allowed: one of states, rules, steps, picture.']);
    expect(parseAddress('#table=states').table).toBe('states');
  });

  test('sets a breakpoint once that a link names twice', () => {
    expect(parseAddress('#b=step:12&b=step:3&b=step:12').breakpoints.map(breakpointText)).toEqual([
      'step:12',
      'step:3',
    ]);
  });

  test('says which breakpoints mean nothing and keeps the others', () => {
    const { breakpoints: kept, problems } = parseAddress('#b=step:12&b=step:soon&b=cell:x:table&b=cell:-3:row%20above');
    expect(kept).toEqual([
      { kind: 'step', step: 12 },
      { kind: 'cell', tape: 'row above', cell: -3 },
    ]);
    expect(problems).toEqual([
      expect.stringMatching(/^b \(breakpoint\): got "step:soon"; allowed: step:120,/),
      expect.stringMatching(/^b \(breakpoint\): got "cell:x:table"; allowed: step:120,/),
    ]);
  });

  test('says which variants a task has, and shows the first', () => {
    const { selection, problems } = parseAddress('#task=word-flip&variant=reversed');
    expect(selection.variant).toBe('tail');
    expect(problems).toEqual([
      expect.stringMatching(/^variant: got "reversed", which writes one equation; allowed for Word Flip: one of tail,/),
    ]);
  });

  test('offers no variant that the task has not', () => {
    const { problems } = parseAddress('#task=word-flip&variant=long&compare=longer');
    expect(problems).toEqual([
      expect.stringMatching(/^variant: got "long"; allowed: one of tail,.*, turing-program\.$/),
      expect.stringMatching(/^compare: got "longer"; allowed: one of tail,.*, turing-program; then,/),
    ]);
  });

  test('says what is wrong with an instance to compare with, and compares nothing', () => {
    for (const [came, sentence] of [
      ['tail.L', /^compare: got "tail.L"; allowed: one of tail,.*, for another instance, its range and its seed/],
      ['tail.9-2.1', /^compare: range: got "9-2"; allowed: S, M, L/],
      ['tail.X.1', /^compare: range: got "X"; allowed: S, M, L/],
      ['reversed.L.1', /^variant: got "reversed", which writes one equation/],
    ] as const) {
      const { selection, problems } = parseAddress(`#task=word-flip&compare=${came}`);
      expect(selection.compare).toBeUndefined();
      expect(problems).toEqual([expect.stringMatching(sentence)]);
    }
  });

  test('names single states as the text numbers them, and says where they cannot be', () => {
    const opened = parseAddress('#task=knapsack-01&unfold=22.15.22');
    expect(opened.selection.toggled).toEqual([14, 21]);
    expect(addressOf(opened.selection, 3)).toContain('&unfold=15.22&');
    expect(addressOf({ ...opened.selection, arithmetic: 'unfolded' }, 3)).toContain('&fold=15.22&');
    for (const [came, sentence] of [
      ['unfold=0', 'unfold: got "0"; allowed: numbers of atomic states with dots between them, such as 15.22.'],
      ['unfold=15,22', 'unfold: got "15,22"; allowed: numbers of atomic states with dots between them, such as 15.22.'],
      ['fold=15', 'fold: got "15"; allowed: only in a text whose other arithmetic is unfolded and can be folded.'],
      [
        'variant=direct&unfold=15',
        'unfold: got "15"; allowed: only in a text whose other arithmetic is folded and can be unfolded.',
      ],
    ]) {
      const { selection, problems } = parseAddress(`#task=knapsack-01&${came}`);
      expect(selection.toggled).toBeUndefined();
      expect(problems).toEqual([sentence]);
    }
  });

  test('says what is wrong with each part and keeps the rest', () => {
    const { selection, step, problems } = parseAddress(
      '#task=word-flip&range=9-2&variant=direct&arithmetic=unfolded&seed=x&step=-4&compare=direct.unfolded&zoom=2',
    );
    expect(selection).toMatchObject({
      traced: { task: 'word-flip' },
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
      'seed: got "x"; allowed: a whole number from 0.',
      'step: got "-4"; allowed: a whole number from 0.',
      expect.stringMatching(/^compare: got "direct.unfolded"; allowed: one of tail, tail.unfolded,/),
    ]);
  });
});
