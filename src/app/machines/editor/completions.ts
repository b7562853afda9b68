import type { FormatId } from '../../../machines/format.ts';

/** What a machine names, as far as it is offered while its text is typed. */
export interface MachineNames {
  readonly states: readonly string[];
  readonly symbols: readonly string[];
}

/** Something that is offered. */
export interface Offer {
  readonly label: string;
  readonly type: 'state' | 'symbol';
  /** What is inserted, where that is not the name alone: a name in quotes. */
  readonly apply: string;
}

/** What is offered in place of the last characters before the cursor. */
export interface Offers {
  /** Characters before the cursor that are replaced. */
  readonly length: number;
  readonly offers: readonly Offer[];
}

/** In YAML what comes before a name of a state: a move, `next:`, or `start state:`. */
const BEFORE_STATE = /(?:[{,]\s*(?:[LR]|next)|^\s*(?:[LR]|next|start state)):\s*$/;
/** In YAML what comes before a symbol that is written. */
const BEFORE_SYMBOL = /write:\s*(?:\[[^\]]*[[,]?\s*)?$/;

/**
 * States and symbols that may be meant at the cursor. In YAML the key before it says which of the two, and names may have spaces; in the
 * other formats any word may be either.
 *
 * @param before the line up to the cursor
 */
export function offersAt(before: string, format: FormatId | undefined, { states, symbols }: MachineNames): Offers {
  if (format !== 'turingmachine-io') {
    const word = /[^\s,;:_>-]*$/.exec(before)![0];
    return { length: word.length, offers: [...offered(states, 'state'), ...offered(symbols, 'symbol')] };
  }
  const typed = /[^:,[\]{}\s'"][^:,[\]{}'"]*$/.exec(before)?.[0] ?? '';
  const rest = before.slice(0, before.length - typed.length);
  const quoted = (offers: readonly Offer[]) => offers.map((offer) => ({ ...offer, apply: inYaml(offer.label) }));
  if (BEFORE_STATE.test(rest)) return { length: typed.length, offers: quoted(offered(states, 'state')) };
  if (BEFORE_SYMBOL.test(rest)) return { length: typed.length, offers: quoted(offered(symbols, 'symbol')) };
  // A key deep in the table is a symbol that is read; one less deep is a state.
  const isDeep = /^\s{4,}/.test(before);
  const keys = isDeep ? offered(symbols, 'symbol') : offered(states, 'state');
  return { length: typed.length, offers: quoted(keys) };
}

function offered(names: readonly string[], type: Offer['type']): Offer[] {
  return names.map((label) => ({ label, type, apply: label }));
}

/** A name as YAML has it: in quotes where it would be read as something else. */
function inYaml(name: string): string {
  return /^[\p{L}\d][\p{L}\d ._-]*$/u.test(name) && name.trim() === name ? name : `'${name.replaceAll("'", "''")}'`;
}
