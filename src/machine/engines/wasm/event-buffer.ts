import type { PackedBoundaries } from '../../marks/boundary-list.ts';
import type { EventLog } from '../../marks/event-log.ts';
import {
  BOUNDARIES,
  BOUNDARY_COUNT,
  BOUNDARY_POINTER,
  EVENTS,
  EVENT_COUNT,
  EVENT_POINTER,
  LAST_EVENT,
  LAST_STAMP,
} from './layout.ts';

/** The buffer in linear memory into which the code writes all marks as events, with the boundaries among them, or only boundaries as an outline. */
export class EventBuffer {
  private readonly memory: WebAssembly.Memory;
  private words: Int32Array<ArrayBuffer>;

  constructor(memory: WebAssembly.Memory) {
    this.memory = memory;
    this.words = new Int32Array(memory.buffer);
  }

  /** Empties the buffer for what follows the end of `log`: events or an outline. */
  clear(log?: EventLog): void {
    const words = this.memoryWords();
    words[EVENT_POINTER / 4] = EVENTS;
    words[BOUNDARY_POINTER / 4] = BOUNDARIES;
    words[EVENT_COUNT / 4] = log?.length ?? 0;
    words[LAST_STAMP / 4] = log?.lastBoundary.stamp ?? 0;
    words[LAST_EVENT / 4] = log?.lastBoundary.event ?? 0;
    words[BOUNDARY_COUNT / 4] = 0;
  }

  /** How many bytes are left for events, or for an outline. */
  room(): number {
    return BOUNDARIES - this.memoryWords()[EVENT_POINTER / 4]!;
  }

  /** How many events the log has after the outline in the buffer. */
  count(): number {
    return this.memoryWords()[EVENT_COUNT / 4]!;
  }

  /** The outline in the buffer, to be copied before the code runs on; `marks` holds the mark of each slot. */
  outline(marks: readonly number[]): PackedBoundaries {
    return this.packed(EVENTS, EVENT_POINTER, marks);
  }

  /** The boundaries among the events in the buffer, likewise. */
  boundaries(marks: readonly number[]): PackedBoundaries {
    return this.packed(BOUNDARIES, BOUNDARY_POINTER, marks);
  }

  /** The events in the buffer in stored form, until the code runs on. */
  events(): Int32Array {
    const words = this.memoryWords();
    return words.subarray(EVENTS / 4, words[EVENT_POINTER / 4]! / 4);
  }

  private packed(from: number, pointer: number, marks: readonly number[]): PackedBoundaries {
    const words = this.memoryWords();
    return {
      units: new Uint16Array(words.buffer, from, (words[pointer / 4]! - from) / 2),
      count: words[BOUNDARY_COUNT / 4]!,
      marks,
      lastStamp: words[LAST_STAMP / 4]!,
      lastEvent: words[LAST_EVENT / 4]!,
    };
  }

  /** The memory as words; growing it replaces its buffer. */
  private memoryWords(): Int32Array<ArrayBuffer> {
    if (this.words.buffer !== this.memory.buffer) this.words = new Int32Array(this.memory.buffer);
    return this.words;
  }
}
