import { namedKind, type MarkDescription, type Marker, type StateKind } from './atomic-state.ts';
import { not, type Condition } from './condition.ts';
import { TapeDeclaration, VariableDeclaration } from './declarations.ts';
import type { Expression, Place } from './expression.ts';
import type { Instruction, Label, Operation } from './instruction.ts';
import { BLANK } from './symbols.ts';

/** A tape of a program. Its methods append instructions to the program. */
export class Tape extends TapeDeclaration {
  readonly program: Program;

  /** Made by `Program.tape`. */
  constructor(program: Program, index: number, name: string, alphabet: Iterable<string>) {
    super(index, name, alphabet);
    this.program = program;
  }

  /** The head sees one of these symbols. */
  is(...symbols: readonly string[]): Condition {
    return { kind: 'tape', tape: this, symbols: new Set(symbols.map((symbol) => this.numberOf(symbol))) };
  }

  /** The head sees a blank cell. */
  get blank(): Condition {
    return this.is(BLANK);
  }

  /** The head sees a cell that is not blank. */
  get nonBlank(): Condition {
    return not(this.blank);
  }

  /** Writes to the cell under the head. Writing the symbol under another tape's head is a copy, which keeps the value's origin. */
  write(value: Expression): void {
    this.program.emit({ operation: 'write', tape: this, value });
  }

  /** Writes the blank to the cell under the head. */
  erase(): void {
    this.write(BLANK);
  }

  /** Moves the head one cell to the left. */
  left(): void {
    this.program.emit({ operation: 'move', tape: this, by: -1 });
  }

  /** Moves the head one cell to the right. */
  right(): void {
    this.program.emit({ operation: 'move', tape: this, by: 1 });
  }

  /** Moves left until the condition holds, not at all if it holds already. */
  leftUntil(condition: Condition): void {
    this.program.until(condition, () => this.left());
  }

  /** Moves right until the condition holds, not at all if it holds already. */
  rightUntil(condition: Condition): void {
    this.program.until(condition, () => this.right());
  }
}

/** A variable of the control state. Its methods append instructions to the program. */
export class Variable extends VariableDeclaration {
  readonly program: Program;

  /** Made by `Program.variable`. */
  constructor(program: Program, index: number, name: string, domain: readonly string[]) {
    super(index, name, domain);
    this.program = program;
  }

  /** The variable has one of these values. */
  is(...values: readonly string[]): Condition {
    return { kind: 'variable', variable: this, values: new Set(values.map((value) => this.numberOf(value))) };
  }

  /** Gives the variable a value. */
  set(value: Expression): void {
    this.program.emit({ operation: 'assign', variable: this, value });
  }
}

/**
 * A tape program: a machine written with named tapes, variables, branches, loops and scopes. Its methods append instructions, which
 * `compile` turns into a finite table δ. Nothing in a program depends on an instance.
 *
 * Subroutines are plain functions that call these methods, so they are expanded at every call; `scope` gives their states a
 * path-like name (`column / fetch`).
 */
export class Program {
  readonly name: string;
  readonly tapes: Tape[] = [];
  readonly variables: Variable[] = [];
  readonly instructions: Instruction[] = [];
  private readonly path: string[] = [];
  private readonly expansions = new Map<string, number>();
  private readonly operations = new Map<string, StateKind>();

  constructor(name: string) {
    this.name = name;
  }

  /** Adds a tape with these symbols; the blank is always among them. */
  tape(name: string, alphabet: Iterable<string>): Tape {
    const tape = new Tape(this, this.tapes.length, name, alphabet);
    this.tapes.push(tape);
    return tape;
  }

  /** Adds a variable of the control state. It must be set before it is read. */
  variable(name: string, domain: Iterable<string>): Variable {
    const variable = new Variable(this, this.variables.length, name, [...domain]);
    this.variables.push(variable);
    return variable;
  }

  /** Appends an instruction; meant for tapes, variables and this class. */
  emit(operation: Operation): void {
    this.instructions.push({ ...operation, path: [...this.path] });
  }

  /** Names the states that come from `body`. From the second use of a name in one scope on, uses are numbered. */
  scope(name: string, body: () => void): void {
    const key = [...this.path, name].join('/');
    const count = (this.expansions.get(key) ?? 0) + 1;
    this.expansions.set(key, count);
    this.path.push(count > 1 ? `${name} (${count})` : name);
    body();
    this.path.pop();
  }

  /** Makes `body` one atomic state of this kind: it shares no machine step with what comes before or after it. */
  state<Fetch extends string, Result extends string>(
    kind: StateKind<Fetch, Result>,
    body: (mark: Marker<Fetch, Result>) => void,
  ): void {
    const mark = (description: MarkDescription, tape?: TapeDeclaration) =>
      this.emit({ operation: 'mark', mark: description, tape });
    this.scope(kind.name, () => {
      this.emit({ operation: 'cut' });
      mark({ role: 'begin', kind });
      body({
        fetch: (operand, tape) => mark({ role: 'fetch', kind, operand }, tape),
        result: (operand, tape) => mark({ role: 'result', kind, operand }, tape),
      });
      this.emit({ operation: 'cut' });
      mark({ role: 'end', kind });
    });
  }

  /**
   * Makes `body` one nested atomic state of an operation on the number of this name: `compare weight`. The name tells the operations
   * of a step apart in its text: what comes after an operation must follow from its name and its outcome. It is for the kinds of the
   * library, whose narrations are known by the operation (`ARITHMETIC_NARRATIONS`); a task's own nested states are kinds with `state`.
   */
  operation<Fetch extends string, Result extends string>(
    kind: StateKind<Fetch, Result>,
    number: string,
    body: (mark: Marker<Fetch, Result>) => void,
  ): void {
    const named = namedKind(kind, number);
    // Kinds are compared by reference, so each name must have one object.
    const known = (this.operations.get(named.name) as typeof named | undefined) ?? named;
    this.operations.set(named.name, known);
    this.state(known, body);
  }

  /** Ends the machine step here, unless it is empty. */
  cut(): void {
    this.emit({ operation: 'cut' });
  }

  /** Branches: `then` if the condition holds, else `otherwise`. */
  if(condition: Condition, then: () => void, otherwise?: () => void): void {
    const no = newLabel();
    this.emit({ operation: 'branch', condition, otherwise: no });
    then();
    if (!otherwise) return this.bind(no);
    const end = newLabel();
    this.emit({ operation: 'jump', to: end });
    this.bind(no);
    otherwise();
    this.bind(end);
  }

  /** Repeats `body` until it calls its argument. */
  loop(body: (leave: () => void) => void): void {
    const top = newLabel();
    const end = newLabel();
    this.bind(top);
    body(() => this.emit({ operation: 'jump', to: end }));
    this.emit({ operation: 'jump', to: top });
    this.bind(end);
  }

  /** Repeats `body` while the condition holds, which is tested before each round. */
  while(condition: Condition, body: (leave: () => void) => void): void {
    this.loop((leave) => {
      this.if(condition, () => body(leave), leave);
    });
  }

  /** Repeats `body` until the condition holds, which is tested before each round. */
  until(condition: Condition, body: (leave: () => void) => void): void {
    this.while(not(condition), body);
  }

  /** Branches to the first case whose condition holds, else to `otherwise`. */
  match(cases: readonly (readonly [Condition, () => void])[], otherwise: () => void = () => {}): void {
    const [first, ...rest] = cases;
    if (!first) return otherwise();
    this.if(first[0], first[1], () => this.match(rest, otherwise));
  }

  /** Writes several results of the same operands; all operands are read before anything is written. */
  calculate(
    targets: readonly Place[],
    places: readonly Place[],
    value: (...symbols: string[]) => readonly string[] | undefined,
  ): void {
    this.emit({ operation: 'calculate', targets, places, value });
  }

  /** Halts and accepts: the answer is on the output tape. */
  accept(): void {
    this.emit({ operation: 'halt', accept: true });
  }

  /** Halts and rejects. */
  reject(): void {
    this.emit({ operation: 'halt', accept: false });
  }

  private bind(label: Label): void {
    label.address = this.instructions.length;
  }
}

const newLabel = (): Label => ({ address: -1 });
