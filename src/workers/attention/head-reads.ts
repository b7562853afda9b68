import type { AttentionFile } from '../../attention/files/attention-file.ts';
import { measured } from '../../attention/scores/head-scores.ts';
import type { TokenRead } from '../../attention/scores/token-reads.ts';
import type { HeadName, HeadRead } from './attention-views.ts';

/** What the heads of a model do at the reads of a map. */
export class HeadReads {
  private readonly file: AttentionFile;
  private readonly reads: ReadonlyMap<number, TokenRead>;
  /** The row of a probe for each piece that it asked for. */
  private readonly rows: ReadonlyMap<number, number>;

  /** `reads` are those that are scored; of a probe `rows` are their rows in it. */
  constructor(file: AttentionFile, reads: readonly TokenRead[], rows: readonly number[] = []) {
    this.file = file;
    this.reads = new Map(reads.map((read) => [read.piece, read]));
    this.rows = new Map(rows.map((row, index) => [reads[index]!.piece, row]));
  }

  /** What a head of a probe does at a piece; undefined where the probe has not asked for it, and where the file is none. */
  probedAt({ layer, head }: HeadName, piece: number): HeadRead | undefined {
    const row = this.rows.get(piece);
    if (row === undefined || this.file.kind !== 'probe') return undefined;
    const at = (layer * this.file.heads + head) * this.file.reads + row;
    return { mass: this.file.mass[at]!, isHit: this.file.hit[at]! > 0 };
  }

  /** What a head does at a piece; undefined where it is not known. */
  async at(head: HeadName, piece: number): Promise<HeadRead | undefined> {
    if (this.file.kind === 'probe') return this.probedAt(head, piece);
    const read = this.reads.get(piece);
    if (!read) return undefined;
    const [row] = await this.file.rows(head.layer, head.head, [read.row]);
    if (!row) return undefined;
    const { mass, hit } = measured(row, read);
    return { mass, isHit: hit };
  }
}
