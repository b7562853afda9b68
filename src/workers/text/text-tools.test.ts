import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { loadTokenizer } from '../../cot/tokens/tokenizer.ts';
import { variantsOf } from '../../cot/variants.ts';
import { TASKS, taskById } from '../../tasks/registry.ts';
import { chainOfThought } from '../../runs/solution.ts';
import { solveTask } from '../../tasks/task-subject.ts';
import { originCells } from '../trace/origin-cells.ts';
import { Slices } from '../slices.ts';
import { StateArranger, type StateArrangement } from '../trace/state-arrangement.ts';
import { stateVisits } from '../trace/state-visits.ts';
import { measureText } from './text-measure.ts';
import { findInText, offsetsOf, stateText } from './text-search.ts';
import { TraceService } from '../trace/trace-service.ts';

const task = taskById('knapsack-01')!;
const solution = solveTask(task, task.example);
const count = solution.trace.outerLength;
const text = chainOfThought(solution, { variant: 'tail', arithmetic: 'folded' });

describe('find in the text', () => {
  test('tells the state and the place of every hit, over the whole run', async () => {
    const query = { words: '10', matchesCase: true };
    const hits = await findInText(text, count, query, 0, count + 1, new Slices());
    expect(hits.length / 2).toBe(text.text().split('10').length - 1);
    for (let hit = 0; hit < hits.length; hit += 2)
      expect(stateText(text, count, hits[hit]!).slice(hits[hit + 1], hits[hit + 1]! + 2)).toBe('10');
  });

  test('finds the answer in the line that ends the text', async () => {
    const query = { words: 'boxed', matchesCase: true };
    expect([...(await findInText(text, count, query, 0, count + 1, new Slices()))]).toEqual([count, 1]);
  });

  test('tells capital letters from small ones only when asked to', () => {
    const query = { words: 'MAX', matchesCase: false };
    expect(offsetsOf('max(1) Max', query)).toEqual([0, 7]);
    expect(offsetsOf('max(1) Max', { ...query, matchesCase: true })).toEqual([]);
  });

  test.prop([fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme', minLength: 1 }), fc.boolean()])(
    'names places at which the words stand',
    (around, words, matchesCase) => {
      const whole = around + words + around;
      const places = offsetsOf(whole, { words, matchesCase });
      expect(places.length).toBeGreaterThan(0);
      for (const place of places)
        if (matchesCase) expect(whole.slice(place, place + words.length)).toBe(words);
        else expect(whole.slice(place, place + words.length).toLowerCase()).toBe(words.toLowerCase());
    },
  );
});

const sum = (numbers: Int32Array) => numbers.reduce((all, number) => all + number, 0);

const tokenizer = loadTokenizer(
  gunzipSync(readFileSync(new URL('../../../public/qwen-vocabulary.bin', import.meta.url))),
);

test.each(TASKS.map((each) => [each.id, each] as const))(
  'the characters and tokens of the states of %s add up to those of its text',
  async (_id, each) => {
    const solved = solveTask(each, each.example);
    const states = solved.trace.outerLength;
    for (const { id: variant } of variantsOf(each)) {
      const written = chainOfThought(solved, { variant, arithmetic: 'folded' });
      const { characters, tokens } = await measureText(written, states, tokenizer, 0, states + 1, new Slices());
      expect(sum(characters)).toBe(written.text().length);
      expect(sum(tokens!)).toBe(tokenizer.count(written.text()));
    }
  },
);

test('visits of states add up to the steps, however the run is cut', async () => {
  const whole = await stateVisits(solution.run, 0, solution.run.steps, new Slices());
  expect(whole.reduce((all, visits) => all + visits, 0)).toBe(solution.run.steps);
  const later = await stateVisits(solution.run, 500, solution.run.steps, new Slices());
  const first = await stateVisits(solution.run, 0, 500, new Slices());
  expect(first.map((visits, state) => visits + later[state]!)).toEqual(whole);
});

test('the cells that a fetched value comes from are those that the state before wrote as its result', () => {
  const fetched = Array.from({ length: count }, (_, position) => solution.trace.outerIndex(position))
    .flatMap((state) => solution.trace.state(state).fetched)
    .find((operand) => operand.value === '10' && solution.trace.sourcesOf(operand)[0]!.kind === 'state')!;
  const cells = originCells(
    solution.trace,
    fetched.cells.map(({ origin }) => origin),
  );
  expect(cells).toHaveLength(2);
  const written = cells.map(({ tape, cell, step }) => {
    const engine = solution.run.seek(step + 1);
    return engine.machine.tapes[tape]!.symbols[engine.symbol(tape, cell)];
  });
  expect(written.join('')).toBe('10');
});

describe('arranging the table of atomic states', async () => {
  const service = new TraceService();
  const { trace } = await service.open({ task: task.id, instance: task.example });
  const rows = service.states(trace, 0, count);
  const steps = (position: number) => rows[position]!.endStep - rows[position]!.firstStep;
  const arrange = async (arrangement: Partial<StateArrangement>) => [
    ...(await service.arrangeStates(trace, { filter: '', sort: null, tokens: null, ...arrangement }))!,
  ];

  test('without filter and order is the run', async () => {
    expect(await arrange({})).toEqual(rows.map(({ position }) => position));
  });

  test('sorts by steps, equal rows in the order of the run, and the other way', async () => {
    const ascending = await arrange({ sort: { column: 'steps', descending: false } });
    expect(ascending).toEqual(ascending.toSorted((one, other) => steps(one) - steps(other) || one - other));
    const descending = await arrange({ sort: { column: 'steps', descending: true } });
    expect(descending).toEqual(ascending.toSorted((one, other) => steps(other) - steps(one) || one - other));
  });

  test('keeps the rows of which one column says what is asked for', async () => {
    const kept = await arrange({ filter: 'ABOVE 10' });
    expect(kept.length).toBeGreaterThan(0);
    expect(kept).toEqual(
      rows.flatMap(({ position, fetched }) =>
        fetched.some(({ name, value }) => `${name} ${value}`.includes('above 10')) ? [position] : [],
      ),
    );
  });

  test('an arrangement that is asked for later puts an end to the one before', async () => {
    const arranger = new StateArranger(5000, (from, to) =>
      Array.from({ length: to - from }, (_, row) => ({ ...rows[0]!, position: from + row })),
    );
    const everything = { filter: '', sort: null, tokens: null };
    const first = arranger.arrange(everything);
    const second = arranger.arrange({ ...everything, filter: '4999' });
    expect(await first).toBeNull();
    expect([...(await second)!]).toEqual([4998]);
  });
});
