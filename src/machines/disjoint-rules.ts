import { haltingStates, type DescribedRule, type MachineDescription } from './description.ts';

/** A case of a rule: the symbols for which it is the first that matches. */
export interface RuleCase {
  readonly rule: DescribedRule;
  /** For each tape the symbols, or null for every symbol. */
  readonly read: readonly (readonly string[] | null)[];
}

/** Most cases of one machine: with several tapes their number can grow with the product of the alphabets. */
export const MOST_CASES = 200_000;

/**
 * The rules of a machine as cases that exclude each other, so that their order says nothing any more, by state and in the order of
 * the states. Halting states have none. Symbols for which different rules do the same are one case, unless rules are to be kept
 * `apart`. Undefined where there would be more than `MOST_CASES`.
 */
export function disjointRules(description: MachineDescription, apart = false): RuleCase[] | undefined {
  const halting = haltingStates(description);
  const alphabet = [description.blank, ...description.symbols];
  const byState = rulesByState(description.rules);
  const cases: RuleCase[] = [];
  for (const { name } of description.states) {
    if (halting.has(name)) continue;
    const split = new Split(alphabet, apart, MOST_CASES - cases.length);
    const own = split.cases(byState.get(name) ?? [], []);
    if (!own) return undefined;
    for (const each of own) cases.push(each);
  }
  return cases;
}

/** The rules of each state, in their order. */
export function rulesByState(rules: readonly DescribedRule[]): Map<string, DescribedRule[]> {
  const byState = new Map<string, DescribedRule[]>();
  for (const rule of rules) {
    const own = byState.get(rule.state);
    if (own) own.push(rule);
    else byState.set(rule.state, [rule]);
  }
  return byState;
}

/** Takes the rules of one state apart, tape after tape. */
class Split {
  private readonly alphabet: readonly string[];
  /** A number for each rule, where rules are kept apart. */
  private readonly numbers: Map<DescribedRule, number> | undefined;
  private left: number;

  constructor(alphabet: readonly string[], apart: boolean, most: number) {
    this.alphabet = alphabet;
    this.numbers = apart ? new Map() : undefined;
    this.left = most;
  }

  /** The cases of `rules`, all of which match what was read on the tapes before. */
  cases(rules: readonly DescribedRule[], read: readonly (readonly string[] | null)[]): RuleCase[] | undefined {
    const first = rules[0];
    if (!first) return [];
    const tape = read.length;
    if (first.read.every((group, each) => each < tape || group === null)) {
      if (--this.left < 0) return undefined;
      return [{ rule: first, read: [...read, ...first.read.slice(tape)] }];
    }
    if (rules.every((rule) => rule.read[tape] === null)) return this.cases(rules, [...read, null]);
    const found: RuleCase[] = [];
    for (const { symbols, matching } of this.groups(rules, tape)) {
      const own = this.cases(matching, [...read, symbols]);
      if (!own) return undefined;
      for (const each of own) found.push(each);
    }
    return found;
  }

  /** The symbols of a tape in groups that the same rules match. Later rules than one that matches all that is left do not count. */
  private groups(rules: readonly DescribedRule[], tape: number) {
    const bySymbol = new Map<string, DescribedRule[]>(this.alphabet.map((symbol) => [symbol, []]));
    rules.forEach((rule) => {
      for (const symbol of rule.read[tape] ?? this.alphabet) {
        const matching = bySymbol.get(symbol);
        if (matching && !isDecided(matching, tape)) matching.push(rule);
      }
    });
    const groups = new Map<string, { symbols: string[]; matching: DescribedRule[] }>();
    for (const [symbol, matching] of bySymbol) {
      if (matching.length === 0) continue;
      const key = matching.map((rule) => this.key(rule, tape)).join('\n');
      const group = groups.get(key);
      if (group) group.symbols.push(symbol);
      else groups.set(key, { symbols: [symbol], matching });
    }
    return groups.values();
  }

  /** A text that is equal for rules that need not be told apart on the tapes after `tape`. */
  private key(rule: DescribedRule, tape: number): string {
    if (!this.numbers) return JSON.stringify([rule.read.slice(tape + 1), rule.write, rule.move, rule.next]);
    const number = this.numbers.get(rule) ?? this.numbers.size;
    this.numbers.set(rule, number);
    return `${number}`;
  }
}

/** Whether the last of some rules matches whatever the tapes after `tape` hold. */
function isDecided(matching: readonly DescribedRule[], tape: number): boolean {
  return matching.at(-1)?.read.every((group, each) => each <= tape || group === null) ?? false;
}
