import type { MarkDescription } from '../language/atomic-state.ts';
import { DecisionBuilder, type RawDecision } from './decision.ts';
import { TapeDeclaration } from '../language/declarations.ts';
import type { Place } from '../language/expression.ts';
import type { Instruction } from '../language/instruction.ts';
import { liveVariables } from './liveness.ts';
import { ACCEPT, REJECT, transitionKey, type Machine, type MachineState, type Transition } from '../table/machine.ts';
import { minimized } from './minimize.ts';
import type { Program } from '../language/program.ts';
import { SymbolicStep, STEP_ENDS, Split } from './symbolic-step.ts';

/** Most branches of one state. More means that the program compares heads over large alphabets in one step. */
const MOST_BRANCHES_PER_STATE = 20_000;
/** Most instructions of one step. More means that the program loops without moving or writing. */
const MOST_INSTRUCTIONS_PER_STEP = 5_000;

/**
 * Compiles a tape program to its finite table δ by symbolic execution: each pair of an address and the values of the variables
 * that are live there becomes a state. Instructions are fused into one machine step until one needs a head that has moved.
 *
 * Throws when a state branches too much, when a loop makes no step, or when a variable is read before it is set; the message
 * names the state.
 */
export function compile(program: Program): Machine {
  return new Compiler(program).compile();
}

/** A calculation that is being tabulated, one combination of operand symbols after another. */
interface Results {
  readonly instruction: Extract<Instruction, { operation: 'calculate' }>;
  /** The decisions that follow from results met so far, by these results. */
  readonly known: Map<string, RawDecision>;
  /** The results of the combination that was calculated last. */
  latest: string;
}

class Compiler {
  private readonly program: Program;
  private readonly instructions: readonly Instruction[];
  private readonly live: readonly ReadonlySet<number>[];
  private readonly states: { address: number; values: readonly number[] }[] = [];
  private readonly stateNumbers = new Map<string, number>();
  private readonly transitions: Transition[] = [];
  private readonly transitionNumbers = new Map<string, number>();
  private readonly marks: MarkDescription[] = [];
  private branches = 0;

  constructor(program: Program) {
    this.program = program;
    this.instructions = [...program.instructions, { operation: 'halt', accept: true, path: ['end'] }];
    this.live = liveVariables(this.instructions);
  }

  compile(): Machine {
    const decisions = new DecisionBuilder();
    const names = new Map<string, number>();
    const states: MachineState[] = [];
    this.stateNumber(
      0,
      this.program.variables.map(() => -1),
    );
    for (let number = 0; number < this.states.length; number++) {
      const { address, values } = this.states[number]!;
      const path = this.instructions[address]!.path;
      const name = uniqueName(this.stateName(path, values), names);
      this.branches = 0;
      const raw = this.finish(address, SymbolicStep.start(this.program, values), name);
      states.push({ name, path, decision: decisions.normal(raw) });
    }
    return minimized({
      name: this.program.name,
      tapes: this.program.tapes.map(({ name, symbols }) => ({ name, symbols })),
      states,
      transitions: this.transitions,
      marks: this.marks,
    });
  }

  /** Executes from address `from` until the step ends, once for each group of symbols where a symbol must be known. */
  private finish(from: number, step: SymbolicStep, state: string, results?: Results): RawDecision {
    let address = from;
    try {
      for (let count = 0; count <= MOST_INSTRUCTIONS_PER_STEP; count++) {
        const outcome = this.execute(this.instructions[address]!, address, step, results);
        if (typeof outcome !== 'number') return outcome;
        if (results) return this.afterCalculation(outcome, step, state, results);
        address = outcome;
      }
    } catch (signal) {
      if (signal === STEP_ENDS) return this.ended(address, step);
      if (signal instanceof Split) return this.split(address, step, state, signal, results);
      throw signal;
    }
    throw new Error(`A loop in "${state}" of machine "${this.program.name}" makes no step.`);
  }

  /** Executes from `address` on, once for each group of symbols. */
  private split(
    address: number,
    step: SymbolicStep,
    state: string,
    { tape, groups }: Split,
    before: Results | undefined,
  ): RawDecision {
    this.branches += groups.length;
    if (this.branches > MOST_BRANCHES_PER_STATE)
      throw new Error(`State "${state}" of machine "${this.program.name}" branches too much; cut the step in two.`);
    const instruction = this.instructions[address]!;
    const results =
      before ?? (instruction.operation === 'calculate' ? { instruction, known: new Map(), latest: '' } : undefined);
    const decision = groups.map((symbols) => ({
      symbols,
      then: this.finish(address, step.narrowed(tape, symbols), state, results),
    }));
    return { tape, groups: decision };
  }

  /** Executes what follows a calculation; the decision is reused for all operands with equal results if it reads none of them again. */
  private afterCalculation(
    address: number,
    step: SymbolicStep,
    state: string,
    { instruction: { places }, known, latest }: Results,
  ): RawDecision {
    const reads = step.readsOf(places);
    const decision = this.finish(address, step, state);
    if (step.readsOf(places) === reads) known.set(latest, decision);
    return decision;
  }

  /** Executes one instruction. Returns the next address, or the decision that ends the step. */
  private execute(
    instruction: Instruction,
    address: number,
    step: SymbolicStep,
    before?: Results,
  ): number | RawDecision {
    switch (instruction.operation) {
      case 'jump':
        return instruction.to.address;
      case 'branch':
        return step.holds(instruction.condition) ? address + 1 : instruction.otherwise.address;
      case 'write': {
        const { tape, value } = instruction;
        step.requireWritable(tape);
        const symbol = step.valueOf(value);
        if (symbol === undefined || !tape.has(symbol)) return NO_RULE;
        step.write(tape, symbol, value instanceof TapeDeclaration ? value : undefined, typeof value === 'string');
        return address + 1;
      }
      case 'assign': {
        const value = step.valueOf(instruction.value);
        if (value === undefined || !instruction.variable.domain.includes(value)) return NO_RULE;
        step.assign(instruction.variable.index, instruction.variable.numberOf(value));
        return address + 1;
      }
      case 'calculate': {
        const { targets, places, value } = instruction;
        for (const target of targets) if (target instanceof TapeDeclaration) step.requireWritable(target);
        const results = value(...places.map((place) => step.symbolIn(place)));
        if (!results || !targets.every((target, index) => accepts(target, results[index]!))) return NO_RULE;
        if (before) {
          before.latest = targets.map((target, index) => target.numberOf(results[index]!)).join();
          const known = before.known.get(before.latest);
          if (known) return known;
        }
        targets.forEach((target, index) => {
          if (target instanceof TapeDeclaration) step.write(target, results[index]!, undefined, false);
          else step.assign(target.index, target.numberOf(results[index]!));
        });
        return address + 1;
      }
      case 'move':
        step.move(instruction.tape, instruction.by);
        return address + 1;
      case 'mark': {
        const { role } = instruction.mark;
        const kind = role === 'fetch' || role === 'result' ? role : 'boundary';
        step.mark(this.markNumber(instruction.mark), instruction.tape, kind);
        return address + 1;
      }
      case 'cut':
        return step.pending ? this.ended(address + 1, step) : address + 1;
      case 'halt':
        return this.leaf(step.transition(instruction.accept ? ACCEPT : REJECT));
    }
  }

  private ended(address: number, step: SymbolicStep): RawDecision {
    return this.leaf(step.transition(this.stateNumber(address, step.variables)));
  }

  private leaf(transition: Transition): RawDecision {
    const key = transitionKey(transition);
    let number = this.transitionNumbers.get(key);
    if (number === undefined) {
      number = this.transitions.push(transition) - 1;
      this.transitionNumbers.set(key, number);
    }
    return { transition: number };
  }

  private stateNumber(from: number, all: readonly number[]): number {
    let address = from;
    for (let to = this.instructions[address]!; to.operation === 'jump'; to = this.instructions[address]!)
      address = to.to.address;
    const values = all.map((value, variable) => (this.live[address]!.has(variable) ? value : -1));
    const key = `${address}|${values.join(',')}`;
    let number = this.stateNumbers.get(key);
    if (number === undefined) {
      number = this.states.push({ address, values }) - 1;
      this.stateNumbers.set(key, number);
    }
    return number;
  }

  private stateName(path: readonly string[], values: readonly number[]): string {
    const shown = this.program.variables.flatMap(({ name, domain }, variable) =>
      values[variable]! < 0 ? [] : [`${name} = ${domain[values[variable]!]}`],
    );
    const scopes = path.join(' / ') || 'start';
    return shown.length > 0 ? `${scopes} [${shown.join(', ')}]` : scopes;
  }

  private markNumber(mark: MarkDescription): number {
    const known = this.marks.findIndex(
      (each) => each.role === mark.role && each.kind === mark.kind && each.operand === mark.operand,
    );
    return known >= 0 ? known : this.marks.push(mark) - 1;
  }
}

const NO_RULE: RawDecision = { transition: -1 };

const accepts = (target: Place, symbol: string): boolean =>
  target instanceof TapeDeclaration ? target.has(symbol) : target.domain.includes(symbol);

function uniqueName(name: string, taken: Map<string, number>): string {
  const count = (taken.get(name) ?? 0) + 1;
  taken.set(name, count);
  return count > 1 ? `${name} · ${count}` : name;
}
