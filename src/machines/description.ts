import type { TextEdit, TextRange } from './source-text.ts';

/** Left, right, or stay. */
export type Move = 'L' | 'R' | 'S';

/** What it means that a machine stops in a state: it accepts, rejects, or says neither. */
export type Halting = 'accept' | 'reject' | 'halt';

/** A state, and where a file says so. */
export interface DescribedState {
  readonly name: string;
  /** Undefined where the machine does not stop by itself. */
  readonly halting: Halting | undefined;
  readonly range: TextRange;
  /** What is deleted with the state, but for its rules; undefined where a state is nothing but its rules. */
  readonly removal: TextRange | undefined;
}

/** A deletion; where a format has a sign for “no rule”, that is put in its place. */
export interface Removal extends TextRange {
  readonly insert?: string;
}

/** A rule, and where a file says so. One line of a file may be several rules, which then share `range`. */
export interface DescribedRule {
  readonly state: string;
  /** For each tape the symbols that match, or null where every symbol does. */
  readonly read: readonly (readonly string[] | null)[];
  /** For each tape the symbol written, or null to leave the cell as it is. */
  readonly write: readonly (string | null)[];
  readonly move: readonly Move[];
  readonly next: string;
  readonly range: TextRange;
  /** What is deleted with the rule, or put in its place. */
  readonly removal: Removal;
  /** Where the next state is named; undefined where the file leaves it out or says it elsewhere. */
  readonly nextRange: TextRange | undefined;
  /** Edits after which the rule leads to a halting state; undefined where there is no file. */
  readonly haltEdits: readonly TextEdit[] | undefined;
}

/**
 * A Turing machine as a file describes it: the one form that all formats are read into and written from. Every head starts on the
 * first cell of its tape's input. Of the rules of a state that match, **the first applies**; where none does, the machine stops. In a
 * halting state it stops whatever the rules say.
 */
export interface MachineDescription {
  readonly name: string;
  /** The names of the tapes. */
  readonly tapes: readonly string[];
  readonly blank: string;
  /** The alphabet of all tapes without the blank. */
  readonly symbols: readonly string[];
  readonly start: string;
  /** Every state that is named, each once. */
  readonly states: readonly DescribedState[];
  readonly rules: readonly DescribedRule[];
  /** The contents of each tape before the first step, if the file says so. */
  readonly input: readonly (readonly string[])[] | undefined;
  /** The lengths of inputs that a dataset is drawn of, those of S, M and L, if the file says so. */
  readonly lengths?: readonly InputLengths[] | undefined;
}

/** Lengths of inputs in symbols, both ends included. */
export interface InputLengths {
  readonly from: number;
  readonly to: number;
}

/** A range for what is in no file. */
const NOWHERE: TextRange = { from: 0, to: 0 };

/** What is needed to describe a rule that is in no file. */
type PlainRule = Pick<DescribedRule, 'state' | 'read' | 'write' | 'move' | 'next'>;

/** A rule that is in no file. */
export function plainRule(rule: PlainRule): DescribedRule {
  return { ...rule, range: NOWHERE, removal: NOWHERE, nextRange: undefined, haltEdits: undefined };
}

/** A state that is in no file. */
export function plainState(name: string, halting?: Halting): DescribedState {
  return { name, halting, range: NOWHERE, removal: undefined };
}

/** All symbols of rules and input but the blank, in the order in which they are first named. */
export function namedSymbols(
  blank: string,
  rules: readonly DescribedRule[],
  input: readonly (readonly string[])[] = [],
): string[] {
  const symbols = new Set<string>();
  for (const { read, write } of rules) {
    for (const group of read) for (const symbol of group ?? []) symbols.add(symbol);
    for (const symbol of write) if (symbol !== null) symbols.add(symbol);
  }
  for (const content of input) for (const symbol of content) symbols.add(symbol);
  symbols.delete(blank);
  return [...symbols];
}

/** The names of the tapes of a machine whose file does not name them: `tape` alone, or `tape 1`, `tape 2` … */
export function tapeNames(count: number): string[] {
  return count === 1 ? ['tape'] : Array.from({ length: count }, (_, tape) => `tape ${tape + 1}`);
}

/** The names of the halting states by what it means to stop there. */
export function haltingStates({ states }: MachineDescription): ReadonlyMap<string, Halting> {
  return new Map(states.flatMap(({ name, halting }) => (halting ? [[name, halting] as const] : [])));
}

/** The states of a text that names them in its rules only, in the order of their first mention; `halting` says which of them halt. */
export function statesOfRules(
  start: string,
  rules: readonly DescribedRule[],
  halting: (name: string) => Halting | undefined,
): DescribedState[] {
  const found = new Map<string, TextRange>();
  found.set(start, rules.find(({ state }) => state === start)?.range ?? NOWHERE);
  for (const { state, next, range, nextRange } of rules) {
    if (!found.has(state)) found.set(state, range);
    if (!found.has(next)) found.set(next, nextRange ?? range);
  }
  return [...found].map(([name, range]) => ({ name, halting: halting(name), range, removal: undefined }));
}
