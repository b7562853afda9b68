import type { MarkDescription } from './atomic-state.ts';
import type { Condition } from './condition.ts';
import type { TapeDeclaration, VariableDeclaration } from './declarations.ts';
import type { Expression, Place } from './expression.ts';

/** The target of a jump; its address is −1 until the program has been written that far. */
export interface Label {
  address: number;
}

/** One operation of a tape program. The compiler executes operations symbolically and fuses them into machine steps. */
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

/** An operation with the scopes that it was written in, which name the states that come from it. */
export type Instruction = Operation & { readonly path: readonly string[] };
