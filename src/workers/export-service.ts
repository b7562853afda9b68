import { singleFile } from '../dataset/data-files.ts';
import { DatasetRun } from '../dataset/dataset-run.ts';
import { planOf } from '../dataset/plan.ts';
import { select } from '../dataset/selection.ts';
import { isSound, type DatasetSettings } from '../dataset/settings.ts';

/** How far an export has come. */
export interface ExportProgress {
  readonly rows: number;
  readonly total: number;
  /** Bytes of UTF-8 so far. */
  readonly bytes: number;
}

/** Makes datasets away from the page. To cancel, the worker is ended: nothing has been written to disk by then. */
export class ExportService {
  /** The whole dataset as one file. Throws with a sentence when the settings or the range do not allow it. */
  async export(settings: DatasetSettings, tell: (progress: ExportProgress) => void | Promise<void>): Promise<Blob> {
    const plan = planOf(settings);
    if (!isSound(plan)) throw new Error(plan.map(({ message }) => message).join(' '));
    const selection = await select(plan);
    const file = singleFile(plan, selection, `dataset${plan.container.extension}`);
    const run = new DatasetRun(plan, selection, [file], {
      tell: ({ rows, total, bytes }) => tell({ rows, total, bytes }),
    });
    let parts: Uint8Array<ArrayBuffer>[] = [];
    // Blobs may live on disk, so finished stretches are handed to the browser instead of being held in memory.
    const stretches: Blob[] = [];
    let held = 0;
    for await (const chunk of run.fileBytes(file)) {
      parts.push(new Uint8Array(chunk));
      held += chunk.length;
      if (held <= STRETCH) continue;
      stretches.push(new Blob(parts));
      parts = [];
      held = 0;
    }
    run.proof();
    return new Blob([...stretches, ...parts], { type: 'application/jsonl' });
  }
}

const STRETCH = 8 * 1024 * 1024;
