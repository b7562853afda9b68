import { describe, expect, test } from 'vitest';
import { stateKind } from '../machine/language/atomic-state.ts';
import { compile } from '../machine/compiler/compile.ts';
import { exportMachine } from '../machine/table/exchange.ts';
import { LITERAL, type Action, type Decision, type Machine } from '../machine/table/machine.ts';
import type { Engine } from '../machine/engines/engine.ts';
import { Program } from '../machine/language/program.ts';
import { startEngine } from '../machine/engines/start-engine.ts';
import { Random } from '../base/random.ts';
import { TASKS } from '../tasks/registry.ts';
import type { Solution } from '../runs/solution.ts';
import { solveTask } from '../tasks/task-subject.ts';
import { NaiveSimulator } from '../testing/naive-simulator.ts';
import type { AtomicState, Operand, OperandCell, Source } from './atomic-state.ts';
import { TraceFromMarks } from './trace-from-marks.ts';

/** Instances a task and range; fewer where runs are so long that the range has had its steps. */
const INSTANCES = 4;
const STEPS_A_RANGE = 100_000;
/** Milliseconds: the slowest takes seconds; a busy machine may take many times as long. */
const TIMEOUT = 300_000;

describe.each(TASKS.map((task) => [task.id, task] as const))('the operands of %s', (id, task) => {
  const solutions = (['S', 'M', 'L'] as const).flatMap((name) => {
    const solved: Solution[] = [];
    let steps = 0;
    for (let index = 0; index < INSTANCES && steps < STEPS_A_RANGE; index++) {
      const solution = solveTask(task, task.sample(new Random('provenance', id, name, index), task.ranges[name]));
      solved.push(solution);
      steps += solution.run.steps;
    }
    return solved;
  });

  // A long run has hundreds of thousands of operand cells: what is wrong is collected, and expected to be nothing once.

  test('have the values that stand in their cells when they are read or written', { timeout: TIMEOUT }, () => {
    const wrong: unknown[] = [];
    for (const solution of solutions) {
      const cells = new Map<number, { tape: number; fetch: boolean; cell: OperandCell }[]>();
      for (const state of statesOf(solution))
        for (const { role, tape, cells: own } of [...state.fetched, ...state.results])
          for (const cell of own)
            cells.set(cell.step, [...(cells.get(cell.step) ?? []), { tape, fetch: role === 'fetch', cell }]);
      const { contents } = solution.subject;
      const exchange = exportMachine(task.machine());
      const naive = new NaiveSimulator(
        exchange,
        exchange.tapes.map((name) => [...(contents[name] ?? '')]),
      );
      // The naive simulator tells after a step; what the step wrote is undone to see what stood there before.
      const before = exchange.tapes.map((_, tape) => new Map(naive.tapes[tape]));
      const writers = exchange.tapes.map(() => new Map<number, number>());
      naive.run(solution.run.steps, (step, rule, heads) => {
        for (const { tape, fetch, cell } of cells.get(step) ?? []) {
          const symbol = fetch ? (before[tape]!.get(cell.cell) ?? exchange.blank) : naive.symbol(tape, cell.cell);
          const lastWriter = fetch ? (writers[tape]!.get(cell.cell) ?? -1) : cell.lastWriter;
          if (cell.cell !== heads[tape] || cell.symbol !== symbol || cell.lastWriter !== lastWriter)
            wrong.push({ step, head: heads[tape], symbol, lastWriter, cell });
        }
        rule[3].forEach((symbol, tape) => {
          if (symbol === null) return;
          before[tape]!.set(heads[tape]!, symbol);
          writers[tape]!.set(heads[tape]!, step);
        });
      });
    }
    expect(wrong).toEqual([]);
  });

  test('spell their cells from left to right, side by side', () => {
    const wrong: unknown[] = [];
    for (const solution of solutions)
      for (const state of statesOf(solution))
        for (const operand of [...state.fetched, ...state.results]) {
          const { cells, value } = operand;
          const sideBySide = cells.every(({ cell }, index) => cell === cells[0]!.cell + index);
          // An operand that was read where nothing stands is one empty cell.
          const symbols = cells.map(({ symbol }) => symbol);
          const spelt = symbols.every((symbol) => symbol === '⊔') && cells.length === 1 ? 'none' : symbols.join('');
          if (!sideBySide || spelt.includes('⊔') || value !== spelt) wrong.push(operand);
        }
    expect(wrong).toEqual([]);
  });

  test('name as their source the atomic state whose result they are', { timeout: TIMEOUT }, () => {
    const wrong: unknown[] = [];
    for (const solution of solutions)
      for (const state of statesOf(solution))
        for (const operand of state.fetched) {
          const sources = solution.trace.sourcesOf(operand);
          if (sources.length === 0 || !sources.every((source) => isSource(solution, source, operand)))
            wrong.push({ operand, sources });
        }
    expect(wrong).toEqual([]);
  });

  test('come from their origin by plain copies alone', { timeout: TIMEOUT }, () => {
    const solution = solutions[0]!;
    for (const state of statesOf(solution))
      for (const { tape, cells } of state.fetched)
        for (const { cell, lastWriter, origin } of cells) {
          if (lastWriter < 0 || origin === lastWriter) continue;
          const engine = solution.run.seek(lastWriter);
          const action = actionsAt(engine).find((each) => each.tape === tape);
          if (action && engine.head(tape) === cell && action.source >= 0)
            expect(
              stampedSince(solution, tape, cell, lastWriter) ||
                engine.origin(action.source, engine.head(action.source)) === origin,
            ).toBe(true);
          else expect(stampedSince(solution, tape, cell, lastWriter)).toBe(true);
        }
  });
});

test('a fixed symbol comes from no state, even if the step that wrote it made a result of the same symbol elsewhere', () => {
  const writing = stateKind('writing', { result: { made: 'symbol' } });
  const reading = stateKind('reading', { fetch: { made: 'symbol', fixed: 'symbol' } });
  const p = new Program('two zeros in one step');
  const made = p.tape('made', '0');
  const fixed = p.tape('fixed', '0');
  p.state(writing, (mark) => {
    made.write('0');
    mark.result('made', made);
    fixed.write('0');
  });
  p.state(reading, (mark) => {
    mark.fetch('made', made);
    mark.fetch('fixed', fixed);
  });
  p.accept();
  const engine = startEngine(compile(p), {}, { record: true });
  engine.run(Number.MAX_SAFE_INTEGER);
  const trace = new TraceFromMarks(engine.machine, engine.events!, engine.steps);
  const { fetched } = trace.state(trace.outerIndex(1));
  const sources = Object.fromEntries(fetched.map((operand) => [operand.name, trace.sourcesOf(operand)[0]!.kind]));
  expect(sources).toEqual({ made: 'state', fixed: 'constant' });
  expect(trace.stateAt(fetched[1]!.cells[0]!.origin)).toBe(trace.outerIndex(0));
});

/** Made once: a long run has tens of thousands of states. */
const allStates = new WeakMap<Solution, readonly AtomicState[]>();

function statesOf(solution: Solution): readonly AtomicState[] {
  const { trace } = solution;
  const states = allStates.get(solution) ?? Array.from({ length: trace.length }, (_, index) => trace.state(index));
  allStates.set(solution, states);
  return states;
}

/** Whether an operand has cells that come from the source: the input, a fixed symbol written then, or the state's results. */
function isSource(solution: Solution, source: Source, { cells }: Operand): boolean {
  if (source.kind === 'input') return cells.some(({ origin }) => origin === -1);
  if (source.kind === 'constant') {
    const symbol = symbolFrom(cells, source.step);
    return symbol !== undefined && literalsWritten(solution, source.step).includes(symbol);
  }
  const results = resultCells(solution, source.state);
  const own = cells.filter(({ origin }) => results.some((cell) => cell.step === origin));
  // A nested state's result may be the enclosing state's too, marked in the same step.
  if (own.length + enclosingResults(solution, source.state, cells) === 0) return false;
  return own.every(({ origin, symbol }) => results.some((cell) => cell.step === origin && cell.symbol === symbol));
}

const resultCells = (solution: Solution, state: number): readonly OperandCell[] =>
  statesOf(solution)[state]!.results.flatMap(({ cells }) => cells);

function enclosingResults(solution: Solution, state: number, cells: readonly OperandCell[]): number {
  const { parent } = statesOf(solution)[state]!;
  if (parent < 0) return 0;
  const results = resultCells(solution, parent);
  return cells.filter(({ origin, symbol }) => results.some((cell) => cell.step === origin && cell.symbol === symbol))
    .length;
}

/** Whether some state marked the cell as a result after it was last written. */
function stampedSince(solution: Solution, tape: number, cell: number, since: number): boolean {
  return (lastStamps(solution).get(`${tape} ${cell}`) ?? -1) >= since;
}

const allLastStamps = new WeakMap<Solution, ReadonlyMap<string, number>>();

/** The last step at which each cell (`tape cell`) was marked as a result. */
function lastStamps(solution: Solution): ReadonlyMap<string, number> {
  const known = allLastStamps.get(solution);
  if (known) return known;
  const last = new Map<string, number>();
  for (const { results } of statesOf(solution))
    for (const { tape, cells } of results)
      for (const { cell, step } of cells)
        last.set(`${tape} ${cell}`, Math.max(step, last.get(`${tape} ${cell}`) ?? -1));
  allLastStamps.set(solution, last);
  return last;
}

const symbolFrom = (cells: readonly OperandCell[], origin: number): string | undefined =>
  cells.find((cell) => cell.origin === origin)?.symbol;

/** The fixed symbols that the rule of a step writes. */
function literalsWritten({ run }: Solution, step: number): string[] {
  const engine = run.seek(step);
  return actionsAt(engine)
    .filter(({ write, source }) => write >= 0 && source === LITERAL)
    .map(({ tape, write }) => engine.machine.tapes[tape]!.symbols[write]!);
}

function actionsAt(engine: Engine): readonly Action[] {
  const { machine } = engine;
  let decision: Decision = machine.states[engine.state]!.decision;
  while (!('transition' in decision))
    decision = decision.children[engine.symbol(decision.tape, engine.head(decision.tape))]!;
  return transitionActions(machine, decision.transition);
}

const transitionActions = (machine: Machine, transition: number): readonly Action[] =>
  machine.transitions[transition]?.actions ?? [];
