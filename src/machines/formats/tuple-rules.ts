import type { MachineDescription, Move } from '../description.ts';
import { disjointRules, MOST_CASES } from '../disjoint-rules.ts';
import { combinations, writtenSymbol } from './fitting.ts';

/** A rule of a format that has one symbol a tape and nothing for “any”. */
export interface TupleRule {
  readonly state: string;
  readonly read: readonly string[];
  readonly write: readonly string[];
  readonly move: readonly Move[];
  readonly next: string;
}

/** A machine's rules for formats that have one symbol a tape, with what is lost; undefined where there would be too many. */
export function tupleRules(description: MachineDescription): { rules: TupleRule[]; lost: string[] } | undefined {
  const cases = disjointRules(description);
  if (!cases) return undefined;
  const alphabet = [description.blank, ...description.symbols];
  const rules: TupleRule[] = [];
  for (const { rule, read } of cases) {
    const reads = combinations(
      read.map((group) => group ?? alphabet),
      MOST_CASES - rules.length,
    );
    if (!reads) return undefined;
    for (const symbols of reads) {
      const write = symbols.map((symbol, tape) => writtenSymbol(rule, tape, symbol));
      rules.push({ state: rule.state, read: symbols, write, move: rule.move, next: rule.next });
    }
  }
  const hasAny = cases.some(({ read }) => read.includes(null));
  return {
    rules,
    lost: hasAny ? ['Rules for any symbol are written out for the symbols that the machine names.'] : [],
  };
}

/** Why a machine is not written out for one symbol a tape. */
export const TOO_MANY_RULES = `Written out for each symbol, the machine has more than ${MOST_CASES} rules.`;
