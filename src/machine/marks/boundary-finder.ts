import { BOUNDARY_WORDS, type BoundaryList } from './boundary-list.ts';
import { EVENT_WORDS, NO_TAPE, tapeOf } from './event-words.ts';

/** Batch size, in events. Many short calls are JIT-compiled; a single long loop depends on on-stack replacement. */
const BATCH_EVENTS = 256;

/** Finds boundaries (`begin` and `end` marks) among events in stored form, for engines that do not pack them. */
export class BoundaryFinder {
  private readonly list: BoundaryList;
  /** The boundaries among the events of one batch; most logs never need it. */
  private found: Int32Array | undefined;

  /** Adds what it finds to the list. */
  constructor(list: BoundaryList) {
    this.list = list;
  }

  /** Adds the boundaries among events, `EVENT_WORDS` words each, of which the first has this index in its log. */
  addFrom(words: Int32Array, index: number): void {
    for (let from = 0; from < words.length; from += BATCH_EVENTS * EVENT_WORDS)
      this.addBatch(words, from, Math.min(words.length, from + BATCH_EVENTS * EVENT_WORDS), index + from / EVENT_WORDS);
  }

  private addBatch(words: Int32Array, from: number, to: number, first: number): void {
    const found = (this.found ??= new Int32Array(BATCH_EVENTS * BOUNDARY_WORDS));
    let length = 0;
    let index = first;
    for (let at = from; at < to; at += EVENT_WORDS, index++) {
      const packed = words[at]!;
      if (tapeOf(packed) !== NO_TAPE) continue;
      found[length] = packed;
      found[length + 1] = words[at + 1]!;
      found[length + 2] = index;
      length += BOUNDARY_WORDS;
    }
    if (length > 0) this.list.add(found.subarray(0, length));
  }
}
