import type { PackedBoundaries } from '../../marks/boundary-list.ts';
import type { EventLog } from '../../marks/event-log.ts';
import { BOUNDARY_COUNT, EVENTS, EVENT_COUNT, EVENT_POINTER, LAST_EVENT, LAST_STAMP, TAPES } from './layout.ts';

/** The buffer in linear memory into which the code writes all marks as events, or only boundaries as an outline. */
export class EventBuffer {
  private readonly memory: WebAssembly.Memory;
  private words: Int32Array<ArrayBuffer>;

  constructor(memory: WebAssembly.Memory) {
    this.memory = memory;
    this.words = new Int32Array(memory.buffer);
  }

  /** Empties the buffer for events, or for the outline that follows the end of `log`. */
  clear(log?: EventLog): void {
    const words = this.memoryWords();
    words[EVENT_POINTER / 4] = EVENTS;
    words[EVENT_COUNT / 4] = log?.length ?? 0;
    words[LAST_STAMP / 4] = log?.lastBoundary.stamp ?? 0;
    words[LAST_EVENT / 4] = log?.lastBoundary.event ?? 0;
    words[BOUNDARY_COUNT / 4] = 0;
  }

  /** How many bytes are left. */
  room(): number {
    return TAPES - this.memoryWords()[EVENT_POINTER / 4]!;
  }

  /** How many events the log has after the outline in the buffer. */
  count(): number {
    return this.memoryWords()[EVENT_COUNT / 4]!;
  }

  /** The outline in the buffer, to be copied before the code runs on; `marks` holds the mark of each slot. */
  outline(marks: readonly number[]): PackedBoundaries {
    const words = this.memoryWords();
    return {
      units: new Uint16Array(words.buffer, EVENTS, (words[EVENT_POINTER / 4]! - EVENTS) / 2),
      count: words[BOUNDARY_COUNT / 4]!,
      marks,
      lastStamp: words[LAST_STAMP / 4]!,
      lastEvent: words[LAST_EVENT / 4]!,
    };
  }

  /** The events in the buffer in stored form, to be copied before the code runs on. */
  events(): Int32Array {
    const words = this.memoryWords();
    return words.subarray(EVENTS / 4, words[EVENT_POINTER / 4]! / 4);
  }

  /** The memory as words; growing it replaces its buffer. */
  private memoryWords(): Int32Array<ArrayBuffer> {
    if (this.words.buffer !== this.memory.buffer) this.words = new Int32Array(this.memory.buffer);
    return this.words;
  }
}
