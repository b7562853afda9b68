import { capacityOf } from '../../tasks/library/capacity.ts';
import { drawAt, type Draw } from './candidate.ts';
import { HashSet } from './hash-set.ts';
import { hashWords } from './hash.ts';
import { isOwn, type DrawnPart, type Part } from './part.ts';
import { SeenTexts } from './seen-texts.ts';
import { sideCapacityOf } from './side-capacity.ts';

/** Thrown when a range does not hold as many different queries as were asked for; the message says how many were found. */
export class TooFewQueries extends Error {}

/** Candidates in a row without anything new after which a range holds no more, where nothing says how much it holds. */
const REPEATS_WITHOUT_CAPACITY = 2000;

/**
 * Where it is known that a range holds n, candidates are drawn until all of it is found. The last one of n is missed by 30·n candidates
 * in a row with a chance of e⁻³⁰; an uneven sampler takes longer. More are spent on queries, since to miss one is to refuse a count.
 */
const REPEATS_PER_INSTANCE = 30;
const REPEATS_PER_QUERY = 100;

/** Now and then nothing is given, so that whoever draws can be stopped while only repeats come. */
const PAUSE_EVERY = 1000;

/** Keys of texts name a part and a candidate in it. */
const CANDIDATES_PER_PART = 2 ** 32;

/**
 * Draws the instances of a dataset part by part: queries alone, no machine runs. A query that came before is dropped, also across
 * parts; an instance, or a twin of it, comes again, under another wording, only when its range holds no others.
 */
export class Drawing {
  private readonly parts: readonly Part[];
  private readonly seed: number;
  private readonly instances: SeenTexts;
  private readonly queries: SeenTexts;

  constructor(parts: readonly Part[], seed: number) {
    this.parts = parts;
    this.seed = seed;
    const again = (key: number) => {
      const part = parts[Math.floor(key / CANDIDATES_PER_PART)]!;
      return { task: part.task, draw: drawAt(part, seed, key % CANDIDATES_PER_PART) };
    };
    this.instances = new SeenTexts((key) => {
      const { task, draw } = again(key);
      return instanceText(task.id, draw.normal);
    });
    this.queries = new SeenTexts((key) => {
      const { draw } = again(key);
      return draw.wording.query(draw.instance);
    });
  }

  /**
   * The draws of one part; undefined now and then, when nothing new has come for a while. Parts are to be drawn in their order.
   *
   * Throws `TooFewQueries` when a range holds fewer queries than its part asks for.
   */
  *draws(number: number): Generator<Draw | undefined, void, undefined> {
    const part = this.parts[number]!;
    if (!isOwn(part)) return yield* this.fromRange(part, number);
    for (let index = 0; index < part.instances.length; index++) {
      const draw = drawAt(part, this.seed, index);
      if (this.isNew(part, number, draw, false)) yield draw;
    }
  }

  private *fromRange(part: DrawnPart, number: number): Generator<Draw | undefined, void, undefined> {
    const { task, range, count, side } = part;
    const capacity = sideCapacityOf(task, range, side);
    const both = capacityOf(task, range);
    // How much of it is on one side is an estimate: that nothing is left is known when both sides have been seen.
    const candidates = both && capacity && count > capacity.instances / 2 ? new HashSet() : undefined;
    const mostForInstances = (both?.instances ?? 0) * REPEATS_PER_INSTANCE + REPEATS_WITHOUT_CAPACITY;
    const mostForQueries = (capacity?.queries ?? 0) * REPEATS_PER_QUERY + REPEATS_WITHOUT_CAPACITY;
    const instancesThere = capacity?.exact ? capacity.instances : Infinity;
    let repeats = 0;
    let instances = 0;
    let instancesMayRepeat = false;
    for (let index = 0, drawn = 0; drawn < count; index++) {
      instancesMayRepeat ||= instances >= instancesThere || (candidates?.size ?? -1) === both?.instances;
      if (repeats > (instancesMayRepeat ? mostForQueries : mostForInstances)) {
        if (instancesMayRepeat)
          throw new TooFewQueries(
            `count: got ${count}; allowed: at most ${drawn} for ${task.title}, range ${range.name}, which holds ${instances} ${instances === 1 ? 'instance' : 'instances'} and ${drawn} queries that could be found.`,
          );
        instancesMayRepeat = true;
        repeats = 0;
      }
      const draw = drawAt(part, this.seed, index);
      if (!instancesMayRepeat) candidates?.add(...hashWords(draw.normal));
      repeats++;
      if (repeats % PAUSE_EVERY === 0) yield undefined;
      if (side && draw.forEvaluation !== (side === 'eval')) continue;
      const known = this.instances.size;
      if (!this.isNew(part, number, draw, instancesMayRepeat)) continue;
      instances += this.instances.size - known;
      repeats = 0;
      drawn++;
      yield draw;
    }
  }

  /** Whether a draw is no repeat; it is remembered then. */
  private isNew({ task }: Part, number: number, draw: Draw, instancesMayRepeat: boolean): boolean {
    const key = number * CANDIDATES_PER_PART + draw.index;
    const instance = instanceText(task.id, draw.normal);
    if (!instancesMayRepeat && this.instances.has(instance)) return false;
    if (!this.queries.add(draw.wording.query(draw.instance), key)) return false;
    this.instances.add(instance, key);
    return true;
  }
}

/** Equal for twins: of two of them, one is drawn. */
const instanceText = (task: string, normal: string) => `${task} ${normal}`;
