import { grouped } from '../../base/grouped.ts';

/** How a run ended, or that it has not. */
export type Outcome =
  | { readonly kind: 'running' }
  | { readonly kind: 'accepted' }
  | { readonly kind: 'rejected' }
  /** No rule matches: the state and the symbol under each head. */
  | { readonly kind: 'no rule'; readonly state: string; readonly symbols: readonly string[] }
  /** The run was stopped after this many steps. */
  | { readonly kind: 'step limit'; readonly limit: number }
  /** The machine never halts: the configuration after `first` steps recurs every `period` steps. */
  | { readonly kind: 'repeated configuration'; readonly first: number; readonly period: number };

/** The outcome as a sentence for a person. */
export function outcomeSentence(outcome: Outcome, steps: number): string {
  const after = `after ${grouped(steps)} ${steps === 1 ? 'step' : 'steps'}`;
  switch (outcome.kind) {
    case 'running':
      return `Running, ${after}.`;
    case 'accepted':
      return `Accepted ${after}.`;
    case 'rejected':
      return `Rejected ${after}.`;
    case 'no rule':
      return `Stopped ${after}: no rule for state “${outcome.state}” reading ${outcome.symbols.join(' ')}.`;
    case 'step limit':
      return `Stopped at the limit of ${grouped(outcome.limit)} steps; the machine had not halted.`;
    case 'repeated configuration':
      return `Stopped ${after}: the machine never halts. Its configuration after ${grouped(outcome.first)} steps comes again every ${outcome.period === 1 ? 'step' : `${grouped(outcome.period)} steps`}.`;
  }
}
