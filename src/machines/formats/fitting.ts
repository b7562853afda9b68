import { listed } from '../../base/listed.ts';
import type { DescribedRule, MachineDescription } from '../description.ts';

/** How a format spells symbols. */
interface SymbolRules {
  /** What people call the format, at the start of a sentence. */
  readonly title: string;
  /** How it writes the blank. */
  readonly blank: string;
  /** Symbols that it cannot write. */
  readonly forbidden: RegExp;
}

/** The spelling of each symbol in a format, or a sentence: why it cannot write one. */
export function spelledSymbols(
  { blank, symbols }: MachineDescription,
  { title, blank: spelledBlank, forbidden }: SymbolRules,
): ReadonlyMap<string, string> | string {
  const odd = symbols.find((symbol) => [...symbol].length !== 1 || forbidden.test(symbol));
  if (odd !== undefined) return `${title} cannot write the symbol “${odd}” of this machine.`;
  if (symbols.includes(spelledBlank))
    return `${title} writes an empty cell as “${spelledBlank}”, which is a symbol of this machine.`;
  return new Map([[blank, spelledBlank], ...symbols.map((symbol) => [symbol, symbol] as const)]);
}

/** What a format loses that holds no name of the machine. */
export function lostName({ name }: MachineDescription): string[] {
  return name ? ['The name of the machine is left out.'] : [];
}

/** The machine with other names of states, and a sentence that names those that were changed. */
export interface Renamed {
  readonly description: MachineDescription;
  readonly lost: readonly string[];
}

/**
 * The machine with each state called as `wanted` says, numbered where two would be called the same. `wanted` returns the name that
 * fits the format; states whose names fit already keep them.
 */
export function renamedStates(
  description: MachineDescription,
  title: string,
  wanted: (name: string) => string,
): Renamed {
  const names = description.states.map(({ name }) => name);
  const taken = new Set(names.filter((name) => wanted(name) === name));
  const renamed = new Map<string, string>();
  for (const name of names) {
    const want = wanted(name);
    let other = want;
    if (want !== name) {
      for (let number = 2; taken.has(other); number++) other = `${want}-${number}`;
      taken.add(other);
    }
    renamed.set(name, other);
  }
  const changed = names.filter((name) => renamed.get(name) !== name).map((name) => `“${name}” “${renamed.get(name)!}”`);
  if (changed.length === 0) return { description, lost: [] };
  const rename = (name: string) => renamed.get(name)!;
  const states = description.states.map((state) => ({ ...state, name: rename(state.name) }));
  const rules = description.rules.map((rule) => ({ ...rule, state: rename(rule.state), next: rename(rule.next) }));
  return {
    description: { ...description, start: rename(description.start), states, rules },
    lost: [`${title} calls some states otherwise: ${listed(changed)}.`],
  };
}

/** What a rule writes and how it moves, tape by tape, with every symbol written out: what is left as it is was read. */
export function writtenSymbol({ write }: Pick<DescribedRule, 'write'>, tape: number, read: string): string {
  return write[tape] ?? read;
}

/** The combinations of the symbols of some groups, in order; undefined where there are more than `most`. */
export function combinations(groups: readonly (readonly string[])[], most: number): string[][] | undefined {
  const count = groups.reduce((product, group) => product * group.length, 1);
  if (count > most) return undefined;
  let found: string[][] = [[]];
  for (const group of groups) found = found.flatMap((before) => group.map((symbol) => [...before, symbol]));
  return found;
}
