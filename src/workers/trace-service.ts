import type { ChainOfThought, Segment } from '../cot/chain-of-thought.ts';
import { plain } from '../cot/text.ts';
import { outcomeSentence } from '../machine/outcome.ts';
import { matchingRule, rulesOf, type Rule } from '../machine/rules.ts';
import type { Machine } from '../machine/machine.ts';
import { webAssemblyIsAllowed } from '../machine/wasm/compiled.ts';
import { taskById } from '../tasks/registry.ts';
import { chainOfThought, solve, type Solution } from '../tasks/solution.ts';
import type { Task } from '../tasks/task.ts';
import type { Operand } from '../trace/atomic-state.ts';
import type {
  AtomicStateView,
  CellHistory,
  CellMark,
  CellWindow,
  ConfigurationView,
  HeadPath,
  MachineView,
  OperandView,
  SegmentView,
  SourceView,
  TextRequest,
  TextView,
  TraceRequest,
  TraceSummary,
} from './views.ts';

/** So many runs are kept at hand; the one asked for longest ago goes first. */
const RUNS_KEPT = 4;

/**
 * Runs and what is shown of them, for a page that must not block: the page talks to it through a worker. Only windows of
 * configurations, states and text are handed over.
 */
export class TraceService {
  private readonly solutions = new Map<number, Solution>();
  private readonly texts = new Map<string, ChainOfThought>();
  private readonly rules = new Map<string, readonly Rule[]>();
  private handles = 0;

  /** The machine of a task. */
  machine(task: string): MachineView {
    const machine = requireTask(task).machine();
    return {
      name: machine.name,
      tapes: machine.tapes,
      states: machine.states.map(({ name, path }) => ({ name, path })),
      rules: this.rulesOfTask(task, machine).map((rule) => ruleView(machine, rule)),
    };
  }

  /** Runs a parsed instance. */
  open({ task: id, instance }: TraceRequest): TraceSummary {
    const task = requireTask(id);
    const solution = solve(task, instance);
    const trace = ++this.handles;
    this.solutions.set(trace, solution);
    if (this.solutions.size > RUNS_KEPT) this.forget(this.solutions.keys().next().value!);
    const { run, answer } = solution;
    return {
      trace,
      steps: run.steps,
      isInterpreted: !webAssemblyIsAllowed(),
      outcome: run.outcome,
      ending: outcomeSentence(run.outcome, run.steps),
      answer: answer ?? null,
      answerIsRight: answer !== undefined && task.check(instance, answer),
      firstSteps: solution.trace.outerFirstSteps(),
      endSteps: solution.trace.outerEndSteps(),
    };
  }

  /** The configuration after `step` steps; each tape's window, or the whole tape where none is given. */
  configuration(trace: number, step: number, windows: readonly (CellWindow | undefined)[] = []): ConfigurationView {
    const solution = this.solution(trace);
    const { run } = solution;
    const { machine } = run.engine;
    const applied = step > 0 ? this.appliedRule(solution, step - 1) : undefined;
    const engine = run.seek(step);
    const tapes = machine.tapes.map((tape, number) => {
      const { first, last } = engine.extent(number);
      const { from, to } = windows[number] ?? { from: first, to: last + 1 };
      const symbols: string[] = [];
      for (let cell = from; cell < to; cell++) {
        const symbol = engine.symbol(number, cell);
        symbols.push(symbol === 0 ? '' : tape.symbols[symbol]!);
      }
      return { head: engine.head(number), first, last, from, symbols };
    });
    return {
      step,
      state: engine.state,
      previousState: applied?.state ?? null,
      rule: applied?.rule ?? null,
      tapes,
      marks: [...(applied?.marks ?? []), ...operandMarks(solution, step)],
    };
  }

  /** The atomic states at the positions [from, to). */
  states(trace: number, from: number, to: number): AtomicStateView[] {
    const solution = this.solution(trace);
    const narrations = new Map(solution.task.narrations.map((narration) => [narration.kind.name, narration]));
    const views: AtomicStateView[] = [];
    for (let position = from; position < Math.min(to, solution.trace.outerLength); position++) {
      const state = solution.trace.state(solution.trace.outerIndex(position));
      views.push({
        position,
        name: state.kind.name,
        firstStep: state.firstStep,
        endStep: state.endStep,
        fetched: state.fetched.map((operand) => operandView(solution, operand)),
        results: state.results.map((operand) => operandView(solution, operand)),
        next: plain(narrations.get(state.kind.name)!.narrate(state, 'tail').next),
      });
    }
    return views;
  }

  /** The text of the atomic states at the positions [from, to). */
  text(trace: number, request: TextRequest, from: number, to: number): TextView[] {
    const solution = this.solution(trace);
    const text = this.chainOfThought(trace, request);
    if (!text.showsStates) return [];
    const views: TextView[] = [];
    for (let position = from; position < Math.min(to, solution.trace.outerLength); position++)
      views.push({ position, segments: text.segments(position).map((segment) => segmentView(solution, segment)) });
    return views;
  }

  /** The line that ends the text, with the answer. */
  textEnding(trace: number, request: TextRequest): SegmentView[] {
    const solution = this.solution(trace);
    return this.chainOfThought(trace, request)
      .ending()
      .map((segment) => segmentView(solution, segment));
  }

  /** The whole text, to be copied. */
  wholeText(trace: number, request: TextRequest): string {
    return this.chainOfThought(trace, request).text();
  }

  /** What happened and will happen to a cell, seen after `step` steps. */
  cellHistory(trace: number, tape: number, cell: number, step: number): CellHistory {
    const solution = this.solution(trace);
    const engine = solution.run.seek(step);
    const written = engine.lastWriter(tape, cell);
    const change = solution.run.nextChange(tape, cell, step);
    const read = solution.trace.nextFetch(tape, cell, step);
    return {
      writtenBy: written < 0 ? null : written,
      writer: written < 0 ? null : stateAt(solution, written),
      nextChange: change < 0 ? null : change + 1,
      nextRead: read < 0 ? null : { step: read, ...stateAt(solution, read)! },
    };
  }

  /** Where a head stands over the run, at up to `samples` steps evenly apart. */
  headPath(trace: number, tape: number, samples: number): HeadPath {
    const { run } = this.solution(trace);
    const count = Math.min(samples, run.steps + 1);
    const steps = Int32Array.from({ length: count }, (_, sample) =>
      Math.round((sample * run.steps) / Math.max(1, count - 1)),
    );
    const cells = steps.map((step) => run.seek(step).head(tape));
    const { first, last } = run.seek(run.steps).extent(tape);
    return {
      steps,
      cells,
      first: cells.reduce((least, cell) => Math.min(least, cell), first),
      last: cells.reduce((most, cell) => Math.max(most, cell), last),
    };
  }

  private solution(trace: number): Solution {
    const solution = this.solutions.get(trace);
    if (!solution) throw new Error(`Trace ${trace} is not open any more.`);
    // Asked for again: the last to be forgotten.
    this.solutions.delete(trace);
    this.solutions.set(trace, solution);
    return solution;
  }

  private forget(trace: number): void {
    this.solutions.delete(trace);
    for (const key of this.texts.keys()) if (key.startsWith(`${trace} `)) this.texts.delete(key);
  }

  private chainOfThought(trace: number, request: TextRequest): ChainOfThought {
    const key = `${trace} ${request.variant} ${request.arithmetic}`;
    let text = this.texts.get(key);
    if (!text) {
      text = chainOfThought(this.solution(trace), request);
      this.texts.set(key, text);
    }
    return text;
  }

  private rulesOfTask(task: string, machine: Machine): readonly Rule[] {
    let rules = this.rules.get(task);
    if (!rules) {
      rules = rulesOf(machine);
      this.rules.set(task, rules);
    }
    return rules;
  }

  /** The rule that step number `step` (0-based) applies, and the cells it reads and writes. */
  private appliedRule({ run, task }: Solution, step: number): { state: number; rule: number; marks: CellMark[] } {
    const engine = run.seek(step);
    const { machine } = engine;
    const rules = this.rulesOfTask(task.id, machine);
    const heads = machine.tapes.map((_, tape) => engine.head(tape));
    const symbols = heads.map((head, tape) => engine.symbol(tape, head));
    const rule = matchingRule(rules, engine.state, symbols);
    const marks: CellMark[] = [];
    rules[rule]!.read.forEach((group, tape) => {
      if (group) marks.push({ tape, cell: heads[tape]!, why: 'read' });
    });
    for (const { tape, write } of machine.transitions[rules[rule]!.transition]!.actions)
      if (write >= 0) marks.push({ tape, cell: heads[tape]!, why: 'written' });
    return { state: engine.state, rule, marks };
  }
}

function requireTask(id: string): Task {
  const task = taskById(id);
  if (!task) throw new Error(`There is no task "${id}".`);
  return task;
}

function ruleView(machine: Machine, rule: Rule): MachineView['rules'][number] {
  const transition = machine.transitions[rule.transition]!;
  const write: (string | null)[] = machine.tapes.map(() => null);
  const move: ('L' | 'R' | 'S')[] = machine.tapes.map(() => 'S');
  for (const action of transition.actions) {
    if (action.write >= 0) write[action.tape] = machine.tapes[action.tape]!.symbols[action.write]!;
    if (action.move !== 0) move[action.tape] = action.move < 0 ? 'L' : 'R';
  }
  const read = rule.read.map((group, tape) => group && group.map((symbol) => machine.tapes[tape]!.symbols[symbol]!));
  return { state: rule.state, read, write, move, next: transition.next };
}

/** The cells that the atomic state of the step just made has fetched and produced so far. */
function operandMarks({ trace }: Solution, step: number): CellMark[] {
  const position = trace.outerPositionAt(Math.max(0, step - 1));
  if (position < 0) return [];
  const state = trace.state(trace.outerIndex(position));
  if (step - 1 >= state.endStep) return [];
  const marks = (operands: readonly Operand[], why: CellMark['why']) =>
    operands.flatMap(({ tape, cells }) =>
      cells.flatMap((cell) => (cell.step < step ? [{ tape, cell: cell.cell, why }] : [])),
    );
  return [...marks(state.fetched, 'fetched'), ...marks(state.results, 'result')];
}

function stateAt({ trace }: Solution, step: number): { name: string; position: number } | null {
  const innermost = trace.stateAt(step);
  if (innermost < 0) return null;
  const position = trace.outerPositionOf(innermost);
  return { name: trace.kindOf(trace.outerIndex(position)).name, position };
}

function operandView(solution: Solution, operand: Operand): OperandView {
  const { name, role, value, tape, cells } = operand;
  return {
    name,
    role,
    value,
    tape,
    cells: cells.map(({ cell, step }) => ({ cell, step })),
    sources: role === 'fetch' ? sourceViews(solution, operand) : [],
  };
}

/** The sources folded to atomic states at depth 0. */
function sourceViews({ trace }: Solution, operand: Operand): SourceView[] {
  const views = new Map<string, SourceView>();
  for (const source of trace.sourcesOf(operand)) {
    if (source.kind !== 'state') views.set(source.kind, source);
    else {
      const position = trace.outerPositionOf(source.state);
      const { name } = trace.kindOf(trace.outerIndex(position));
      const origins = operand.cells
        .map(({ origin }) => origin)
        .filter((origin) => origin >= 0 && trace.outerPositionAt(origin) === position);
      views.set(`state ${position}`, { kind: 'state', position, name, steps: [...new Set(origins)] });
    }
  }
  return [...views.values()];
}

function segmentView(solution: Solution, { text, role, operand }: Segment): SegmentView {
  return operand ? { text, role, operand: operandView(solution, operand) } : { text, role };
}
