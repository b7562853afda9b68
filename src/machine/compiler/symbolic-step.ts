import type { Condition } from '../language/condition.ts';
import { TapeDeclaration } from '../language/declarations.ts';
import type { Expression, Place } from '../language/expression.ts';
import { COMPUTED, LITERAL, type Action, type Mark, type Transition } from '../table/machine.ts';
import type { Program } from '../language/program.ts';

/** Thrown when the machine step must end: an instruction needs a tape whose head has moved in this step. */
export const STEP_ENDS = new Error('The step ends here.');

/**
 * Thrown when the symbol under a head must be known: execution continues once for each group of symbols. It is no `Error`, because
 * a compilation throws thousands, and their stack traces would take most of its time.
 */
export class Split {
  readonly tape: number;
  readonly groups: readonly (readonly number[])[];

  constructor(tape: number, groups: readonly (readonly number[])[]) {
    this.tape = tape;
    this.groups = groups;
  }
}

/**
 * A machine step during symbolic execution: which symbols may be under each head, the values of the variables, and what the step
 * writes, moves and marks so far.
 */
export class SymbolicStep {
  private readonly program: Program;
  /** For each tape the symbols that may be under its head. */
  private readonly seen: (readonly number[])[];
  private values: number[];
  private writes: number[];
  private sources: number[];
  private moves: (-1 | 0 | 1)[];
  private marks: { description: number; tape: number; result: boolean }[];
  /** Whether everything but `seen` is shared with the step that this is a copy of: most copies never change it. */
  private isShared: boolean;
  /** Reads per tape, counted over this step and all its copies. */
  private readonly reads: number[];

  private constructor(program: Program, from?: SymbolicStep, values?: readonly number[]) {
    this.program = program;
    this.seen = from ? [...from.seen] : program.tapes.map(({ symbolNumbers }) => symbolNumbers);
    this.values = from ? from.values : [...(values ?? [])];
    this.writes = from ? from.writes : program.tapes.map(() => -1);
    this.sources = from ? from.sources : program.tapes.map(() => LITERAL);
    this.moves = from ? from.moves : program.tapes.map(() => 0);
    this.marks = from ? from.marks : [];
    this.isShared = from !== undefined;
    this.reads = from ? from.reads : program.tapes.map(() => 0);
  }

  /** The start of a step: any symbol may be under any head, and nothing is written, moved or marked. */
  static start(program: Program, values: readonly number[]): SymbolicStep {
    return new SymbolicStep(program, undefined, values);
  }

  /** A copy in which one of `symbols` is under the head of `tape`. This step must not be changed any more. */
  narrowed(tape: number, symbols: readonly number[]): SymbolicStep {
    const copy = new SymbolicStep(this.program, this);
    copy.seen[tape] = symbols;
    return copy;
  }

  /** The values of the variables by index; −1 where unset. */
  get variables(): readonly number[] {
    return this.values;
  }

  /** Whether the step does anything so far. `begin` and `end` marks belong between steps and do not count. */
  get pending(): boolean {
    return (
      this.writes.some((write) => write >= 0) ||
      this.moves.some((move) => move !== 0) ||
      this.marks.some((mark) => mark.tape >= 0)
    );
  }

  /** Whether the condition holds; throws `Split` or `STEP_ENDS` if that is not known. */
  holds(condition: Condition): boolean {
    switch (condition.kind) {
      case 'variable':
        return condition.values.has(this.variable(condition.variable.index));
      case 'not':
        return !this.holds(condition.condition);
      case 'and':
        return condition.conditions.every((each) => this.holds(each));
      case 'or':
        return condition.conditions.some((each) => this.holds(each));
      case 'tape': {
        const symbols = this.symbolsUnder(condition.tape);
        if (symbols.length === 1) return condition.symbols.has(symbols[0]!);
        const inside = symbols.filter((symbol) => condition.symbols.has(symbol));
        if (inside.length === symbols.length) return true;
        if (inside.length === 0) return false;
        // oxlint-disable-next-line typescript/only-throw-error
        throw new Split(condition.tape.index, [inside, symbols.filter((symbol) => !condition.symbols.has(symbol))]);
      }
    }
  }

  /** The symbol that an expression evaluates to, or undefined if its table has no entry; throws as `symbolIn` does. */
  valueOf(expression: Expression): string | undefined {
    if (typeof expression === 'string') return expression;
    if ('places' in expression) return expression.value(...expression.places.map((place) => this.symbolIn(place)));
    return this.symbolIn(expression);
  }

  /** The symbol in a place; throws `Split` if several are possible, `STEP_ENDS` if its head has moved in this step. */
  symbolIn(place: Place): string {
    if (!(place instanceof TapeDeclaration)) return place.domain[this.variable(place.index)]!;
    const symbols = this.symbolsUnder(place);
    // oxlint-disable-next-line typescript/only-throw-error
    if (symbols.length > 1) throw new Split(place.index, symbols.map(alone));
    return place.symbols[symbols[0]!]!;
  }

  /** How often the tapes among these places have been read. */
  readsOf(places: readonly Place[]): number {
    return places.reduce((sum, place) => (place instanceof TapeDeclaration ? sum + this.reads[place.index]! : sum), 0);
  }

  /** Writes to a tape; throws `STEP_ENDS` when its head has moved or its cell is already marked as a result in this step. */
  write(tape: TapeDeclaration, symbol: string, copiedFrom: TapeDeclaration | undefined, literal: boolean): void {
    this.requireWritable(tape);
    this.own();
    this.writes[tape.index] = tape.numberOf(symbol);
    this.sources[tape.index] = copiedFrom ? this.sourceOf(copiedFrom) : literal ? LITERAL : COMPUTED;
  }

  /** Throws `STEP_ENDS` unless the tape's cell can be written in this step. */
  requireWritable(tape: TapeDeclaration): void {
    this.requireResting(tape);
    if (this.marks.some((mark) => mark.tape === tape.index && mark.result)) throw STEP_ENDS;
  }

  /** Gives a variable a value of its domain. */
  assign(variable: number, value: number): void {
    this.own();
    this.values[variable] = value;
  }

  /** Moves a head; throws `STEP_ENDS` when it has moved in this step. */
  move(tape: TapeDeclaration, by: -1 | 1): void {
    this.requireResting(tape);
    this.own();
    this.moves[tape.index] = by;
  }

  /** Adds a mark; throws `STEP_ENDS` when the head has moved in this step, or for a fetch when its cell has been written in it. */
  mark(description: number, tape: TapeDeclaration | undefined, role: 'fetch' | 'result' | 'boundary'): void {
    if (tape) this.requireResting(tape);
    if (tape && role === 'fetch' && this.writes[tape.index]! >= 0) throw STEP_ENDS;
    this.own();
    this.marks.push({ description, tape: tape?.index ?? -1, result: role === 'result' });
  }

  /** The transition of this step, leading to state `next`. */
  transition(next: number): Transition {
    const actions: Action[] = [];
    for (const { index } of this.program.tapes) {
      const write = this.writes[index]!;
      const move = this.moves[index]!;
      if (write >= 0 || move !== 0)
        actions.push({ tape: index, write, move, source: write >= 0 ? this.sources[index]! : LITERAL });
    }
    const marks: Mark[] = this.marks.map(({ description, tape }) => ({ description, tape }));
    return { actions, marks, next };
  }

  /** Copies what is shared, before it is changed. */
  private own(): void {
    if (!this.isShared) return;
    this.isShared = false;
    this.values = [...this.values];
    this.writes = [...this.writes];
    this.sources = [...this.sources];
    this.moves = [...this.moves];
    this.marks = [...this.marks];
  }

  private variable(index: number): number {
    const value = this.values[index]!;
    if (value < 0) throw new Error(`Variable "${this.program.variables[index]!.name}" is asked before it is set.`);
    return value;
  }

  private symbolsUnder(tape: TapeDeclaration): readonly number[] {
    this.requireResting(tape);
    const write = this.writes[tape.index]!;
    if (write >= 0) return [write];
    this.reads[tape.index]!++;
    return this.seen[tape.index]!;
  }

  private requireResting(tape: TapeDeclaration): void {
    if (this.moves[tape.index] !== 0) throw STEP_ENDS;
  }

  private sourceOf(tape: TapeDeclaration): number {
    return this.writes[tape.index]! >= 0 ? this.sources[tape.index]! : tape.index;
  }
}

const groupsOfOne: (readonly number[])[] = [];

/** The group of one symbol; made once per symbol. */
function alone(symbol: number): readonly number[] {
  return (groupsOfOne[symbol] ??= [symbol]);
}
