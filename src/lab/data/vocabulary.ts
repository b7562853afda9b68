import { BLANK } from '../../machine/language/symbols.ts';
import type { LabMachine } from '../machines/lab-machine.ts';

/** Ends every text. */
export const END = 'E';
/** Comes before the addresses of the heads and the state in the start configuration. */
export const CONFIGURATION = '#';
/** Empty cells, as they are printed. */
const EMPTY = '_';

/** Addresses on the ring, by default. Addition of 20 digits needs 64: 21 cells for each number and 22 for the sum. */
export const DEFAULT_RING = 64;

/** A tape symbol as a token. */
export const symbolToken = (symbol: string): string => (symbol === BLANK ? EMPTY : symbol);

/** An address as a token. */
export const addressToken = (address: number): string => `@${address}`;

/** The tokens of a machine's texts: each is a word of its own, and a text is words with spaces between them. */
export class Vocabulary {
  readonly tokens: readonly string[];
  private readonly ids: ReadonlyMap<string, number>;

  /** The tokens of a machine with this many addresses on the ring. */
  constructor(lab: LabMachine, ring: number) {
    const machine = lab.machine();
    const symbols = machine.tapes.flatMap(({ symbols: alphabet }) => alphabet.map(symbolToken));
    const addresses = Array.from({ length: ring }, (_, address) => addressToken(address));
    this.tokens = [...new Set([END, CONFIGURATION, ...lab.tapes, ...symbols, ...addresses])];
    this.ids = new Map(this.tokens.map((token, id) => [token, id]));
  }

  /** How many tokens there are. */
  get size(): number {
    return this.tokens.length;
  }

  /** The id of a token; throws when there is no such token. */
  id(token: string): number {
    const id = this.ids.get(token);
    if (id === undefined) throw new Error(`There is no token "${token}".`);
    return id;
  }

  /** The ids of tokens. */
  encode(tokens: readonly string[]): Int32Array {
    return Int32Array.from(tokens, (token) => this.id(token));
  }
}
