import type { PackedBoundaries } from '../boundary-list.ts';
import type { EventLog } from '../event-log.ts';
import { BOUNDARY_COUNT, EVENTS, EVENT_COUNT, EVENT_POINTER, LAST_INDEX, LAST_STAMP, TAPES } from './layout.ts';

/** The buffer in linear memory into which the code writes marks: all of them, or an outline of where atomic states begin and end. */
export class EventBuffer {
  private readonly memory: WebAssembly.Memory;
  private words: Int32Array<ArrayBuffer>;

  constructor(memory: WebAssembly.Memory) {
    this.memory = memory;
    this.words = new Int32Array(memory.buffer);
  }

  /** Starts an empty buffer of events, or of the outline with which a log goes on. */
  clear(log?: EventLog): void {
    const words = this.memoryWords();
    words[EVENT_POINTER / 4] = EVENTS;
    words[EVENT_COUNT / 4] = log?.length ?? 0;
    words[LAST_STAMP / 4] = log?.lastBoundary.stamp ?? 0;
    words[LAST_INDEX / 4] = log?.lastBoundary.index ?? 0;
    words[BOUNDARY_COUNT / 4] = 0;
  }

  /** How many bytes are left. */
  room(): number {
    return TAPES - this.memoryWords()[EVENT_POINTER / 4]!;
  }

  /** How many events have been made, those of an outline included. */
  count(): number {
    return this.memoryWords()[EVENT_COUNT / 4]!;
  }

  /** The outline, to be copied before the code runs on; the marks that its places mean. */
  outline(marks: readonly number[]): PackedBoundaries {
    const words = this.memoryWords();
    return {
      units: new Uint16Array(words.buffer, EVENTS, (words[EVENT_POINTER / 4]! - EVENTS) / 2),
      count: words[BOUNDARY_COUNT / 4]!,
      marks,
      lastStamp: words[LAST_STAMP / 4]!,
      lastIndex: words[LAST_INDEX / 4]!,
    };
  }

  /** The words of the events, to be copied before the code runs on. */
  events(): Int32Array {
    const words = this.memoryWords();
    return words.subarray(EVENTS / 4, words[EVENT_POINTER / 4]! / 4);
  }

  /** Memory that has grown is another buffer. */
  private memoryWords(): Int32Array<ArrayBuffer> {
    if (this.words.buffer !== this.memory.buffer) this.words = new Int32Array(this.memory.buffer);
    return this.words;
  }
}
