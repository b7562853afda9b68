import { BLANK } from './symbols.ts';

/** A tape as instructions and conditions refer to it: a name and an alphabet, the blank first. */
export class TapeDeclaration {
  readonly index: number;
  readonly name: string;
  readonly symbols: readonly string[];
  /** The numbers of all symbols. */
  readonly symbolNumbers: readonly number[];
  private readonly numbers: ReadonlyMap<string, number>;

  constructor(index: number, name: string, alphabet: Iterable<string>) {
    this.index = index;
    this.name = name;
    this.symbols = [BLANK, ...new Set([...alphabet].filter((symbol) => symbol !== BLANK))];
    this.symbolNumbers = this.symbols.map((_, number) => number);
    this.numbers = new Map(this.symbols.map((symbol, number) => [symbol, number]));
  }

  /** The number of a symbol in this tape's alphabet; throws when the tape does not have it. */
  numberOf(symbol: string): number {
    const number = this.numbers.get(symbol);
    if (number === undefined) throw new Error(`Tape "${this.name}" has no symbol "${symbol}".`);
    return number;
  }

  /** Whether the tape's alphabet has this symbol. */
  has(symbol: string): boolean {
    return this.numbers.has(symbol);
  }
}

/** A variable of the control state as instructions and conditions refer to it: a name and a small, fixed domain. */
export class VariableDeclaration {
  readonly index: number;
  readonly name: string;
  readonly domain: readonly string[];

  constructor(index: number, name: string, domain: readonly string[]) {
    this.index = index;
    this.name = name;
    this.domain = domain;
  }

  /** The number of a value in the domain; throws when the domain does not have it. */
  numberOf(value: string): number {
    const number = this.domain.indexOf(value);
    if (number < 0) throw new Error(`Variable "${this.name}" cannot be "${value}".`);
    return number;
  }
}
