import type { Outcome } from '../../machine/engines/outcome.ts';
import type { RunnableMachine } from '../run-machine.ts';
import { QuickRunner } from './quick-runner.ts';

/** Step limit of each of many runs if none is given. */
const DEFAULT_STEPS_OF_MANY = 100_000;

/** One of many runs. */
export interface BriefRun {
  readonly outcome: Outcome['kind'];
  readonly steps: number;
  readonly state: string;
  /** Each tape after the run, without blanks at its ends. */
  readonly tapes: readonly (readonly string[])[];
}

/** Runs a machine on one input after the other. */
export class ManyRuns {
  private readonly machine: RunnableMachine;
  private readonly limit: number;
  private readonly quick: QuickRunner | undefined;
  private readonly numbers: ReadonlyMap<string, number>;

  constructor(machine: RunnableMachine, limit: number = DEFAULT_STEPS_OF_MANY) {
    this.machine = machine;
    this.limit = limit;
    const { compiled } = machine;
    this.quick = QuickRunner.of(compiled);
    this.numbers = new Map(compiled.tapes[0]!.symbols.map((symbol, number) => [symbol, number]));
  }

  /** Runs an input, a list of symbols a tape. */
  run(input: readonly (readonly string[])[]): BriefRun {
    const { quick, limit, numbers } = this;
    const numbered = quick && input.map((content) => content.map((symbol) => numbers.get(symbol) ?? -1));
    if (!quick || !numbered || numbered.some((content) => content.includes(-1))) return this.engineRun(input);
    const ending = quick.run(numbered, limit);
    const { name, halts } = quick.machine.states[quick.state]!;
    const outcome = halts ?? (ending === 'stopped' ? 'no rule' : ending);
    const tapes = quick.machine.tapes.map(({ symbols }, tape) =>
      Array.from(quick.content(tape), (number) => symbols[number]!),
    );
    return { outcome, steps: quick.steps, state: name, tapes };
  }

  private engineRun(input: readonly (readonly string[])[]): BriefRun {
    const run = this.machine.run(input, this.limit);
    // More symbols than an engine holds can only be met where no rule names them.
    if (!run) return { outcome: 'no rule', steps: 0, state: this.machine.compiled.states[0]!.name, tapes: input };
    return {
      outcome: run.outcome.kind,
      steps: run.steps,
      state: run.state,
      tapes: run.tapes.map(({ symbols }) => symbols),
    };
  }
}

/** Runs many inputs, each as it is asked for. */
export function* runMany(
  machine: RunnableMachine,
  inputs: Iterable<readonly (readonly string[])[]>,
  limit?: number,
): Generator<BriefRun & { readonly input: readonly (readonly string[])[] }> {
  const runs = new ManyRuns(machine, limit);
  for (const input of inputs) yield { input, ...runs.run(input) };
}
