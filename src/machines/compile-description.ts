import { DecisionBuilder } from '../machine/compiler/decision.ts';
import {
  LITERAL,
  transitionKey,
  type Action,
  type Decision,
  type Machine,
  type Transition,
} from '../machine/table/machine.ts';
import type { MachineDescription } from './description.ts';
import { disjointRules, type RuleCase } from './disjoint-rules.ts';

/** Most symbols of a tape, the blank included: the engines keep a symbol in a byte. */
export const MOST_SYMBOLS = 256;

/**
 * The machine that a description describes, for the engines: its states, halting ones included, in the order of `stateOrder`. It
 * stops for want of a rule in every halting state; which one that was says how the run ended. Undefined where the machine would have
 * too many cases or symbols.
 */
export function compileDescription(description: MachineDescription): Machine | undefined {
  const symbols = [description.blank, ...description.symbols];
  const cases = symbols.length > MOST_SYMBOLS ? undefined : disjointRules(description);
  if (!cases) return undefined;
  const names = stateOrder(description);
  const stateNumbers = new Map(names.map((name, number) => [name, number]));
  const symbolNumbers = new Map(symbols.map((symbol, number) => [symbol, number]));
  const transitions = new Transitions(stateNumbers, symbolNumbers);
  const tree = new Tree(symbolNumbers, transitions);
  const byState = new Map<string, RuleCase[]>(names.map((name) => [name, []]));
  for (const each of cases) byState.get(each.rule.state)!.push(each);
  return {
    name: description.name,
    tapes: description.tapes.map((name) => ({ name, symbols })),
    states: names.map((name) => ({ name, path: [], decision: tree.decide(byState.get(name)!, 0) })),
    transitions: transitions.made,
    marks: [],
  };
}

/** The names of the states, the start first: the order of the numbers of a compiled machine. */
export function stateOrder({ start, states }: MachineDescription): string[] {
  return [start, ...states.map(({ name }) => name).filter((name) => name !== start)];
}

/** The transitions of a machine, each once. */
class Transitions {
  readonly made: Transition[] = [];
  private readonly known = new Map<string, number>();
  private readonly states: ReadonlyMap<string, number>;
  private readonly symbols: ReadonlyMap<string, number>;

  constructor(states: ReadonlyMap<string, number>, symbols: ReadonlyMap<string, number>) {
    this.states = states;
    this.symbols = symbols;
  }

  /** The number of the transition that a case makes. */
  number({ rule }: RuleCase): number {
    const actions: Action[] = rule.write.flatMap((symbol, tape) => {
      const write = symbol === null ? -1 : this.symbols.get(symbol)!;
      const move = rule.move[tape] === 'L' ? -1 : rule.move[tape] === 'R' ? 1 : 0;
      return write < 0 && move === 0 ? [] : [{ tape, write, move, source: LITERAL }];
    });
    const transition = { actions, marks: [], next: this.states.get(rule.next)! };
    const key = transitionKey(transition);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    this.known.set(key, this.made.length);
    return this.made.push(transition) - 1;
  }
}

/** Makes the decision trees of states. */
class Tree {
  private readonly symbols: ReadonlyMap<string, number>;
  private readonly transitions: Transitions;
  private readonly decisions = new DecisionBuilder();

  constructor(symbols: ReadonlyMap<string, number>, transitions: Transitions) {
    this.symbols = symbols;
    this.transitions = transitions;
  }

  /** The decision between cases that what was read on the tapes before `tape` leaves open. */
  decide(cases: readonly RuleCase[], tape: number): Decision {
    const first = cases[0];
    if (!first) return this.decisions.shared({ transition: -1 });
    if (tape === first.read.length) return this.decisions.shared({ transition: this.transitions.number(first) });
    if (cases.every(({ read }) => read[tape] === null)) return this.decide(cases, tape + 1);
    const bySymbol: RuleCase[][] = [...this.symbols].map(() => []);
    for (const each of cases) {
      for (const symbol of each.read[tape] ?? this.symbols.keys()) bySymbol[this.symbols.get(symbol)!]!.push(each);
    }
    const children = bySymbol.map((matching) => this.decide(matching, tape + 1));
    return children.every((child) => child === children[0]) ? children[0]! : this.decisions.shared({ tape, children });
  }
}
