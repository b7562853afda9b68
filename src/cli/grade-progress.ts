import { grouped } from '../base/grouped.ts';
import type { Graded } from '../grading/grader.ts';
import type { OutputFile } from '../grading/inputs/files/output-file.ts';

/** Milliseconds between two lines: more often nobody can read them. */
const TELL_EVERY_MS = 250;

/** Back to the beginning of the line, and take away what is on it (ECMA-48: erase in line). */
const OVER = '\r\u{1b}[K';

/** Tells on a terminal how far grading is, in one line that is written over again and again; tells nothing anywhere else. */
export class GradeProgress {
  private readonly terminal: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>;
  private readonly total: number;
  private bytes = 0;
  private graded = 0;
  private right = 0;
  private told = 0;

  /** `total` are the bytes of all files. */
  constructor(total: number, terminal: Pick<NodeJS.WriteStream, 'isTTY' | 'write'> = process.stderr) {
    this.total = total;
    this.terminal = terminal;
  }

  /** A file whose bytes are counted as they are read. */
  counted(file: OutputFile): OutputFile {
    return { ...file, chunks: () => this.countedChunks(file.chunks()) };
  }

  /** Notes what was graded, and tells it now and then. */
  add(graded: readonly Graded[]): void {
    this.graded += graded.length;
    for (const { result } of graded) if (result.correct) this.right++;
    const now = performance.now();
    if (!this.terminal.isTTY || now - this.told < TELL_EVERY_MS) return;
    this.told = now;
    const read = Math.floor((100 * this.bytes) / Math.max(1, this.total));
    const share = this.graded === 0 ? '' : `, ${((100 * this.right) / this.graded).toFixed(2)} % right so far`;
    this.terminal.write(`${OVER}${read} % read, ${grouped(this.graded)} outputs graded${share}; Ctrl-C stops`);
  }

  /** Takes the line away. */
  end(): void {
    if (this.terminal.isTTY) this.terminal.write(OVER);
  }

  private async *countedChunks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const chunk of chunks) {
      // A file may be read twice: to count its outputs.
      this.bytes = Math.min(this.total, this.bytes + chunk.length);
      yield chunk;
    }
  }
}
