import { describe, expect, test } from 'vitest';
import { Random } from '../base/random.ts';
import { TASKS } from '../tasks/registry.ts';
import { chainOfThought, type Solution } from '../runs/solution.ts';
import { solveTask } from '../tasks/task-subject.ts';
import type { Source } from '../trace/atomic-state.ts';
import type { TextSettings } from './chain-of-thought.ts';
import type { Segment } from './segment.ts';
import { arithmeticProblem, variantsOf } from './variants.ts';

describe.each(TASKS.map((task) => [task.id, task] as const))('the text of %s', (id, task) => {
  const solutions = (['S', 'L'] as const).map((name) =>
    solveTask(task, task.sample(new Random('text', id, name), task.ranges[name])),
  );
  const settings = variantsOf(task).flatMap(({ id: variant }) =>
    (['folded', 'unfolded'] as const).flatMap((arithmetic) =>
      arithmeticProblem(variant, arithmetic) ? [] : [{ variant, arithmetic }],
    ),
  );

  test.each(settings)('is its stretches one after another, read in any window: $variant, $arithmetic', (setting) => {
    for (const solution of solutions) {
      const text = chainOfThought(solution, setting);
      const stretches = stretchesOf(solution, setting);
      expect([...stretches.flat(), ...text.ending()].map((segment) => segment.text).join('')).toBe(text.text());
      for (const own of stretches) if (own.length > 0) expect(own.at(-1)!.text.endsWith('\n')).toBe(true);
      expect(text.text().endsWith(`\\boxed{${solution.answer}}`)).toBe(true);
      expect(text.shownStates > 0).toBe(text.showsStates);
    }
  });

  test.each(settings)('prints operands as the values on the tapes: $variant, $arithmetic', (setting) => {
    for (const solution of solutions) {
      const operands = stretchesOf(solution, setting)
        .flat()
        .filter(({ operand }) => operand);
      expect(operands.map(({ text }) => text)).toEqual(operands.map(({ operand }) => operand!.value));
    }
  });

  test('leaves no operand in the variant without the memory fetcher', () => {
    for (const solution of solutions) expect(rolesIn(solution, 'without-memory-fetcher')).not.toContain('fetch');
  });

  test('says for every atomic state where it goes next', () => {
    for (const solution of solutions)
      for (const variant of ['tail', 'tail-styled'] as const)
        for (const stretches of stretchesOf(solution, { variant, arithmetic: 'unfolded' }))
          expect(stretches.some(({ role }) => role === 'next')).toBe(true);
  });

  test('shows without atomic states one result for each pass, at its last state', () => {
    for (const solution of solutions) {
      const setting = { variant: 'without-atomic-state', arithmetic: 'folded' } as const;
      const shown = shownPositions(solution, setting);
      for (const position of shown.slice(0, -1))
        expect(task.endsPass(solution.trace.state(solution.trace.outerIndex(position)))).toBe(true);
      // What follows the last one has no result to show.
      const tail = stretchesOf(solution, { variant: 'tail', arithmetic: 'folded' });
      for (const stretches of tail.slice(shown.at(-1)! + 1, solution.trace.outerLength))
        expect(stretches.some(({ role }) => role === 'solve')).toBe(false);
      expect(shown.length).toBeLessThanOrEqual(solution.trace.outerLength);
      expect(shown.length).toBe(chainOfThought(solution, setting).shownStates);
      for (const position of shown)
        expect(stretchesOf(solution, setting)[position]!.some(({ role }) => role === 'solve')).toBe(true);
    }
  });

  test('shows without linear transitions only what a later state or the answer comes from, and no transitions', () => {
    for (const solution of solutions) {
      const setting = { variant: 'without-linear-transition', arithmetic: 'folded' } as const;
      expect(rolesIn(solution, 'without-linear-transition')).not.toContain('next');
      const shown = shownPositions(solution, setting);
      expect(shown.length).toBe(chainOfThought(solution, setting).shownStates);
      const wanted = new Set([
        ...answerPositions(solution),
        ...shown.flatMap((each) => sourcePositions(solution, each)),
      ]);
      expect(new Set(shown)).toEqual(wanted);
    }
  });

  test('copies in a Turing program every tape of the memory as it stands at the end of each state', () => {
    for (const solution of solutions)
      stretchesOf(solution, { variant: 'turing-program', arithmetic: 'folded' }).forEach((stretches, position) => {
        const { endStep } = solution.trace.state(solution.trace.outerIndex(position));
        const engine = solution.run.seek(endStep);
        const operands = stretches.flatMap(({ operand }) =>
          operand && task.memory.includes(operand.name) ? operand : [],
        );
        for (const [number, { name, symbols }] of engine.machine.tapes.entries()) {
          if (!task.memory.includes(name)) continue;
          const { first, last } = engine.extent(number);
          const cells = new Map(
            operands.flatMap(({ tape, cells: own }) => (tape === number ? own : [])).map((cell) => [cell.cell, cell]),
          );
          const numbers = Array.from({ length: last - first + 1 }, (_, index) => first + index);
          expect(numbers.map((cell) => cells.get(cell)?.symbol ?? symbols[0])).toEqual(
            numbers.map((cell) => symbols[engine.symbol(number, cell)]),
          );
        }
      });
  });
});

test('a run that was stopped has the text of its finished states and an empty box', () => {
  const task = TASKS.find(({ id }) => id === 'word-flip')!;
  const stopped = solveTask(task, { text: 'Stop here' }, 60);
  expect(stopped.answer).toBeUndefined();
  expect(chainOfThought(stopped, { variant: 'tail', arithmetic: 'folded' }).text()).toMatch(
    /^start\n→ \[1\]\n\[1\]: "S"\n→ \[2\]\n[^]*\\boxed\{\}$/,
  );
  const addition = TASKS.find(({ id }) => id === 'large-number-addition')!;
  for (const steps of [1, 30, 60])
    for (const { id: variant } of variantsOf(addition))
      expect(
        chainOfThought(solveTask(addition, addition.example, steps), { variant, arithmetic: 'folded' }).text(),
      ).toMatch(/\\boxed\{\}$/);
});

function stretchesOf(solution: Solution, setting: TextSettings): Segment[][] {
  const text = chainOfThought(solution, setting);
  return Array.from({ length: solution.trace.outerLength }, (_, position) => text.segments(position));
}

function rolesIn(solution: Solution, variant: TextSettings['variant']): string[] {
  return stretchesOf(solution, { variant, arithmetic: 'folded' }).flatMap((each) => each.map(({ role }) => role));
}

function shownPositions(solution: Solution, setting: TextSettings): number[] {
  return stretchesOf(solution, setting).flatMap((each, position) => (each.length > 0 ? [position] : []));
}

/** The positions of the states in which the answer was written, or its values were made. */
function answerPositions({ run, trace, subject }: Solution): number[] {
  const engine = run.seek(run.steps);
  const tape = engine.machine.tapes.findIndex(({ name }) => name === subject.outputTape);
  const { first, last } = engine.extent(tape);
  const steps: number[] = [];
  for (let cell = first; cell <= last; cell++)
    if (engine.symbol(tape, cell) > 0) steps.push(engine.lastWriter(tape, cell), engine.origin(tape, cell));
  return (steps.length > 0 ? steps : [run.steps - 1]).flatMap((step) => {
    const state = step < 0 ? -1 : trace.stateAt(step);
    return state < 0 ? [] : [trace.outerPositionOf(state)];
  });
}

/** The positions of the states that a state's operands come from, those of its nested states included. */
function sourcePositions({ trace }: Solution, position: number): number[] {
  const outer = trace.outerIndex(position);
  const own: number[] = [outer];
  for (let inner = outer + 1; inner < trace.length && trace.state(inner).depth > 0; inner++) own.push(inner);
  const stateOf = (source: Source): number => {
    if (source.kind === 'input') return -1;
    return source.kind === 'state' ? source.state : trace.stateAt(source.step);
  };
  return own
    .flatMap((state) => trace.state(state).fetched)
    .flatMap((operand) => trace.sourcesOf(operand))
    .flatMap((source) => {
      const state = stateOf(source);
      return state < 0 ? [] : [trace.outerPositionOf(state)];
    });
}
