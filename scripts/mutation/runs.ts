import type { EventLog } from '../../src/machine/marks/event-log.ts';
import type { Engine, TapeContents } from '../../src/machine/engines/engine.ts';
import { Interpreter } from '../../src/machine/engines/interpreter.ts';
import { tapeNumber, type Decision, type Machine } from '../../src/machine/table/machine.ts';
import type { Rule } from '../../src/machine/table/rules.ts';
import { Random } from '../../src/base/random.ts';
import { PAPER_RANGES } from '../../src/tasks/ranges.ts';
import { tapeSymbols } from '../../src/runs/solution.ts';
import type { Task } from '../../src/tasks/task.ts';

/** Instances a range; fewer where runs are so long that the range has had its steps. */
const INSTANCES = 40;
const STEPS_A_RANGE = 1_000_000;

/** A run of the machine as it is. */
export interface ReferenceRun {
  readonly contents: TapeContents;
  readonly outputTape: number;
  readonly answer: string;
  readonly steps: number;
  readonly events: EventLog;
}

/** In what a changed machine's run differs. */
export type Difference = 'answer' | 'no rule' | 'rejected' | 'step limit' | 'trace';

/** Runs instances of the sweep, of S, M, L and beyond; returns the runs, short ones first, and the rules that fire in them. */
export function referenceRuns(task: Task, rules: readonly Rule[]): { runs: ReferenceRun[]; fired: Set<number> } {
  const machine = task.machine();
  const outputTape = tapeNumber(machine, task.outputTape);
  const ruleAt = ruleFinder(machine, rules);
  const fired = new Set<number>();
  const runs: ReferenceRun[] = [];
  const beyond = { name: 'beyond L', from: task.ranges.L.to + 1, to: 2 * task.ranges.L.to };
  for (const { name, from, to } of [...PAPER_RANGES.map((each) => ({ name: each, ...task.ranges[each] })), beyond]) {
    let steps = 0;
    for (let index = 0; index < INSTANCES && steps < STEPS_A_RANGE; index++) {
      // As the sweep of the tests draws them.
      const contents = task.encode(task.sample(new Random('sweep', task.id, name, index), { from, to }));
      const engine = new Interpreter(machine, contents, { record: true });
      while (engine.outcome.kind === 'running' || engine.outcome.kind === 'step limit') {
        fired.add(ruleAt(engine));
        engine.run(engine.steps + 1);
      }
      if (engine.outcome.kind !== 'accepted') throw new Error(`${task.id} did not answer: ${engine.outcome.kind}.`);
      const answer = tapeSymbols(engine, outputTape).join('');
      runs.push({ contents, outputTape, answer, steps: engine.steps, events: engine.events! });
      steps += engine.steps;
    }
  }
  return { runs: runs.toSorted((one, other) => one.steps - other.steps), fired };
}

/** Runs a changed machine on what a run began with: the gravest thing in which it differs, or undefined. */
export function differenceOf(machine: Machine, reference: ReferenceRun): Difference | undefined {
  const engine = new Interpreter(machine, reference.contents, { record: true });
  engine.run(2 * reference.steps + 1000);
  const { kind } = engine.outcome;
  if (kind === 'no rule' || kind === 'rejected' || kind === 'step limit') return kind;
  if (tapeSymbols(engine, reference.outputTape).join('') !== reference.answer) return 'answer';
  return engine.steps === reference.steps && sameEvents(engine.events!, reference.events) ? undefined : 'trace';
}

function sameEvents(one: EventLog, other: EventLog): boolean {
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index++) {
    const a = one.event(index);
    const b = other.event(index);
    if (a.mark !== b.mark || a.step !== b.step || a.tape !== b.tape || a.cell !== b.cell) return false;
    if (a.symbol !== b.symbol || a.lastWriter !== b.lastWriter || a.origin !== b.origin) return false;
  }
  return true;
}

/** Finds the rule that an engine applies next; the same as `matchingRule`, but quick enough for every step of many runs. */
export function ruleFinder(machine: Machine, rules: readonly Rule[]): (engine: Engine) => number {
  const first = new Map<number, number>();
  rules.forEach(({ state }, index) => first.has(state) || first.set(state, index));
  // How many rules a decision holds, groups of symbols counted once: so many are passed over where another group is taken.
  const sizes = new Map<Decision, number>();
  const sizeOf = (decision: Decision): number => {
    if ('transition' in decision) return decision.transition < 0 ? 0 : 1;
    let size = sizes.get(decision);
    if (size === undefined) {
      size = [...new Set(decision.children)].reduce((sum, child) => sum + sizeOf(child), 0);
      sizes.set(decision, size);
    }
    return size;
  };
  return (engine) => {
    let decision = machine.states[engine.state]!.decision;
    let index = first.get(engine.state)!;
    while (!('transition' in decision)) {
      const taken: Decision = decision.children[engine.symbol(decision.tape, engine.head(decision.tape))]!;
      for (const child of new Set(decision.children)) {
        if (child === taken) break;
        index += sizeOf(child);
      }
      decision = taken;
    }
    return index;
  };
}
