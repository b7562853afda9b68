import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { writeWhole } from './write-files.ts';

/** A file that is written line by line while other work goes on; nothing of it is there before its end. */
export class LineFile {
  private readonly lines = new PassThrough();
  private readonly written: Promise<void>;

  /** `option` is the one that named the file. */
  constructor(option: string, path: string) {
    this.written = writeWhole(path, this.lines, { option, alone: true });
    // Told by whoever adds the next line, or at the end.
    this.written.catch(() => undefined);
  }

  /** Adds text; waits while the disk is behind. Throws a `UsageProblem` where the file cannot be written. */
  async add(text: string): Promise<void> {
    if (this.lines.write(text)) return;
    await Promise.race([once(this.lines, 'drain'), this.written]);
  }

  /** Ends the file, which is there then. Throws a `UsageProblem` where it cannot be written. */
  async end(): Promise<void> {
    this.lines.end();
    await this.written;
  }

  /** Gives the file up: nothing of it is left. */
  async giveUp(): Promise<void> {
    this.lines.destroy(new Error('It was given up.'));
    await this.written.catch(() => undefined);
  }
}
