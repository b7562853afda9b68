import type { TapeDeclaration, VariableDeclaration } from './declarations.ts';

/** Where a program reads or writes a symbol: the cell under a tape's head, or a variable of the control state. */
export type Place = TapeDeclaration | VariableDeclaration;

/**
 * A finite function from symbols to a symbol; the compiler tabulates it. `undefined` means that no rule applies to these symbols:
 * the run would end with "no rule".
 */
export interface Table {
  readonly places: readonly Place[];
  readonly value: (...symbols: string[]) => string | undefined;
}

/** What can be written to a cell: a fixed symbol, the symbol in another place (a copy), or a tabulated function of places. */
export type Expression = string | Place | Table;
