import { create } from 'zustand';
import type { Progress } from '../../../dataset/control.ts';

/** How far an export is, since when it has been at this stage, when that was told, and what stops it. */
export interface ExportState {
  readonly progress: Progress;
  /** Milliseconds, as `performance.now()` counts them. */
  readonly since: number;
  readonly now: number;
  readonly abort: AbortController;
}

interface ExportStore {
  /** Undefined while nothing is exported. */
  readonly running: ExportState | undefined;
  /** How the last one ended, as a sentence. */
  readonly said: { readonly sentence: string; readonly isProblem: boolean } | undefined;
}

/** The export that is under way; it goes on while other pages are looked at. */
export const useExport = create<ExportStore>(() => ({ running: undefined, said: undefined }));
