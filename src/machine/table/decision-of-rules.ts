import { DecisionBuilder } from '../compiler/decision.ts';
import type { Decision, MachineTape } from './machine.ts';

/** A rule of one state: for each tape the number of the symbol that it reads, or −1 for any, and the number of its transition. */
export interface StateRule {
  readonly read: readonly number[];
  readonly transition: number;
}

/** Two rules of one state, by their numbers in its list, and a situation that both match: for each tape a symbol, −1 for any. */
export interface RuleConflict {
  readonly rules: readonly [number, number];
  readonly read: readonly number[];
}

/** Makes the decisions of a machine's states from lists of rules. */
export class RuleDecisions {
  private readonly tapes: readonly MachineTape[];
  private readonly builder = new DecisionBuilder();

  constructor(tapes: readonly MachineTape[]) {
    this.tapes = tapes;
  }

  /** How a state with these rules chooses its transition. Where two rules match, `tell` is told and the first one is taken. */
  of(rules: readonly StateRule[], tell: (conflict: RuleConflict) => void): Decision {
    const made = new Map<string, Decision>();
    const asked = this.tapes.map(() => -1);

    /** The decision among some of the rules, given the symbols on the tapes that have been asked. */
    const among = (numbers: readonly number[]): Decision => {
      const tape = this.nextTape(rules, numbers, asked);
      if (tape < 0) return this.leaf(rules, numbers, asked, tell);
      // Rules with wildcards lead to the same choice on many paths; it is made once.
      const key = `${asked.map((symbol) => (symbol < 0 ? 0 : 1)).join('')} ${numbers.join(' ')}`;
      const known = made.get(key);
      if (known) return known;
      const children: Decision[] = [];
      const bySymbol = numbersBySymbol(rules, numbers, tape);
      let others: Decision | undefined;
      for (let symbol = 0; symbol < this.tapes[tape]!.symbols.length; symbol++) {
        asked[tape] = symbol;
        const own = bySymbol.own.get(symbol);
        children.push(own ? among(own) : (others ??= among(bySymbol.anySymbol)));
      }
      asked[tape] = -1;
      const decision = children.every((child) => child === children[0])
        ? children[0]!
        : this.builder.shared({ tape, children });
      made.set(key, decision);
      return decision;
    };

    return among([...rules.keys()]);
  }

  /** The tape that most of the rules ask for and that has not been asked yet; −1 where none of them asks for another. */
  private nextTape(rules: readonly StateRule[], numbers: readonly number[], asked: readonly number[]): number {
    let best = -1;
    let most = 0;
    for (const tape of this.tapes.keys()) {
      if (asked[tape]! >= 0) continue;
      const readers = numbers.filter((number) => rules[number]!.read[tape]! >= 0).length;
      if (readers > most) [best, most] = [tape, readers];
    }
    return best;
  }

  private leaf(
    rules: readonly StateRule[],
    numbers: readonly number[],
    asked: readonly number[],
    tell: (conflict: RuleConflict) => void,
  ): Decision {
    const [first, second] = numbers;
    if (first === undefined) return this.builder.shared({ transition: -1 });
    if (second !== undefined) tell({ rules: [first, second], read: [...asked] });
    return this.builder.shared({ transition: rules[first]!.transition });
  }
}

/** Which rules match each symbol that some of them read on a tape, and which match every other symbol. */
function numbersBySymbol(
  rules: readonly StateRule[],
  numbers: readonly number[],
  tape: number,
): { readonly own: ReadonlyMap<number, readonly number[]>; readonly anySymbol: readonly number[] } {
  const anySymbol = numbers.filter((number) => rules[number]!.read[tape]! < 0);
  const own = new Map<number, number[]>();
  for (const number of numbers) {
    const symbol = rules[number]!.read[tape]!;
    if (symbol < 0) continue;
    const known = own.get(symbol);
    if (known) known.push(number);
    else own.set(symbol, [number]);
  }
  if (anySymbol.length > 0) for (const list of own.values()) list.push(...anySymbol);
  return { own, anySymbol };
}
