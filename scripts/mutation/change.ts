import {
  ACCEPT,
  COMPUTED,
  REJECT,
  type Action,
  type Decision,
  type Machine,
  type Transition,
} from '../../src/machine/table/machine.ts';
import { nextStateName, type Rule } from '../../src/machine/table/rules.ts';
import type { Random } from '../../src/base/random.ts';

/** One rule with another right-hand side. */
export interface Change {
  readonly rule: Rule;
  readonly what: 'symbol' | 'move' | 'next state';
  /** The tape whose symbol or move is another; −1 for another next state. */
  readonly tape: number;
  readonly transition: Transition;
}

/**
 * Draws a change of what a rule does: of a symbol it writes, of a move on a tape that it writes or moves, or of the next state,
 * each kind as likely where the rule has it.
 */
export function drawnChange(random: Random, machine: Machine, rule: Rule): Change {
  const transition = machine.transitions[rule.transition]!;
  const { actions } = transition;
  const written = actions.filter(({ write }) => write >= 0);
  const what = random.pick([
    ...(written.length > 0 ? (['symbol'] as const) : []),
    ...(actions.length > 0 ? (['move'] as const) : []),
    'next state' as const,
  ]);
  if (what === 'next state') {
    const others = [ACCEPT, REJECT, ...machine.states.keys()].filter((next) => next !== transition.next);
    return { rule, what, tape: -1, transition: { ...transition, next: random.pick(others) } };
  }
  if (what === 'symbol') {
    const { tape, write } = random.pick(written);
    const others = [...machine.tapes[tape]!.symbols.keys()].filter((symbol) => symbol !== write);
    const symbol = random.pick(others);
    return {
      rule,
      what,
      tape,
      transition: withAction(transition, tape, (action) => ({ ...action, write: symbol, source: COMPUTED })),
    };
  }
  const { tape, move: before } = random.pick(actions);
  const move = random.pick(([-1, 0, 1] as const).filter((each) => each !== before));
  return { rule, what, tape, transition: withAction(transition, tape, (action) => ({ ...action, move })) };
}

/** The machine with the change: only the symbols that the rule reads lead to it, everything else is the same. */
export function changedMachine(machine: Machine, { rule, transition }: Change): Machine {
  const transitions = [...machine.transitions, transition];
  const states = machine.states.with(rule.state, {
    ...machine.states[rule.state]!,
    decision: redirected(machine.states[rule.state]!.decision, rule, transitions.length - 1),
  });
  return { ...machine, transitions, states };
}

/** The change in words. */
export function inWords(machine: Machine, { rule, what, tape, transition }: Change): string {
  const state = machine.states[rule.state]!.name;
  const before = machine.transitions[rule.transition]!;
  if (what === 'next state')
    return `in "${state}" next state "${nextStateName(machine, transition)}" instead of "${nextStateName(machine, before)}"`;
  const { name, symbols } = machine.tapes[tape]!;
  const [now, then] = [actionOn(transition, tape), actionOn(before, tape)];
  return what === 'symbol'
    ? `in "${state}" tape "${name}" written ${symbols[now.write]} instead of ${symbols[then.write]}`
    : `in "${state}" tape "${name}" moved ${MOVES[now.move + 1]} instead of ${MOVES[then.move + 1]}`;
}

const MOVES = ['left', 'not', 'right'];

/** What a transition does to a tape; nothing where it has no action on it. */
function actionOn({ actions }: Transition, tape: number): Action {
  return actions.find((action) => action.tape === tape) ?? { tape, write: -1, move: 0, source: COMPUTED };
}

function withAction(transition: Transition, tape: number, change: (action: Action) => Action): Transition {
  const others = transition.actions.filter((action) => action.tape !== tape);
  return { ...transition, actions: [...others, change(actionOn(transition, tape))] };
}

/** A decision in which the symbols of one rule lead to another transition. */
function redirected(decision: Decision, rule: Rule, transition: number): Decision {
  if ('transition' in decision) return { transition };
  const group = rule.read[decision.tape]!;
  // The symbols of a rule's group share their subtree, so it is changed once for all of them.
  const changed = redirected(decision.children[group[0]!]!, rule, transition);
  return {
    ...decision,
    children: decision.children.map((child, symbol) => (group.includes(symbol) ? changed : child)),
  };
}
