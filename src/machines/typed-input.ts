import type { MachineDescription } from './description.ts';

/** What is needed to read and show inputs. */
type Alphabet = Pick<MachineDescription, 'blank' | 'symbols'>;

/** The symbols of a typed input, or the word that is no symbol of the machine. */
export type TypedInput =
  { readonly ok: true; readonly symbols: readonly string[] } | { readonly ok: false; readonly unknown: string };

/**
 * The symbols that a typed text holds: its characters; where symbols of the machine are longer than a character, its words, with spaces
 * between them. A character that the machine does not name is a symbol, too: only rules for any symbol match it.
 */
export function typedInput(machine: Alphabet, text: string): TypedInput {
  if (!hasLongSymbols(machine)) return { ok: true, symbols: [...text] };
  const words = text.split(' ').filter((word) => word !== '');
  const unknown = words.find((word) => word !== machine.blank && !machine.symbols.includes(word));
  return unknown === undefined ? { ok: true, symbols: words } : { ok: false, unknown };
}

/** Symbols as they are typed. */
export function inputText(machine: Alphabet, symbols: readonly string[]): string {
  return symbols.join(hasLongSymbols(machine) ? ' ' : '');
}

function hasLongSymbols({ blank, symbols }: Alphabet): boolean {
  return [blank, ...symbols].some((symbol) => [...symbol].length > 1);
}
