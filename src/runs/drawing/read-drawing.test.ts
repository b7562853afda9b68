import { describe, expect, test } from 'vitest';
import { Random } from '../../base/random.ts';
import type { Engine } from '../../machine/engines/engine.ts';
import { exportMachine } from '../../machine/table/exchange.ts';
import { oracle as distancesOf } from '../../tasks/oracles/dijkstra.ts';
import { TASKS, taskById } from '../../tasks/registry.ts';
import { solveTask } from '../../tasks/task-subject.ts';
import type { Instance, Task } from '../../tasks/task.ts';
import { NaiveSimulator } from '../../testing/naive-simulator.ts';
import type { Drawing } from './drawing.ts';
import type { DrawingModel, DrawnPart } from './drawing-model.ts';
import { readDrawing } from './read-drawing.ts';

/** Steps at which the picture of one run is compared with the tapes. */
const SAMPLES = 12;
/** Steps of the longest run that the naive simulator repeats here: it makes some hundred thousand a second. */
const MOST_STEPS = 30_000;
const TIMEOUT_MS = 120_000;

describe.each(TASKS.map((task) => [task.id, task] as const))('the picture of %s', (id, task) => {
  const random = new Random('drawing', id);
  const drawn = (['S', 'M', 'L'] as const).map((range) => task.sample(random, task.ranges[range]));

  test('shows what is on the tapes at every step, and all of it', { timeout: TIMEOUT_MS }, () => {
    let compared = 0;
    for (const instance of [task.example, ...drawn]) {
      const { run } = solveTask(task, instance);
      if (run.steps > MOST_STEPS) continue;
      const steps = new Set(
        Array.from({ length: SAMPLES }, () => random.integer(0, run.steps - 1)).concat(run.steps - 1),
      );
      followNaively(task, instance, run.steps, steps, (step, tapes) => {
        const model = readDrawing(run.seek(step + 1), task.drawing);
        expect(model.step).toBe(step + 1);
        for (const { tape, from, to, text } of partsOf(model)) expect(text).toBe(textBetween(tapes[tape]!, from, to));
        for (const [name, between] of shownWhole(task.drawing)) {
          const tape = task.machine().tapes.findIndex((each) => each.name === name);
          const whole = textBetween(tapes[tape]!, -Infinity, Infinity);
          const shown = partsOf(model).filter((part) => part.tape === tape && !registersOf(model).includes(part));
          if (isCut(model)) continue;
          expect(shown.map(({ text }) => text).join('')).toBe(
            [...whole].filter((each) => !between.includes(each)).join(''),
          );
          compared++;
        }
      });
    }
    if (shownWhole(task.drawing).length > 0) expect(compared).toBeGreaterThan(SAMPLES);
  });
});

test.each([
  ['knapsack-01', knapsackTable],
  ['lcs', lcsTable],
  ['levenshtein-distance', levenshteinTable],
] as const)('the grid of %s is the table of the algorithm, as far as it is filled', (id, tableOf) => {
  const task = taskById(id)!;
  const random = new Random('grid', id);
  for (const instance of [task.example, task.sample(random, task.ranges.S), task.sample(random, task.ranges.M)]) {
    const { run, trace } = solveTask(task, instance);
    const table = tableOf(instance);
    for (let sample = 0; sample < SAMPLES; sample++) {
      const { endStep } = trace.state(trace.outerIndex(random.integer(0, trace.outerLength - 1)));
      const { picture } = readDrawing(run.seek(endStep), task.drawing);
      if (picture.kind !== 'grid') throw new Error('It is drawn as a grid.');
      expect(picture.rowsBefore + picture.columnsBefore).toBe(0);
      picture.rows.forEach(({ parts }, row) =>
        parts.forEach((part, column) => {
          if (part) expect(part).toMatchObject({ name: `dp[${row}][${column}]`, text: String(table[row]![column]) });
        }),
      );
    }
    const { picture } = readDrawing(run.seek(run.steps), task.drawing);
    expect(
      picture.kind === 'grid' && picture.rows.flatMap(({ parts }) => parts.map((part) => Number(part?.text))),
    ).toEqual(table.flat());
  }
});

test('a settled vertex of the graph has its shortest distance, and at the end all that can be reached are settled', () => {
  const task = taskById('dijkstra')!;
  const random = new Random('graph');
  for (const instance of [task.example, ...Array.from({ length: 5 }, () => task.sample(random, task.ranges.S))]) {
    const { run, trace } = solveTask(task, instance);
    const final = distancesOf(instance as unknown as Parameters<typeof distancesOf>[0])
      .slice(1, -1)
      .split(', ');
    let settledBefore = 0;
    // Inside an atomic state the tape is being rewritten.
    for (let position = 0; position < trace.outerLength; position += Math.ceil(trace.outerLength / 40)) {
      const graph = graphAt(task, run.seek(trace.state(trace.outerIndex(position)).endStep));
      const settled = graph.vertices.filter(({ isSettled }) => isSettled);
      for (const { id, distance } of settled) expect(distance.text).toBe(final[Number(id)]);
      expect(settled.length).toBeGreaterThanOrEqual(settledBefore);
      settledBefore = settled.length;
    }
    const end = graphAt(task, run.seek(run.steps));
    expect(end.vertices.map(({ distance }) => distance.text)).toEqual(final);
    expect(end.vertices.filter(({ isSettled }) => !isSettled).map(({ id }) => final[Number(id)])).toEqual(
      end.vertices.filter(({ isSettled }) => !isSettled).map(() => 'inf'),
    );
    const edges = instance['edges'] as readonly (readonly number[])[];
    expect(end.edges.map(({ from, to, weight }) => [from, to, weight.text].map(Number))).toEqual(edges);
  }
});

test('digits of an addition are below each other by their place, with the carry above the column', () => {
  const task = taskById('large-number-addition')!;
  const { run } = solveTask(task, task.example);
  const { picture } = readDrawing(run.seek(65), task.drawing);
  if (picture.kind !== 'grid') throw new Error('It is drawn in columns.');
  expect(picture.rows.map(({ name, parts }) => `${name} ${parts.map((part) => part?.text ?? ' ').join('')}`)).toEqual([
    'carry   1    ',
    'x1 9758.60',
    'x2 0347.85',
    'sum    6.45',
  ]);
});

test('pointers are at the items of their index, and notes at those that a symbol marks', () => {
  const search = taskById('binary-search')!;
  const run = solveTask(search, search.example).run;
  const { picture } = readDrawing(run.seek(204), search.drawing);
  expect(picture.kind === 'lists' && picture.lists[0]?.pointers).toEqual([
    { name: 'left', index: 4 },
    { name: 'middle', index: 5 },
    { name: 'right', index: 6 },
  ]);
});

test.each(['count-letters', 'word-flip'])(
  'the pointer of %s is at the character that its state names, and reads',
  (id) => {
    const task = taskById(id)!;
    const { run, trace } = solveTask(task, task.example);
    let compared = 0;
    for (let outer = 0; outer < trace.outerLength; outer++) {
      const { firstStep, fetched } = trace.state(trace.outerIndex(outer));
      const character = fetched.find(({ name }) => name === 'character')?.value;
      const { picture } = readDrawing(run.seek(firstStep), task.drawing);
      if (character === undefined || character === 'none' || picture.kind !== 'lists') continue;
      const [text] = picture.lists;
      const [pointer] = text!.pointers;
      expect(text!.parts[pointer!.index]).toMatchObject({ text: character, isAtHead: true });
      compared++;
    }
    expect(compared).toBeGreaterThan(5);
  },
);

test('a long list is cut around the head', () => {
  const task = taskById('word-flip')!;
  const { run } = solveTask(task, { text: 'ab'.repeat(300) });
  const { picture } = readDrawing(run.seek(Math.floor(run.steps / 2)), task.drawing);
  if (picture.kind !== 'lists') throw new Error('It is drawn as lists.');
  const [text] = picture.lists;
  expect(text!.parts).toHaveLength(120);
  expect(text!.before).toBeGreaterThan(0);
  expect(text!.parts.some(({ isAtHead }) => isAtHead)).toBe(true);
});

/** Runs the naive simulator and tells its tapes after the steps that are asked for. */
function followNaively(
  task: Task,
  instance: Instance,
  limit: number,
  steps: ReadonlySet<number>,
  tell: (step: number, tapes: readonly ReadonlyMap<number, string>[]) => void,
) {
  const exchange = exportMachine(task.machine());
  const contents = task.encode(instance);
  const naive = new NaiveSimulator(
    exchange,
    exchange.tapes.map((name) => [...(contents[name] ?? '')]),
  );
  naive.run(limit, (step) => {
    if (!steps.has(step)) return;
    const written = naive.tapes.map((tape) => new Map([...tape].filter(([, symbol]) => symbol !== exchange.blank)));
    tell(step, written);
  });
}

function textBetween(tape: ReadonlyMap<number, string>, from: number, to: number): string {
  const cells = [...tape].filter(([cell]) => cell >= from && cell < to).toSorted(([one], [other]) => one - other);
  return cells.map(([, symbol]) => symbol).join('');
}

/** The tapes that the picture shows without anything left out, each with the symbols that are not drawn. */
function shownWhole(drawing: Drawing): (readonly [string, string])[] {
  if (drawing.kind === 'grid') return [[drawing.table, drawing.entryEnd + drawing.rowEnd]];
  if (drawing.kind === 'columns') return drawing.rows.map((name) => [name, ''] as const);
  if (drawing.kind === 'graph') return [];
  return drawing.lists.filter(({ opens }) => opens === undefined).map(({ tape, between }) => [tape, between] as const);
}

const registersOf = ({ registers }: DrawingModel): readonly DrawnPart[] => registers;

function partsOf(model: DrawingModel): DrawnPart[] {
  const { picture, registers } = model;
  if (picture.kind === 'grid')
    return [...picture.rows.flatMap(({ parts }) => parts.filter((part) => part !== null)), ...registers];
  if (picture.kind === 'lists') return [...picture.lists.flatMap(({ parts }) => parts), ...registers];
  return [
    ...picture.vertices.map(({ distance }) => distance),
    ...picture.edges.map(({ weight }) => weight),
    ...registers,
  ];
}

function isCut({ picture }: DrawingModel): boolean {
  if (picture.kind === 'grid')
    return picture.rowsBefore + picture.columnsBefore > 0 || picture.rows.some(({ parts }) => parts.length >= 40);
  return picture.kind === 'lists' && picture.lists.some(({ parts }) => parts.length >= 120);
}

function graphAt(task: Task, engine: Engine) {
  const { picture } = readDrawing(engine, task.drawing);
  if (picture.kind !== 'graph') throw new Error('It is drawn as a graph.');
  return picture;
}

function knapsackTable(instance: Instance): number[][] {
  const { capacity, weights, values } = instance as { capacity: number; weights: number[]; values: number[] };
  // The best of every choice of the first items, by trying all of them.
  const best = (items: number, room: number): number =>
    Math.max(
      ...Array.from({ length: 2 ** items }, (_, choice) => {
        const chosen = weights.slice(0, items).flatMap((_weight, item) => ((choice >> item) & 1 ? [item] : []));
        const weight = chosen.reduce((sum, item) => sum + weights[item]!, 0);
        return weight > room ? 0 : chosen.reduce((sum, item) => sum + values[item]!, 0);
      }),
    );
  return [0, ...weights].map((_, items) => Array.from({ length: capacity + 1 }, (_each, room) => best(items, room)));
}

function lcsTable(instance: Instance): number[][] {
  const { x1, x2 } = instance as { x1: string; x2: string };
  const length = (i: number, j: number): number => {
    if (i === 0 || j === 0) return 0;
    return x1[i - 1] === x2[j - 1] ? table[i - 1]![j - 1]! + 1 : Math.max(table[i - 1]![j]!, table[i]![j - 1]!);
  };
  const table: number[][] = [];
  return filled(table, x1, x2, length);
}

function levenshteinTable(instance: Instance): number[][] {
  const { x1, x2 } = instance as { x1: string; x2: string };
  const distance = (i: number, j: number): number => {
    if (i === 0 || j === 0) return i + j;
    if (x1[i - 1] === x2[j - 1]) return table[i - 1]![j - 1]!;
    return 1 + Math.min(table[i - 1]![j - 1]!, table[i - 1]![j]!, table[i]![j - 1]!);
  };
  const table: number[][] = [];
  return filled(table, x1, x2, distance);
}

function filled(table: number[][], x1: string, x2: string, entry: (i: number, j: number) => number): number[][] {
  for (let i = 0; i <= x1.length; i++) {
    table.push([]);
    for (let j = 0; j <= x2.length; j++) table[i]!.push(entry(i, j));
  }
  return table;
}
