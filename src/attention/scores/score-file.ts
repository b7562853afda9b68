import type { DenseAttention, ProbeAttention } from '../files/attention-file.ts';
import { HeadCounter, measured } from './head-scores.ts';
import type { TokenRead } from './token-reads.ts';

/** Rows that are in memory at once: each has as many numbers as there are tokens. */
const ROWS_AT_ONCE = 256;

/** Scores every head of dense attention. `rest` is called after each head with the share that is done. */
export async function scoreDense(
  file: DenseAttention,
  reads: readonly TokenRead[],
  rest: (share: number) => Promise<void>,
): Promise<HeadCounter> {
  const counter = new HeadCounter(reads);
  const { layers, heads } = file;
  const positions = reads.map(({ row }) => row);
  for (let layer = 0; layer < layers; layer++)
    for (let head = 0; head < heads; head++) {
      const mass = new Float64Array(reads.length);
      const hit = new Uint8Array(reads.length);
      for (let from = 0; from < reads.length; from += ROWS_AT_ONCE) {
        const rows = await file.rows(layer, head, positions.slice(from, from + ROWS_AT_ONCE));
        rows.forEach((row, index) => {
          if (!row) return;
          const found = measured(row, reads[from + index]!);
          mass[from + index] = found.mass;
          hit[from + index] = found.hit ? 1 : 0;
        });
      }
      counter.add(layer, head, mass, hit);
      await rest((layer * heads + head + 1) / (layers * heads));
    }
  return counter;
}

/** Scores every head of a probe; `rows` are the numbers of its rows that belong to the reads. */
export function scoreProbe(
  { layers, heads, reads: count, mass, hit }: ProbeAttention,
  reads: readonly TokenRead[],
  rows: readonly number[],
): HeadCounter {
  const counter = new HeadCounter(reads);
  for (let layer = 0; layer < layers; layer++)
    for (let head = 0; head < heads; head++) {
      const at = (layer * heads + head) * count;
      counter.add(
        layer,
        head,
        Float64Array.from(rows, (row) => mass[at + row]!),
        Uint8Array.from(rows, (row) => (hit[at + row]! > 0 ? 1 : 0)),
      );
    }
  return counter;
}
