import { grouped } from '../../base/grouped.ts';
import { ACCEPT, REJECT, type Halt, type Machine } from '../table/machine.ts';

/** How a run ended, or that it has not. */
export type Outcome =
  | { readonly kind: 'running' }
  /** It has come into a halting state; `state` is its name, where the machine has given it one. */
  | { readonly kind: Halt; readonly state?: string }
  /** No rule matches: the state and the symbol under each head. */
  | { readonly kind: 'no rule'; readonly state: string; readonly symbols: readonly string[] }
  /** The run was stopped after this many steps. */
  | { readonly kind: 'step limit'; readonly limit: number }
  /** The machine never halts: the configuration after `first` steps recurs every `period` steps. */
  | { readonly kind: 'repeated configuration'; readonly first: number; readonly period: number };

/** An engine as far as it decides how far its run is. */
interface EngineState {
  readonly machine: Machine;
  /** The number of the current state, or `ACCEPT` or `REJECT`. */
  readonly state: number;
  /** Whether no rule matches here. */
  readonly isStuck: boolean;
  /** The number of steps at which it was stopped; undefined where it was not. */
  readonly limit: number | undefined;
  /** The symbol under each head. */
  readonly symbols: () => readonly string[];
}

/** How the run of an engine has ended, or that it goes on. */
export function outcomeOf({ machine, state, isStuck, limit, symbols }: EngineState): Outcome {
  if (state === ACCEPT) return { kind: 'accepted' };
  if (state === REJECT) return { kind: 'rejected' };
  const { name, halts } = machine.states[state]!;
  if (halts) return { kind: halts, state: name };
  if (isStuck) return { kind: 'no rule', state: name, symbols: symbols() };
  return limit === undefined ? { kind: 'running' } : { kind: 'step limit', limit };
}

/** The outcome as a sentence for a person. */
export function outcomeSentence(outcome: Outcome, steps: number): string {
  const after = `after ${grouped(steps)} ${steps === 1 ? 'step' : 'steps'}`;
  switch (outcome.kind) {
    case 'running':
      return `Running, ${after}.`;
    case 'accepted':
      return `Accepted ${after}${inState(outcome.state)}.`;
    case 'rejected':
      return `Rejected ${after}${inState(outcome.state)}.`;
    case 'halted':
      return `Halted ${after}${inState(outcome.state)}.`;
    case 'no rule':
      return `Stopped ${after}: no rule for state “${outcome.state}” reading ${outcome.symbols.join(' ')}.`;
    case 'step limit':
      return `Stopped at the limit of ${grouped(outcome.limit)} steps; the machine had not halted.`;
    case 'repeated configuration':
      return `Stopped ${after}: the machine never halts. Its configuration after ${grouped(outcome.first)} steps comes again every ${outcome.period === 1 ? 'step' : `${grouped(outcome.period)} steps`}.`;
  }
}

const inState = (state: string | undefined): string => (state === undefined ? '' : ` in state “${state}”`);
