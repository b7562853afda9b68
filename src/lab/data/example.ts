import { Random } from '../../base/random.ts';
import { BLANK } from '../../machine/language/symbols.ts';
import type { LabMachine } from '../machines/lab-machine.ts';
import { addressAt, randomArcs, type Arc } from './addresses.ts';
import { labRun, type Access, type LabRun, type LabStep, type Place } from './lab-run.ts';
import type { LabVariant } from './variants.ts';
import { addressToken, CONFIGURATION, END, symbolToken } from './vocabulary.ts';

/** What a token is: part of the prompt, or of a line of the text. */
export type TokenKind = 'prompt' | 'address' | 'operand' | 'result' | 'state' | 'answer' | 'end';

/** A text of the lab: the prompt, which is the start configuration, and what the run makes of it. */
export interface LabExample {
  readonly run: LabRun;
  readonly variant: LabVariant;
  readonly tokens: readonly string[];
  /** Tokens of the prompt: those before the first that a model writes. */
  readonly promptLength: number;
  readonly kinds: readonly TokenKind[];
  /** For each token the index of the token that its value was fetched from, or −1. */
  readonly sources: readonly number[];
}

/**
 * A distractor: cells that no head ever visits, so that a model learns to look at addresses. It has the name of one of the tapes, as if it
 * were another stretch of it, and may be anywhere among them: neither name nor place give it away.
 */
interface Distractor {
  /** The index of the tape whose name it has, and of the tape that it comes before; the number of tapes for the last place. */
  readonly tape: number;
  readonly before: number;
  readonly arc: Arc;
  readonly symbols: readonly string[];
}

/** The addresses of a run's cells. */
export interface Layout {
  readonly ring: number;
  /** By tape: the arc that its cells from the first to the last are on, and those beside them. */
  readonly arcs: readonly Arc[];
  /** By tape: what is in further cells before its first and after its last, which no head ever visits. */
  readonly beside: readonly { readonly before: readonly string[]; readonly after: readonly string[] }[];
  readonly distractor: Distractor | undefined;
}

/** How cells get their addresses. */
export interface LayoutOptions {
  /** Addresses on the ring. */
  readonly ring: number;
  /** Most cells of the distractor that three texts in four get; 0 for none. */
  readonly distractorCells: number;
  /**
   * Whether distractors are also put right beside the cells of a tape, as if the tape went on: then it does not show by how far a cell is
   * from its tape's name whether a head will visit it. If not, they are apart.
   */
  readonly besideTapes?: boolean;
  /** Neighbouring addresses that all cells of a text lie within; the whole ring if not given. */
  readonly stretch?: number;
}

/** Draws a random layout for a run. Throws a `RangeError` when its cells do not fit on the ring. */
export function randomLayout(
  random: Random,
  run: LabRun,
  { ring, distractorCells, besideTapes = false, stretch = ring }: LayoutOptions,
): Layout {
  const lengths = run.extents.map(({ first, last }) => last - first + 1);
  const free = Math.min(ring, stretch) - lengths.reduce((sum, length) => sum + length, 0);
  const most = Math.min(distractorCells, free);
  const cells = most > 0 && !random.oneIn(4) ? random.integer(1, most) : 0;
  const alphabet = [...new Set(Object.values(run.machine.inputs).flat()), BLANK];
  const symbols = (count: number): string[] => Array.from({ length: count }, () => random.pick(alphabet));
  const places = besideTapes ? drawnPlaces(random, run, cells) : { apart: cells, beside: [] };
  const beside = lengths.map((_, tape) => {
    const { before, after } = places.beside[tape] ?? { before: 0, after: 0 };
    return { before: symbols(before), after: symbols(after) };
  });
  const whole = lengths.map((length, tape) => length + beside[tape]!.before.length + beside[tape]!.after.length);
  const [arc, ...arcs] = randomArcs(random, ring, [places.apart, ...whole], stretch) as [Arc, ...Arc[]];
  if (places.apart === 0) return { ring, arcs, beside, distractor: undefined };
  const distractor = {
    tape: random.integer(0, lengths.length - 1),
    before: random.integer(0, lengths.length),
    arc,
    symbols: symbols(places.apart),
  };
  return { ring, arcs, beside, distractor };
}

/** How many cells of distractors are where. */
interface DistractorPlaces {
  readonly apart: number;
  /** By tape; a tape that is not there has none. */
  readonly beside: readonly { readonly before: number; readonly after: number }[];
}

/** Most stretches that distractors are cut into. */
const MOST_STRETCHES = 3;

/** Cuts the cells of distractors into up to three stretches: each is apart, or before or after the cells of a tape that input is read from. */
function drawnPlaces(random: Random, { machine, memory }: LabRun, cells: number): DistractorPlaces {
  const beside = memory.map(() => ({ before: 0, after: 0 }));
  const inputs = beside.filter((_, tape) => machine.tapes[tape] !== machine.resultTape);
  const cuts = Array.from({ length: random.integer(0, MOST_STRETCHES - 1) }, () => random.integer(0, cells));
  const ends = [...cuts, cells].toSorted((one, other) => one - other);
  let apart = 0;
  ends.forEach((end, index) => {
    const count = end - (ends[index - 1] ?? 0);
    const place = random.integer(0, 2 * inputs.length);
    const tape = inputs[place >> 1];
    if (tape === undefined) apart += count;
    else if (place % 2 === 0) tape.before += count;
    else tape.after += count;
  });
  return { apart, beside };
}

/** The text of a run in a variant. */
export function labExample(run: LabRun, layout: Layout, variant: LabVariant): LabExample {
  return new Writer(run, layout, variant).written();
}

/** What names an example, apart from machine and variant: the same name gives the same run and layout in every variant. */
export interface ExampleName {
  /** What the example is for: examples of different purposes share nothing. */
  readonly purpose: string;
  readonly seed: number;
  readonly index: number;
  /** The least and greatest length; the length is drawn between them. */
  readonly lengths: readonly [least: number, most: number];
}

/** Draws an example. */
export function drawnExample(
  machine: LabMachine,
  variant: LabVariant,
  { purpose, seed, index, lengths: [least, most] }: ExampleName,
  options: LayoutOptions,
): LabExample {
  const random = new Random('lab', machine.id, purpose, seed, least, most, index);
  const run = labRun(machine, machine.draw(random, random.integer(least, most)));
  return labExample(run, randomLayout(random, run, options), variant);
}

/** Writes the tokens of an example, and notes what each is and where it comes from. */
class Writer {
  private readonly run: LabRun;
  private readonly layout: Layout;
  private readonly variant: LabVariant;
  private readonly tokens: string[] = [];
  private readonly kinds: TokenKind[] = [];
  private readonly sources: number[] = [];
  /** The token that says what a cell holds: of the input by tape and cell, of results also by step. */
  private readonly holders = new Map<string, number>();

  constructor(run: LabRun, layout: Layout, variant: LabVariant) {
    this.run = run;
    this.layout = layout;
    this.variant = variant;
  }

  written(): LabExample {
    const { run, variant, tokens, kinds, sources } = this;
    this.writePrompt();
    const promptLength = tokens.length;
    if (variant.showsSteps) {
      const steps = run.steps.map((step, index) => ({ ...step, index }));
      const algorithm = steps.filter(({ state }) => state !== undefined);
      for (let from = 0; from < algorithm.length; from += variant.stepsPerLine)
        this.writeLine(algorithm.slice(from, from + variant.stepsPerLine));
      for (const { fetched } of steps.filter(({ state }) => state === undefined))
        for (const each of fetched) this.writeFetched(each, 'answer');
    } else for (const symbol of run.answer) this.put(symbol, 'answer');
    this.put(END, 'end');
    return { run, variant, tokens, promptLength, kinds, sources };
  }

  private writePrompt(): void {
    const { run } = this;
    run.machine.tapes.forEach((name, tape) => {
      this.writeDistractor(tape);
      this.put(name, 'prompt');
      const { before, after } = this.layout.beside[tape]!;
      const { first, last } = run.extents[tape]!;
      this.writeBeside(tape, first - before.length, before);
      for (const each of run.memory[tape]!) {
        this.put(this.address(each), 'prompt');
        this.holders.set(holderKey(each), this.put(symbolToken(each.symbol), 'prompt'));
      }
      this.writeBeside(tape, last + 1, after);
    });
    this.writeDistractor(run.machine.tapes.length);
    this.put(CONFIGURATION, 'prompt');
    for (const head of run.heads) this.put(this.address(head), 'prompt');
    this.put(run.startState, 'prompt');
  }

  /** Writes the distractor's symbols in the cells of a tape from `first` on. */
  private writeBeside(tape: number, first: number, symbols: readonly string[]): void {
    symbols.forEach((symbol, index) => {
      this.put(this.address({ tape, cell: first + index }), 'prompt');
      this.put(symbolToken(symbol), 'prompt');
    });
  }

  /** Writes the distractor, if there is one and it comes before this tape. */
  private writeDistractor(before: number): void {
    const { distractor, ring } = this.layout;
    if (distractor?.before !== before) return;
    this.put(this.run.machine.tapes[distractor.tape]!, 'prompt');
    distractor.symbols.forEach((symbol, cell) => {
      this.put(addressToken(addressAt(distractor.arc, cell, ring)), 'prompt');
      this.put(symbolToken(symbol), 'prompt');
    });
  }

  /** A line of one step, or of several: all operands, then all results, then the state after the last. */
  private writeLine(steps: readonly (LabStep & { readonly index: number })[]): void {
    for (const { fetched } of steps)
      for (const each of fetched) {
        if (this.variant.showsOperands) this.writeFetched(each, 'operand');
        else this.put(this.address(each), 'address');
      }
    for (const { written, index } of steps)
      for (const each of written) {
        this.put(this.address(each), 'address');
        this.holders.set(holderKey({ ...each, from: index }), this.put(symbolToken(each.symbol), 'result'));
      }
    const { state } = steps.at(-1)!;
    if (this.variant.showsStates) this.put(state!, 'state');
  }

  private writeFetched(access: Access, kind: 'operand' | 'answer'): void {
    this.put(this.address(access), 'address');
    this.put(symbolToken(access.symbol), kind, this.holders.get(holderKey(access)) ?? -1);
  }

  private address({ tape, cell }: Place): string {
    const { arcs, beside, ring } = this.layout;
    const first = this.run.extents[tape]!.first - beside[tape]!.before.length;
    return addressToken(addressAt(arcs[tape]!, cell - first, ring));
  }

  private put(token: string, kind: TokenKind, source = -1): number {
    this.tokens.push(token);
    this.kinds.push(kind);
    this.sources.push(source);
    return this.tokens.length - 1;
  }
}

const holderKey = ({ tape, cell, from }: Access): string => `${tape} ${cell} ${from}`;
