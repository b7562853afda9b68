import { wilson } from '../../lab/training/wilson.ts';
import { PIECE_KINDS, type PieceKind } from '../oracle/piece.ts';
import { chanceOf, type TokenRead } from './token-reads.ts';

/** How a head's attention lies on the sources of some reads. */
export interface Score {
  readonly reads: number;
  /** Mean of the attention on the sources. */
  readonly mass: number;
  /** Reads whose largest weight is on a source. */
  readonly hits: number;
  /** The share of them, with its 95 % interval by Wilson. */
  readonly hit: number;
  readonly low: number;
  readonly high: number;
  /** Mean of the attention on the sources over what attention to all keys alike puts on them. */
  readonly lift: number;
}

/** The scores of one head: over all reads, and by kind. */
export interface HeadScore {
  readonly layer: number;
  readonly head: number;
  readonly all: Score;
  readonly kinds: Readonly<Partial<Record<PieceKind, Score>>>;
}

/** Heads of which several together are looked at: a read is found when one of them finds it. */
const UNITED = 3;

/** Counts how heads do on the reads of a text. */
export class HeadCounter {
  private readonly reads: readonly TokenRead[];
  private readonly heads: { layer: number; head: number; mass: Float64Array; hit: Uint8Array }[] = [];

  constructor(reads: readonly TokenRead[]) {
    this.reads = reads;
  }

  /** Adds a head by its attention on the sources of each read, and whether its largest weight was on one. */
  add(layer: number, head: number, mass: Float64Array, hit: Uint8Array): void {
    this.heads.push({ layer, head, mass, hit });
  }

  /** The same heads on the reads of several texts: `reads` are all of them, those of this counter first. */
  joinedWith(reads: readonly TokenRead[], others: readonly HeadCounter[]): HeadCounter {
    const counter = new HeadCounter(reads);
    this.heads.forEach(({ layer, head }, index) => {
      const parts = [this, ...others].map(({ heads }) => heads[index]!);
      const mass = Float64Array.from(parts.flatMap((part) => [...part.mass]));
      const hit = Uint8Array.from(parts.flatMap((part) => [...part.hit]));
      counter.add(layer, head, mass, hit);
    });
    return counter;
  }

  /** The scores of all heads, in the order in which they came. */
  scores(): HeadScore[] {
    const numbers = this.reads.map((_, number) => number);
    const ofKind = PIECE_KINDS.map(
      (kind) => [kind, numbers.filter((number) => this.reads[number]!.kind === kind)] as const,
    );
    return this.heads.map(({ layer, head, mass, hit }) => ({
      layer,
      head,
      all: scoreOf(this.reads, numbers, mass, hit),
      kinds: Object.fromEntries(
        ofKind.flatMap(([kind, own]) => (own.length > 0 ? [[kind, scoreOf(this.reads, own, mass, hit)]] : [])),
      ),
    }));
  }

  /** The best heads by hits, and the share of reads of which at least one of them has its largest weight on a source. */
  union():
    | { readonly heads: readonly { readonly layer: number; readonly head: number }[]; readonly score: Score }
    | undefined {
    const hits = this.heads.map(({ hit }) => hit.reduce((sum, each) => sum + each, 0));
    const best = [...this.heads.keys()].toSorted((one, other) => hits[other]! - hits[one]!).slice(0, UNITED);
    if (best.length === 0 || this.reads.length === 0) return undefined;
    const united = this.heads[0]!.hit.map((_, read) => Math.max(...best.map((head) => this.heads[head]!.hit[read]!)));
    const mass = Float64Array.from(this.reads, (_, read) =>
      Math.max(...best.map((head) => this.heads[head]!.mass[read]!)),
    );
    return {
      heads: best.map((number) => ({ layer: this.heads[number]!.layer, head: this.heads[number]!.head })),
      score: scoreOf(this.reads, [...this.reads.keys()], mass, united),
    };
  }
}

function scoreOf(reads: readonly TokenRead[], numbers: readonly number[], mass: Float64Array, hit: Uint8Array): Score {
  const count = numbers.length;
  let [masses, hits, lifts] = [0, 0, 0];
  for (const number of numbers) {
    masses += mass[number]!;
    hits += hit[number]!;
    lifts += mass[number]! / chanceOf(reads[number]!);
  }
  const [low, high] = wilson(hits, count);
  if (count === 0) return { reads: 0, mass: 0, hits: 0, hit: 0, low, high, lift: 0 };
  return { reads: count, mass: masses / count, hits, hit: hits / count, low, high, lift: lifts / count };
}

/** What a row of attention says of a read: the weight on its sources, and whether the largest weight is on one. */
export function measured(row: ArrayLike<number>, { row: query, sources }: TokenRead): { mass: number; hit: boolean } {
  let mass = 0;
  for (const source of sources) mass += row[source]!;
  let most = 0;
  for (let key = 1; key <= query; key++) if (row[key]! > row[most]!) most = key;
  return { mass, hit: sources.includes(most) };
}
