import { DecisionBuilder } from './decision.ts';
import { transitionKey, type Decision, type Machine, type Transition } from '../table/machine.ts';

/**
 * Merges states whose decisions are the same object, until no two are left, and drops unused transitions. The first of
 * equal states keeps its name. Decisions must come from one `DecisionBuilder`.
 */
export function minimized(machine: Machine): Machine {
  let current = machine;
  for (;;) {
    const first = new Map<Decision, number>();
    const representative = current.states.map(({ decision }, state) => {
      if (!first.has(decision)) first.set(decision, state);
      return first.get(decision)!;
    });
    const merged = first.size < current.states.length;
    current = renumbered(current, representative);
    if (!merged) return current;
  }
}

/** The machine with each state replaced by its representative, states and transitions renumbered. */
function renumbered(machine: Machine, representative: readonly number[]): Machine {
  const kept = machine.states.flatMap((_, state) => (representative[state] === state ? [state] : []));
  const newNumber = new Map(kept.map((state, number) => [state, number]));
  const transitions: Transition[] = [];
  const numbers = new Map<string, number>();
  const renumber = (transition: number): number => {
    if (transition < 0) return transition;
    const old = machine.transitions[transition]!;
    const changed: Transition = { ...old, next: old.next < 0 ? old.next : newNumber.get(representative[old.next]!)! };
    const key = transitionKey(changed);
    let number = numbers.get(key);
    if (number === undefined) {
      number = transitions.push(changed) - 1;
      numbers.set(key, number);
    }
    return number;
  };
  const decisions = new DecisionBuilder();
  const rebuilt = new Map<Decision, Decision>();
  const rebuild = (decision: Decision): Decision => {
    let result = rebuilt.get(decision);
    if (!result) {
      if ('transition' in decision) result = decisions.shared({ transition: renumber(decision.transition) });
      else {
        const children = decision.children.map(rebuild);
        result = children.every((child) => child === children[0])
          ? children[0]!
          : decisions.shared({ tape: decision.tape, children });
      }
      rebuilt.set(decision, result);
    }
    return result;
  };
  const states = kept.map((state) => ({
    ...machine.states[state]!,
    decision: rebuild(machine.states[state]!.decision),
  }));
  return { ...machine, states, transitions };
}
