import type { Engine } from '../../machine/engines/engine.ts';
import { tapeNumber } from '../../machine/table/machine.ts';
import type { DrawnPart } from './drawing-model.ts';

/** Adjacent cells of a tape, with the symbols before and after them; empty at a blank. */
export interface TapeItem {
  readonly from: number;
  readonly to: number;
  readonly before: string;
  readonly after: string;
}

/** One tape of a configuration, to be read in items. */
export class TapeReader {
  readonly tape: number;
  readonly name: string;
  readonly first: number;
  readonly last: number;
  private readonly engine: Engine;
  private readonly symbols: readonly string[];

  /** The tape of this name, in the configuration that the engine is in. Throws where the machine has none. */
  constructor(engine: Engine, name: string) {
    this.engine = engine;
    this.name = name;
    this.tape = tapeNumber(engine.machine, name);
    this.symbols = engine.machine.tapes[this.tape]!.symbols;
    ({ first: this.first, last: this.last } = engine.extent(this.tape));
  }

  /** The symbol of a cell; empty for a blank. */
  symbol(cell: number): string {
    const number = this.engine.symbol(this.tape, cell);
    return number === 0 ? '' : this.symbols[number]!;
  }

  /** The cells [from, to) as text, without blanks. */
  text(from: number, to: number): string {
    let text = '';
    for (let cell = from; cell < to; cell++) text += this.symbol(cell);
    return text;
  }

  /** The items between these symbols and blanks, from left to right; with none of them each symbol is an item. */
  items(between: string): TapeItem[] {
    const items: TapeItem[] = [];
    let from: number | undefined;
    let before = '';
    for (let cell = this.first; cell <= this.last + 1; cell++) {
      const symbol = cell > this.last ? '' : this.symbol(cell);
      const isItem = symbol !== '' && !between.includes(symbol);
      if (isItem) from ??= cell;
      if (isItem && between !== '') continue;
      if (isItem) {
        items.push({ from: cell, to: cell + 1, before: '', after: '' });
        continue;
      }
      if (from !== undefined && between !== '') items.push({ from, to: cell, before, after: symbol });
      from = undefined;
      before = symbol;
    }
    return items;
  }

  /** Cells of the tape as a part of the picture. */
  part(name: string, from: number, to: number, note?: string): DrawnPart {
    const head = this.engine.head(this.tape);
    const cells = Array.from({ length: to - from }, (_, offset) => from + offset);
    const origins = cells.map((cell) => this.engine.origin(this.tape, cell));
    const copies = cells.map((cell, offset) => this.engine.lastWriter(this.tape, cell) > origins[offset]!);
    const isAtHead = head >= from && head < to;
    const at = { tape: this.tape, from, to };
    return { name, text: this.text(from, to), ...at, origins, copies, isAtHead, ...(note && { note }) };
  }
}
