import type { StateKind } from '../machine/language/atomic-state.ts';
import type { AtomicState, Operand } from '../trace/atomic-state.ts';
import type { Text } from './text.ts';

/**
 * What is said of one atomic state, in up to four pieces. Fetch holds the operands, solve the results, so that no operand is
 * printed twice and either piece can be left out by a variant; next says where the machine goes.
 */
export interface Pieces {
  readonly state: Text;
  readonly fetch?: Text;
  readonly solve?: Text;
  /** Left out by nested states: they continue with the name of the next line in the same enclosing state. */
  readonly next?: Text;
}

/** An atomic state as a narration sees it: operands and results by the names that its kind declares. */
export interface NarratedState<Fetch extends string, Result extends string> {
  /** The name of its kind; of nested arithmetic the operation and the number it works on. */
  readonly name: string;
  readonly fetch: Readonly<Partial<Record<Fetch, Operand>>>;
  readonly result: Readonly<Partial<Record<Result, Operand>>>;
  /** Every occurrence of an operand that is fetched several times, in order. */
  readonly fetches: (name: Fetch) => readonly Operand[];
  /** Every occurrence of a result that is written several times, in order. */
  readonly results: (name: Result) => readonly Operand[];
}

/** The two wordings of a narration. */
export type Wording = 'tail' | 'styled';

/** How states of one kind are put into words. */
export interface Narration {
  readonly kind: StateKind;
  readonly narrate: (state: AtomicState, wording: Wording) => Pieces;
}

/** The narration of a kind of atomic state, minimal and in sentences. */
export function narration<Fetch extends string, Result extends string>(
  kind: StateKind<Fetch, Result>,
  wordings: Readonly<Record<Wording, (state: NarratedState<Fetch, Result>) => Pieces>>,
): Narration {
  const firstOf = lookUps(Object.keys(kind.fetch), firstNamed);
  // The last result of a name is its final value.
  const lastOf = lookUps(Object.keys(kind.result), lastNamed);
  return {
    kind,
    narrate: (state, wording) =>
      wordings[wording](new Narrated<Fetch, Result>(state, firstOf(state.fetched), lastOf(state.results))),
  };
}

/** Operands by their names: an object that has each of the names as a property. */
type ByName = Readonly<Partial<Record<string, Operand>>>;

/** Finds an operand among those of a state. */
type LookUp = (operands: readonly Operand[], name: string) => Operand | undefined;

/**
 * Makes objects with these names as properties, each looked up when a narration asks for it: a table of all of a state's operands would
 * take longer to make than the few are to find.
 */
function lookUps(names: readonly string[], lookUp: LookUp): (operands: readonly Operand[]) => ByName {
  class LookedUp {
    readonly #operands: readonly Operand[];

    constructor(operands: readonly Operand[]) {
      this.#operands = operands;
    }

    static {
      for (const name of names)
        Object.defineProperty(this.prototype, name, {
          get(this: LookedUp) {
            return lookUp(this.#operands, name);
          },
        });
    }
  }
  // The properties are defined above, which its type does not show.
  return (operands) => new LookedUp(operands) as unknown as ByName;
}

function firstNamed(operands: readonly Operand[], name: string): Operand | undefined {
  for (const operand of operands) if (operand.name === name) return operand;
  return undefined;
}

function lastNamed(operands: readonly Operand[], name: string): Operand | undefined {
  for (let at = operands.length - 1; at >= 0; at--) if (operands[at]!.name === name) return operands[at];
  return undefined;
}

class Narrated<Fetch extends string, Result extends string> implements NarratedState<Fetch, Result> {
  readonly name: string;
  readonly fetch: NarratedState<Fetch, Result>['fetch'];
  readonly result: NarratedState<Fetch, Result>['result'];
  private readonly fetched: readonly Operand[];
  private readonly written: readonly Operand[];

  constructor({ kind, fetched, results }: AtomicState, fetch: ByName, result: ByName) {
    this.name = kind.name;
    this.fetched = fetched;
    this.written = results;
    // Marks outside a kind's declaration do not type-check, so these names are the declared ones.
    this.fetch = fetch;
    this.result = result;
  }

  /** Made on each call: most narrations do not use it. */
  get fetches(): NarratedState<Fetch, Result>['fetches'] {
    return (name) => this.fetched.filter((operand) => operand.name === name);
  }

  get results(): NarratedState<Fetch, Result>['results'] {
    return (name) => this.written.filter((operand) => operand.name === name);
  }
}
