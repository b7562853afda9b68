import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** Lines of a block; one that is read is unpacked as a whole. */
const BLOCK_LINES = 512;
/** The fastest packing: results repeat one another, so it still takes a tenth. */
const LEVEL = 1;

/** Lines of text that are kept packed until all are known: results of a hundred thousand samples would take a hundred megabytes. */
export class PackedLines {
  private readonly blocks: Uint8Array[] = [];
  private open: string[] = [];

  /** Adds a line without a line break in it. */
  add(line: string): void {
    this.open.push(line);
    if (this.open.length < BLOCK_LINES) return;
    this.blocks.push(deflateRawSync(this.open.join('\n'), { level: LEVEL }));
    this.open = [];
  }

  /** All lines in the order in which they were added. */
  *all(): Generator<string, void, undefined> {
    for (const block of this.blocks) yield* inflateRawSync(block).toString().split('\n');
    yield* this.open;
  }
}
