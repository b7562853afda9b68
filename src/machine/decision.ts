import type { Decision } from './machine.ts';

/** A decision as the symbolic executor finds it: symbols still in groups, the same head possibly asked twice on a path. */
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
  private readonly mentioned = new WeakMap<object, ReadonlySet<number>>();

  /** The normal form of a raw decision. */
  normal(raw: RawDecision): Decision {
    return this.resolve(raw, []);
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

  private resolve(raw: RawDecision, known: readonly (number | undefined)[]): Decision {
    if ('transition' in raw) return this.shared(raw);
    const symbol = known[raw.tape];
    if (symbol !== undefined)
      return this.resolve(raw.groups.find((group) => group.symbols.includes(symbol))!.then, known);
    const children: Decision[] = [];
    for (const group of raw.groups) {
      // Only where the head is asked again below does the subtree depend on which symbol of the group it is.
      const together = this.mentions(group.then).has(raw.tape) ? undefined : this.resolve(group.then, known);
      for (const each of group.symbols) {
        const more = [...known];
        more[raw.tape] = each;
        children[each] = together ?? this.resolve(group.then, more);
      }
    }
    if (children.every((child) => child === children[0])) return children[0]!;
    return this.shared({ tape: raw.tape, children });
  }

  private mentions(raw: RawDecision): ReadonlySet<number> {
    if ('transition' in raw) return NONE;
    let tapes = this.mentioned.get(raw);
    if (!tapes) {
      tapes = new Set([raw.tape, ...raw.groups.flatMap((group) => [...this.mentions(group.then)])]);
      this.mentioned.set(raw, tapes);
    }
    return tapes;
  }
}

const NONE: ReadonlySet<number> = new Set();
