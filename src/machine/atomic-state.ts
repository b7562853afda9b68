import type { TapeDeclaration } from './declarations.ts';

/**
 * The declaration of one kind of atomic state: its name in the field's words, and the operands that a state of this kind may
 * fetch and the results that it may write. Marks outside the declaration do not type-check.
 *
 * An atomic state is one algorithmic step with no loop inside (paper, section 3: Atomic State). States nest: digit arithmetic
 * inside a step of the algorithm is declared with `nested: true` and can be folded away in text and tables.
 */
export interface StateKind<Fetch extends string = string, Result extends string = string> {
  readonly name: string;
  readonly fetch: readonly Fetch[];
  readonly result: readonly Result[];
  /** Digit arithmetic inside another atomic state. */
  readonly nested: boolean;
}

/** Declares a kind of atomic state. */
export function stateKind<const Fetch extends string = never, const Result extends string = never>(
  name: string,
  declaration: { fetch?: readonly Fetch[]; result?: readonly Result[]; nested?: boolean } = {},
): StateKind<Fetch, Result> {
  return {
    name,
    fetch: declaration.fetch ?? [],
    result: declaration.result ?? [],
    nested: declaration.nested ?? false,
  };
}

/** What a program may say about the cell under a head, inside an atomic state. Marks cost no machine step. */
export interface Marker<Fetch extends string, Result extends string> {
  /** The cell under the head of `tape` is read as (part of) this operand. */
  fetch(operand: Fetch, tape: TapeDeclaration): void;
  /** The cell under the head of `tape` is (part of) this result: its origin becomes this step, whether or not it changed. */
  result(operand: Result, tape: TapeDeclaration): void;
}

/** What a mark says: a state begins or ends, or a cell is part of an operand or of a result. */
export type MarkRole = 'begin' | 'end' | 'fetch' | 'result';

/** One mark as it stands in a compiled machine. */
export interface MarkDescription {
  readonly role: MarkRole;
  readonly kind: StateKind;
  /** The operand's or result's name; absent for `begin` and `end`. */
  readonly operand?: string;
}
