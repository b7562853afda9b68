import type { MarkDescription } from './atomic-state.ts';
import type { Condition } from './condition.ts';
import type { TapeDeclaration, VariableDeclaration } from './declarations.ts';
import type { Expression, Place } from './expression.ts';

/** A place in the program that is jumped to; its address is known once the program is written. */
export interface Label {
  address: number;
}

/** What the tape program says at one address. The compiler executes these symbolically and fuses them into machine steps. */
export type Operation =
  | { readonly operation: 'write'; readonly tape: TapeDeclaration; readonly value: Expression }
  | { readonly operation: 'move'; readonly tape: TapeDeclaration; readonly by: -1 | 1 }
  | { readonly operation: 'assign'; readonly variable: VariableDeclaration; readonly value: Expression }
  | {
      readonly operation: 'calculate';
      readonly targets: readonly Place[];
      readonly places: readonly Place[];
      readonly value: (...symbols: string[]) => readonly string[] | undefined;
    }
  | { readonly operation: 'branch'; readonly condition: Condition; readonly otherwise: Label }
  | { readonly operation: 'jump'; readonly to: Label }
  | { readonly operation: 'mark'; readonly mark: MarkDescription; readonly tape: TapeDeclaration | undefined }
  | { readonly operation: 'cut' }
  | { readonly operation: 'halt'; readonly accept: boolean };

/** An operation with the path of scopes that it was written in; the path names the states that come from it. */
export type Instruction = Operation & { readonly path: readonly string[] };
