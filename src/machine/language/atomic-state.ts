import type { TapeDeclaration } from './declarations.ts';

/**
 * What an operand or a result is for:
 * - an *address* says where to read or write – an index, a vertex, the bounds of an interval –, and may be of any length;
 * - a *symbol* is one of finitely many and takes one cell: a digit in a column, a sign, a verdict, a letter, “none”;
 * - a *field* is a number or a text of any length, which a state only copies, compares, or hands to nested arithmetic.
 */
export type OperandSort = 'address' | 'symbol' | 'field';

/**
 * The declaration of one kind of atomic state: its name in the field's words, and the operands that a state of this kind may
 * fetch and the results that it may write, each with its sort. Marks outside the declaration do not type-check.
 *
 * An atomic state is one algorithmic step with no loop inside (paper, section 3: Atomic State). States nest: digit arithmetic
 * inside a step of the algorithm is declared with `nested: true` and can be folded away in text and tables.
 */
export interface StateKind<Fetch extends string = string, Result extends string = string> {
  readonly name: string;
  readonly fetch: Readonly<Record<Fetch, OperandSort>>;
  readonly result: Readonly<Record<Result, OperandSort>>;
  /** For each result that only copies fetched operands: the names of these operands, in the order in which they are copied. */
  readonly copies: Readonly<Partial<Record<Result, readonly Fetch[]>>>;
  /** Digit arithmetic inside another atomic state. */
  readonly nested: boolean;
  /** The results of a nested operation's last column that the enclosing state acts on: a verdict, a carry. */
  readonly outcome: readonly Result[];
  /** For an operation on a named number (`add sum`): the name of the operation (`add`). All of its kinds share one narration. */
  readonly operation?: string;
}

/** Declares a kind of atomic state. */
export function stateKind<const Fetch extends string = never, const Result extends string = never>(
  name: string,
  declaration: {
    fetch?: { readonly [Operand in Fetch]: OperandSort };
    result?: { readonly [Operand in Result]: OperandSort };
    copies?: { readonly [Operand in NoInfer<Result>]?: readonly NoInfer<Fetch>[] };
    nested?: boolean;
    outcome?: readonly NoInfer<Result>[];
  } = {},
): StateKind<Fetch, Result> {
  return {
    name,
    fetch: declaration.fetch ?? ({} as Record<Fetch, OperandSort>),
    result: declaration.result ?? ({} as Record<Result, OperandSort>),
    copies: declaration.copies ?? ({} as StateKind<Fetch, Result>['copies']),
    nested: declaration.nested ?? false,
    outcome: declaration.outcome ?? [],
  };
}

/** The kind of an operation on a named number: `add` on `sum` is `add sum`. */
export function namedKind<Fetch extends string, Result extends string>(
  kind: StateKind<Fetch, Result>,
  number: string,
): StateKind<Fetch, Result> {
  return { ...kind, name: `${kind.name} ${number}`, operation: kind.name };
}

/** Marks the cells of operands and results inside an atomic state. Marks cost no machine step. */
export interface Marker<Fetch extends string, Result extends string> {
  /** Marks the cell under the head of `tape` as (part of) this operand. */
  fetch(operand: Fetch, tape: TapeDeclaration): void;
  /** Marks the cell under the head of `tape` as (part of) this result: its origin becomes this step, whether or not it changed. */
  result(operand: Result, tape: TapeDeclaration): void;
}

/** What a mark says: a state begins or ends, or a cell is part of an operand or of a result. */
export type MarkRole = 'begin' | 'end' | 'fetch' | 'result';

/** What a mark of a compiled machine says; equal marks share one description. */
export interface MarkDescription {
  readonly role: MarkRole;
  readonly kind: StateKind;
  /** The operand's or result's name; absent for `begin` and `end`. */
  readonly operand?: string;
}
