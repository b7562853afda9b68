import type { ChainOfThought } from '../../cot/chain-of-thought.ts';
import { outputCells } from '../../cot/output-cells.ts';
import type { Rewritten, Role, Segment } from '../../cot/segment.ts';
import { BLANK } from '../../machine/language/symbols.ts';
import type { Solution } from '../../runs/solution.ts';
import type { AtomicState, Operand, OperandCell } from '../../trace/atomic-state.ts';
import { CopiedCells, type CellPlace } from './copied-cells.ts';
import { merged, type CharacterRange, type OracleMap, type Piece, type PieceKind, type Way } from './piece.ts';
import { PrintedCells } from './printed-cells.ts';
import type { PromptPlaces } from './prompt-places.ts';

const KINDS: Readonly<Partial<Record<Role, PieceKind>>> = {
  state: 'state',
  fetch: 'operand',
  solve: 'result',
  next: 'transition',
  answer: 'answer',
};

/** Where the value of one cell comes from. */
interface CellSource {
  readonly way: Way;
  /** The first characters of each place that says it; of what is computed none. */
  readonly places: readonly number[];
  /** What it is computed from. */
  readonly from: readonly CharacterRange[];
}

const EMPTY: CellSource = { way: 'empty', places: [], from: [] };
const CONSTANT: CellSource = { way: 'constant', places: [], from: [] };

/** A cell with its tape. */
interface TapeCell extends OperandCell {
  readonly tape: number;
}

/** Makes the oracle map of a text, one position after another, from nothing but the provenance of its run. */
export class OracleBuilder {
  private readonly solution: Solution;
  private readonly chain: ChainOfThought;
  private readonly prompt: string;
  private readonly promptPlaces: PromptPlaces;
  private readonly printed = new PrintedCells();
  private readonly copiedCells: CopiedCells;
  private readonly pieces: Piece[] = [];
  private readonly parts: string[] = [];
  /** By position: where what the states there fetch from outside comes from. */
  private readonly outside = new Map<number, readonly CharacterRange[]>();
  /** The operands that the line of each state at this position has printed. */
  private lines = new Map<number, { readonly name: string; readonly at: CharacterRange }[]>();
  /** The characters that print a cell of the input which an equation has fetched: what follows reads them there. */
  private readonly read = new Map<string, number>();
  private next = 0;
  private at: number;

  /** `prompt` as it comes before the text, the line break between them included. */
  constructor(solution: Solution, chain: ChainOfThought, prompt: string, promptPlaces: PromptPlaces) {
    this.solution = solution;
    this.chain = chain;
    this.prompt = prompt;
    this.promptPlaces = promptPlaces;
    this.copiedCells = new CopiedCells(solution.run);
    this.at = prompt.length;
  }

  /** Characters of prompt and text so far. */
  get length(): number {
    return this.at;
  }

  /** Adds the text of the next position; false when there is none, and the map is complete. */
  advance(): boolean {
    const { chain, solution, next } = this;
    this.lines = new Map();
    if (chain.showsStates && next < solution.trace.outerLength) {
      for (const segment of chain.segments(next)) this.add(segment, next);
      this.next++;
      return true;
    }
    for (const segment of chain.ending()) this.add(segment, solution.trace.outerLength);
    return false;
  }

  /** The map, once `advance` has returned false. */
  map(): OracleMap {
    return { prompt: this.prompt, text: this.parts.join(''), pieces: this.pieces };
  }

  private add({ text, role, operand, rewritten, state = -1 }: Segment, position: number): void {
    const kind = KINDS[role];
    if (kind === 'answer') this.addAnswer(text);
    else if (operand && kind) this.addOperand(operand, kind, state, position);
    else if (rewritten && kind) this.addRewritten(rewritten, kind, position);
    this.parts.push(text);
    this.at += text.length;
  }

  private addOperand(operand: Operand, kind: PieceKind, state: number, position: number): void {
    const { name, tape, role, value } = operand;
    const about = { kind, name, state, tape };
    if (role === 'fetch') {
      this.addCells(operand.cells, about, (cell) => this.sourceOf({ ...cell, tape }));
    } else {
      const from = this.computedFrom(name, state, position);
      this.addCells(operand.cells, about, (cell) => {
        const places = this.printed.placesOfResult(tape, cell, position);
        return places.length > 0 ? { way: 'written', places, from: [] } : { way: 'computed', places: [], from };
      });
      this.printed.add(operand, this.at, state, position);
    }
    if (kind === 'state' || kind === 'operand') {
      const line = this.lines.get(state) ?? [];
      line.push({ name, at: [this.at, this.at + value.length] });
      this.lines.set(state, line);
    }
  }

  /** Adds a piece for each symbol of a number that is printed in another order, or with hints between its digits. */
  private addRewritten({ name, tape, cells }: Rewritten, kind: PieceKind, position: number): void {
    const begin = this.at;
    for (const { at, cell } of cells) {
      this.at = begin + at;
      this.addCells([cell], { kind, name, state: -1, tape }, () => this.sourceOf({ ...cell, tape }));
      if (kind === 'result') this.printed.addOutput(tape, cell, this.at, position);
      else this.read.set(keyOf(this.copiedCells.of(tape, cell.cell, cell)), this.at);
    }
    this.at = begin;
  }

  private addAnswer(text: string): void {
    const { tape, cells } = outputCells(this.solution);
    const written = cells.map(({ symbol }) => (symbol === BLANK ? '' : symbol)).join('');
    // An answer that is not what is on the output tape is the name of a halting state.
    if (written !== text) return;
    const name = this.solution.subject.outputTape;
    this.addCells(cells, { kind: 'answer', name, state: -1, tape }, (cell) => this.sourceOf({ ...cell, tape }));
  }

  /** Adds a piece for each stretch of cells whose sources follow one another as the cells do. */
  private addCells(
    cells: readonly OperandCell[],
    about: Pick<Piece, 'kind' | 'name' | 'state' | 'tape'>,
    sourceOf: (cell: OperandCell) => CellSource,
  ): void {
    if (cells.every(({ symbol }) => symbol === BLANK)) {
      const to = this.at + (about.kind === 'answer' ? 0 : NONE_LENGTH);
      this.pieces.push({ ...about, at: [this.at, to], sources: [], way: 'empty', cell: cells[0]?.cell ?? 0 });
      return;
    }
    let at = this.at;
    let open: { from: number; to: number; cell: number; source: CellSource } | undefined;
    const close = () => {
      if (!open) return;
      const { from, to, cell, source } = open;
      const sources =
        source.way === 'computed'
          ? merged(source.from)
          : source.places.map((place) => [place, place + to - from] as const);
      // What is computed from nothing before it is a fixed symbol of the program.
      const way = source.way === 'computed' && sources.length === 0 ? 'constant' : source.way;
      this.pieces.push({ ...about, at: [from, to], sources, way, cell });
    };
    for (const cell of cells) {
      if (cell.symbol === BLANK) continue;
      const source = sourceOf(cell);
      if (open && goesOn(open.source, source, at - open.from)) open.to = at + cell.symbol.length;
      else {
        close();
        open = { from: at, to: at + cell.symbol.length, cell: cell.cell, source };
      }
      at += cell.symbol.length;
    }
    close();
  }

  /** Where the value of a fetched cell comes from. */
  private sourceOf(cell: TapeCell): CellSource {
    const { tape, symbol, origin } = cell;
    if (symbol === BLANK) return EMPTY;
    if (origin < 0) {
      const input = this.copiedCells.of(tape, cell.cell, cell);
      const name = input && this.solution.trace.machine.tapes[input.tape]!.name;
      const places = name === undefined ? [] : (this.promptPlaces.get(name)?.[input!.cell] ?? []);
      return places.length > 0 ? { way: 'input', places, from: [] } : CONSTANT;
    }
    const { trace } = this.solution;
    const places = this.placesOf(cell);
    if (places.length > 0) return { way: 'written', places, from: [] };
    const state = trace.stateAt(origin);
    if (state < 0) return CONSTANT;
    // The text does not print it: what follows from it follows from what it was computed from.
    const from = this.outsideOf(trace.outerPositionOf(state));
    return from.length > 0 ? { way: 'computed', places: [], from } : CONSTANT;
  }

  private placesOf(cell: TapeCell): readonly number[] {
    const copiedFrom = () => this.copiedCells.of(cell.tape, cell.cell, cell);
    return this.printed.placesOf(cell.tape, cell, copiedFrom, (step) => this.solution.trace.stateAt(step));
  }

  /** What a result is computed from: the operands that its line has printed, else what its states fetched. */
  private computedFrom(name: string, state: number, position: number): readonly CharacterRange[] {
    const { trace } = this.solution;
    const copies = trace.kindOf(state).copies as Readonly<Record<string, readonly string[]>>;
    const line = this.lines.get(state) ?? [];
    const copied = line.filter((operand) => copies[name]?.includes(operand.name));
    if (line.length > 0) return (copied.length > 0 ? copied : line).map(({ at }) => at);
    const own = trace.state(state);
    if (own.depth === 0) return this.outsideOf(position);
    const found = merged(cellsOf(own).flatMap((cell) => this.rangesOf(cell)));
    return found.length > 0 ? found : this.outsideOf(position);
  }

  /** Where everything comes from that the states at a position fetch from outside. Asked first of earlier positions, without recursion. */
  private outsideOf(position: number): readonly CharacterRange[] {
    const waiting = [position];
    const missing = new Set<number>();
    while (waiting.length > 0) {
      const each = waiting.pop()!;
      if (this.outside.has(each) || missing.has(each)) continue;
      missing.add(each);
      for (const cell of this.cellsFromOutside(each)) {
        const before = this.unprintedPosition(cell);
        if (before >= 0 && before < each) waiting.push(before);
      }
    }
    for (const each of [...missing].toSorted((one, other) => one - other))
      this.outside.set(each, merged(this.cellsFromOutside(each).flatMap((cell) => this.rangesOf(cell, each))));
    return this.outside.get(position)!;
  }

  /** The position of the states that made a value which the text does not print; −1 where it does, and of the input. */
  private unprintedPosition(cell: TapeCell): number {
    const { trace } = this.solution;
    if (cell.origin < 0 || this.placesOf(cell).length > 0) return -1;
    const state = trace.stateAt(cell.origin);
    return state < 0 ? -1 : trace.outerPositionOf(state);
  }

  private rangesOf(cell: TapeCell, before = Infinity): readonly CharacterRange[] {
    if (this.unprintedPosition(cell) >= before) return [];
    const { way, places, from } = this.sourceOf(cell);
    const read = way === 'input' ? this.read.get(keyOf(this.copiedCells.of(cell.tape, cell.cell, cell))) : undefined;
    if (read !== undefined) return [[read, read + cell.symbol.length]];
    return way === 'computed' ? from : places.map((place) => [place, place + cell.symbol.length] as const);
  }

  /** The cells that the states at a position, nested ones included, fetch of what was there before. */
  private cellsFromOutside(position: number): readonly TapeCell[] {
    const { trace } = this.solution;
    const outer = trace.state(trace.outerIndex(position));
    const cells = new Map<string, TapeCell>();
    const addOf = (state: AtomicState) => {
      for (const cell of cellsOf(state))
        if (cell.origin < outer.firstStep && cell.symbol !== BLANK)
          cells.set(`${cell.tape} ${cell.cell} ${cell.origin}`, cell);
      for (const child of trace.children(state.index)) addOf(trace.state(child));
    };
    addOf(outer);
    return [...cells.values()];
  }
}

/** Characters of `none`, which says that a cell is empty. */
const NONE_LENGTH = 4;

/** Names a cell; undefined, which no cell is copied from, has a name of its own. */
const keyOf = (place: CellPlace | undefined): string => (place ? `${place.tape} ${place.cell}` : '');

const cellsOf = ({ fetched }: AtomicState): TapeCell[] =>
  fetched.flatMap(({ tape, cells }) => cells.map((cell) => ({ ...cell, tape })));

/** Whether a cell's source is the continuation of a stretch `length` characters behind its first. */
function goesOn(first: CellSource, next: CellSource, length: number): boolean {
  if (first.way !== next.way) return false;
  if (first.way === 'computed') return true;
  return (
    first.places.length === next.places.length &&
    first.places.every((place, index) => place + length === next.places[index])
  );
}
