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
  /** By tape: the arc that its cells from the first to the last are on. */
  readonly arcs: readonly Arc[];
  readonly distractor: Distractor | undefined;
}

/** How cells get their addresses. */
export interface LayoutOptions {
  /** Addresses on the ring. */
  readonly ring: number;
  /** Most cells of the distractor that three texts in four get; 0 for none. */
  readonly distractorCells: number;
  /** Neighbouring addresses that all cells of a text lie within; the whole ring if not given. */
  readonly stretch?: number;
}

/** Draws a random layout for a run. Throws a `RangeError` when its cells do not fit on the ring. */
export function randomLayout(
  random: Random,
  run: LabRun,
  { ring, distractorCells, stretch = ring }: LayoutOptions,
): Layout {
  const lengths = run.extents.map(({ first, last }) => last - first + 1);
  const free = Math.min(ring, stretch) - lengths.reduce((sum, length) => sum + length, 0);
  const most = Math.min(distractorCells, free);
  const cells = most > 0 && !random.oneIn(4) ? random.integer(1, most) : 0;
  const [arc, ...arcs] = randomArcs(random, ring, [cells, ...lengths], stretch) as [Arc, ...Arc[]];
  if (cells === 0) return { ring, arcs, distractor: undefined };
  const alphabet = [...new Set(Object.values(run.machine.inputs).flat()), BLANK];
  const distractor = {
    tape: random.integer(0, lengths.length - 1),
    before: random.integer(0, lengths.length),
    arc,
    symbols: Array.from({ length: cells }, () => random.pick(alphabet)),
  };
  return { ring, arcs, distractor };
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
      for (const each of run.memory[tape]!) {
        this.put(this.address(each), 'prompt');
        this.holders.set(holderKey(each), this.put(symbolToken(each.symbol), 'prompt'));
      }
    });
    this.writeDistractor(run.machine.tapes.length);
    this.put(CONFIGURATION, 'prompt');
    for (const head of run.heads) this.put(this.address(head), 'prompt');
    this.put(run.startState, 'prompt');
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
    const { arcs, ring } = this.layout;
    return addressToken(addressAt(arcs[tape]!, cell - this.run.extents[tape]!.first, ring));
  }

  private put(token: string, kind: TokenKind, source = -1): number {
    this.tokens.push(token);
    this.kinds.push(kind);
    this.sources.push(source);
    return this.tokens.length - 1;
  }
}

const holderKey = ({ tape, cell, from }: Access): string => `${tape} ${cell} ${from}`;
