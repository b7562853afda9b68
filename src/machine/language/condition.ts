import type { TapeDeclaration, VariableDeclaration } from './declarations.ts';

/** A question that a rule can decide from the symbols under the heads and the variables in the control state. */
export type Condition =
  | { readonly kind: 'tape'; readonly tape: TapeDeclaration; readonly symbols: ReadonlySet<number> }
  | { readonly kind: 'variable'; readonly variable: VariableDeclaration; readonly values: ReadonlySet<number> }
  | { readonly kind: 'and' | 'or'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'not'; readonly condition: Condition };

/** True when all of the conditions hold. */
export const and = (...conditions: Condition[]): Condition => ({ kind: 'and', conditions });

/** True when at least one of the conditions holds. */
export const or = (...conditions: Condition[]): Condition => ({ kind: 'or', conditions });

/** True when the condition does not hold. */
export const not = (condition: Condition): Condition => ({ kind: 'not', condition });
