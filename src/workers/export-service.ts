import { jsonLines } from '../dataset/generate.ts';
import { isPlan, planOf, type ExportSettings } from '../dataset/settings.ts';

/** How far an export has come. */
export interface ExportProgress {
  readonly rows: number;
  readonly total: number;
  /** Bytes of UTF-8 so far. */
  readonly bytes: number;
}

/** Progress is told at most this often, in milliseconds. */
const TELL_EVERY = 100;

/** Makes datasets away from the page. To cancel, the worker is ended: nothing has been written to disk by then. */
export class ExportService {
  /** The whole dataset as one file. Throws with a sentence when the settings or the range do not allow it. */
  async export(settings: ExportSettings, tell: (progress: ExportProgress) => void | Promise<void>): Promise<Blob> {
    const plan = planOf(settings);
    if (!isPlan(plan)) throw new Error(plan.map(({ message }) => message).join(' '));
    const total = plan.count * plan.parts.length;
    const encoder = new TextEncoder();
    let parts: Uint8Array<ArrayBuffer>[] = [];
    // Blobs may live on disk, so finished stretches are handed to the browser instead of being held in memory.
    const stretches: Blob[] = [];
    let rows = 0;
    let bytes = 0;
    let held = 0;
    let told = performance.now();
    for (const line of jsonLines(plan)) {
      const encoded = encoder.encode(line);
      parts.push(encoded);
      rows++;
      bytes += encoded.length;
      held += encoded.length;
      if (held > STRETCH) {
        stretches.push(new Blob(parts));
        parts = [];
        held = 0;
      }
      if (performance.now() - told > TELL_EVERY) {
        await tell({ rows, total, bytes });
        told = performance.now();
      }
    }
    await tell({ rows, total, bytes });
    return new Blob([...stretches, ...parts], { type: 'application/jsonl' });
  }
}

const STRETCH = 8 * 1024 * 1024;
