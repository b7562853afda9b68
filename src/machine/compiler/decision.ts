import type { Decision } from '../table/machine.ts';

/** A decision as the symbolic execution finds it: symbols are still in groups, and a path may ask the same head twice. */
export type RawDecision =
  | { readonly transition: number }
  | {
      readonly tape: number;
      readonly groups: readonly { readonly symbols: readonly number[]; readonly then: RawDecision }[];
    };

/**
 * Turns raw decisions into trees that ask each head at most once on a path, one child a symbol. Equal subtrees become one
 * object, so that comparing them is comparing references.
 */
export class DecisionBuilder {
  private readonly made = new Map<string, Decision>();
  private readonly numbers = new Map<Decision, number>();
  /** For each tape the symbol under its head, as far as the path to the current subtree has decided it. */
  private readonly known: (number | undefined)[] = [];
  /** For each tape how often a repeated question was answered from `known`. */
  private readonly decided: number[] = [];

  /** The normal form of a raw decision. */
  normal(raw: RawDecision): Decision {
    this.known.length = 0;
    return this.resolve(raw);
  }

  /** The one object for this decision; its children must come from here. */
  shared(decision: Decision): Decision {
    const key =
      'transition' in decision
        ? `t${decision.transition}`
        : `${decision.tape}:${decision.children.map((child) => this.numbers.get(child)).join(',')}`;
    const known = this.made.get(key);
    if (known) return known;
    this.made.set(key, decision);
    this.numbers.set(decision, this.numbers.size);
    return decision;
  }

  private resolve(raw: RawDecision): Decision {
    if ('transition' in raw) return this.shared(raw);
    const { tape } = raw;
    const symbol = this.known[tape];
    if (symbol !== undefined) {
      this.decided[tape] = (this.decided[tape] ?? 0) + 1;
      return this.resolve(raw.groups.find((group) => group.symbols.includes(symbol))!.then);
    }
    const children: Decision[] = [];
    for (const group of raw.groups) {
      let together: Decision | undefined;
      for (const each of group.symbols) {
        const before = this.decided[tape];
        this.known[tape] = each;
        const child = together ?? this.resolve(group.then);
        // The subtree depends on the symbol within its group only if it asks this head again.
        if (this.decided[tape] === before) together = child;
        children[each] = child;
      }
    }
    this.known[tape] = undefined;
    if (children.every((child) => child === children[0])) return children[0]!;
    return this.shared({ tape, children });
  }
}
