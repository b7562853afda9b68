import type { PackedBoundaries } from '../../marks/boundary-list.ts';
import type { EventLender } from '../../marks/event-lender.ts';
import type { EventLog } from '../../marks/event-log.ts';
import {
  BOUNDARIES,
  BOUNDARY_COUNT,
  BOUNDARY_POINTER,
  BOUNDARY_SIZE,
  EVENTS,
  EVENT_COUNT,
  EVENT_POINTER,
  EVENT_SIZE,
  LAST_EVENT,
  LAST_STAMP,
} from './layout.ts';

/** The buffer in linear memory into which the code writes all marks as events, with the boundaries among them, or only boundaries as an outline. */
export class EventBuffer implements EventLender {
  private readonly memory: WebAssembly.Memory;
  private readonly marks: readonly number[];
  private words: Int32Array<ArrayBuffer>;

  /** A buffer in this memory; `marks` holds the mark of each slot of an outline. */
  constructor(memory: WebAssembly.Memory, marks: readonly number[]) {
    this.memory = memory;
    this.marks = marks;
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

  get length(): number {
    return (this.memoryWords()[EVENT_POINTER / 4]! - EVENTS) / EVENT_SIZE;
  }

  get boundaryCount(): number {
    return (this.memoryWords()[BOUNDARY_POINTER / 4]! - BOUNDARIES) / BOUNDARY_SIZE;
  }

  /** The outline in the buffer, to be copied before the code runs on. */
  outline(): PackedBoundaries {
    const words = this.memoryWords();
    return {
      units: new Uint16Array(words.buffer, EVENTS, (words[EVENT_POINTER / 4]! - EVENTS) / 2),
      count: words[BOUNDARY_COUNT / 4]!,
      marks: this.marks,
      lastStamp: words[LAST_STAMP / 4]!,
      lastEvent: words[LAST_EVENT / 4]!,
    };
  }

  /** The boundaries among the events in the buffer, likewise. */
  boundaries(): PackedBoundaries {
    const words = this.memoryWords();
    const end = words[BOUNDARY_POINTER / 4]!;
    return {
      units: new Uint16Array(words.buffer, BOUNDARIES, (end - BOUNDARIES) / 2),
      count: this.boundaryCount,
      marks: this.marks,
      lastStamp: words[end / 4 - 2]!,
      lastEvent: words[end / 4 - 1]!,
    };
  }

  /** The events in the buffer in stored form, until the code runs on. */
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
