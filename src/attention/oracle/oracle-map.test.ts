import { fc, test as propertyTest } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { Random } from '../../base/random.ts';
import { variantsOf } from '../../cot/variants.ts';
import { chainOfThought } from '../../runs/solution.ts';
import { largeNumberAddition } from '../../tasks/simulation/large-number-addition.ts';
import { TASKS } from '../../tasks/registry.ts';
import { solveTask } from '../../tasks/task-subject.ts';
import { wordingsOf } from '../../tasks/wordings.ts';
import { oracleMap } from './oracle-map.ts';
import { isCopied, wholeText, type OracleMap, type Piece } from './piece.ts';

/** Milliseconds a task: a busy machine may take many times as long as the usual second. */
const TIMEOUT = 60_000;

const charactersAt = (map: OracleMap, [from, to]: readonly [number, number]): string => wholeText(map).slice(from, to);

/** A piece as the text prints it, with its sources as they are printed. */
const shown = (map: OracleMap, { at, sources, kind, way }: Piece) =>
  `${kind} ${charactersAt(map, at)} ${way} ${sources.map((source) => charactersAt(map, source)).join(' ')}`;

describe.each(TASKS.map((task) => [task.id, task] as const))('the pieces of %s', (id, task) => {
  const random = new Random('attention test', id);
  const instance = task.sample(random, task.ranges.S);
  const solution = solveTask(task, instance);
  const wording = random.pick(wordingsOf(task)).id;
  const maps = variantsOf(task).map(({ id: variant }) =>
    oracleMap({ task, instance, wording, variant, arithmetic: 'folded' }, solution),
  );

  test('are of the text that the task writes, behind its prompt', { timeout: TIMEOUT }, () => {
    for (const [index, { id: variant }] of variantsOf(task).entries()) {
      expect(maps[index]!.text).toBe(chainOfThought(solution, { variant, arithmetic: 'folded' }).text());
      expect(maps[index]!.prompt).toBe(
        `${wordingsOf(task)
          .find((each) => each.id === wording)!
          .query(instance)}\n`,
      );
    }
  });

  test('have the characters of their sources where they are copied, and all sources come before', () => {
    const wrong: unknown[] = [];
    for (const map of maps)
      for (const piece of map.pieces)
        for (const source of piece.sources) {
          const isEqual = charactersAt(map, source) === charactersAt(map, piece.at);
          if (source[1] > piece.at[0] || source[0] >= source[1] || (isCopied(piece) && !isEqual))
            wrong.push(shown(map, piece));
        }
    expect(wrong).toEqual([]);
  });

  test('lead back to the prompt or to a result that the machine wrote, wherever an operand is fetched', () => {
    const wrong: unknown[] = [];
    for (const [index, map] of maps.entries()) {
      // Other variants leave results out: what comes from one of those is computed from what it was computed from.
      const printsAll = variantsOf(task)[index]!.id === 'tail';
      const results = map.pieces.filter(({ kind }) => kind === 'result' || kind === 'transition');
      const isWritten = ([from, to]: readonly [number, number]): boolean =>
        results.some(({ at }) => at[0] < to && from < at[1]) || to <= map.prompt.length;
      for (const piece of map.pieces.filter(({ kind }) => kind === 'operand' || kind === 'state')) {
        const value = charactersAt(map, piece.at);
        // Separators are written by the encoding of the input; an empty cell holds nothing.
        const isSeparator = piece.way === 'constant' && !/[\p{L}\p{N}]/u.test(value);
        const isEmpty = piece.way === 'empty' && value === 'none';
        // The first address is a fixed symbol of the program, which these variants do not announce.
        const isFirstAddress = !printsAll && piece.kind === 'state' && piece.way === 'constant';
        if (isSeparator || isEmpty || isFirstAddress) continue;
        const isFound = isCopied(piece) || (!printsAll && piece.way === 'computed');
        if (!isFound || piece.sources.length === 0 || !piece.sources.every(isWritten))
          wrong.push([index, shown(map, piece)]);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('lead back to the prompt in every variant, source by source', () => {
    const wrong: unknown[] = [];
    for (const map of maps) {
      // Sources come before their piece: what is earlier has been decided.
      const leads = new Uint8Array(map.prompt.length + map.text.length).fill(1, 0, map.prompt.length);
      for (const piece of map.pieces) {
        const isConstant = piece.way === 'constant' || piece.way === 'empty';
        const isLed = isConstant || piece.sources.some(([from, to]) => leads.subarray(from, to).includes(1));
        if (isLed) leads.fill(1, ...piece.at);
        else wrong.push(shown(map, piece));
      }
    }
    expect(wrong).toEqual([]);
  });

  test('of the answer alone depend on the prompt', () => {
    const direct = maps[variantsOf(task).findIndex(({ id: variant }) => variant === 'direct')]!;
    const answers = direct.pieces.filter(({ sources }) => sources.length > 0);
    expect(answers.length).toBeGreaterThan(0);
    for (const { sources } of answers)
      expect(sources.every(([from, to]) => from >= 0 && to < direct.prompt.length)).toBe(true);
  });
});

test('a sum reads its columns from the line that aligned them, and each digit of the answer from its column', () => {
  const map = oracleMap({
    task: largeNumberAddition,
    instance: { x1: '58', x2: '67' },
    wording: 'equation',
    variant: 'tail',
    arithmetic: 'folded',
  });
  expect(map.text.split('\n').slice(0, 5)).toEqual([
    'align: 58 + 67',
    '= 58 + 67, carry 0',
    '→ column 1',
    'column 1: 8 + 7 + 0',
    '= 5, carry 1',
  ]);
  expect(map.pieces.slice(0, 11).map((piece) => shown(map, piece))).toEqual([
    'operand 58 input 58',
    'operand 67 input 67',
    'result 58 computed 58',
    'result 67 computed 67',
    'result 0 computed 58 67',
    'transition 1 computed 58 67',
    'state 1 written 1',
    'operand 8 written 8',
    'operand 7 written 7',
    'operand 0 written 0',
    'result 5 computed 1 8 7 0',
  ]);
  const answer = map.pieces.filter(({ kind }) => kind === 'answer');
  expect(answer.map((piece) => charactersAt(map, piece.at)).join('')).toBe('125');
  // In the line of its column.
  expect(charactersAt(map, [answer.at(-1)!.sources[0]![0] - 2, answer.at(-1)!.sources[0]![1] + 9])).toBe(
    '= 5, carry 1',
  );
});

const decimal = fc.stringMatching(/^(0|[1-9][0-9]{0,20})(\.[0-9]{1,20})?$/);

describe.each(['index-hint', 'reversed'] as const)('the equation of the variant %s', (variant) => {
  propertyTest.prop([decimal, decimal], { numRuns: 30 })(
    'reads every digit from the prompt, its sum from the digits, and the answer from the sum',
    (x1, x2) => {
      const instance = { x1, x2 };
      const map = oracleMap({
        task: largeNumberAddition,
        instance,
        wording: 'equation',
        variant,
        arithmetic: 'folded',
      });
      const whole = wholeText(map);
      const ofKind = (kind: Piece['kind']) => map.pieces.filter((piece) => piece.kind === kind);
      const order = (number: string) =>
        variant === 'reversed'
          ? [...number].map((_, index) => index).toReversed()
          : [...number].map((_, index) => index);
      // The prompt is `x1 + x2 = ?`: where each character of a number is follows from its length alone.
      const [first, second] = [0, x1.length + ' + '.length];
      const places = [...order(x1).map((index) => first + index), ...order(x2).map((index) => second + index)];
      expect(ofKind('operand').map(({ sources }) => sources)).toEqual(places.map((place) => [[place, place + 1]]));
      // Every digit and point of the equation is a piece: what is left of it are signs and hints.
      const rest = [...map.text.split('\n')[0]!].filter(
        (_, at) =>
          !map.pieces.some((piece) => piece.at[0] <= map.prompt.length + at && map.prompt.length + at < piece.at[1]),
      );
      expect(rest.join('').replaceAll(/\(-?[a-z]+\)/g, '')).toBe('+=');
      const equation = whole.indexOf('=', map.prompt.length);
      for (const { way, sources } of ofKind('result')) {
        expect(['computed', 'constant', 'input']).toContain(way);
        for (const [from, to] of sources) {
          expect(to).toBeLessThanOrEqual(equation);
          if (way === 'computed') expect(from).toBeGreaterThanOrEqual(map.prompt.length);
        }
      }
      // Each character of the answer is the one of its place in the sum, the first of a reversed one last.
      const sum = ofKind('result').map(({ at }) => at[0]);
      const answer = ofKind('answer').flatMap(({ at, sources }) =>
        Array.from({ length: at[1] - at[0] }, (_, index) => sources.map(([from]) => from + index)),
      );
      expect(answer).toEqual((variant === 'reversed' ? sum.toReversed() : sum).map((at) => [at]));
    },
  );
});
