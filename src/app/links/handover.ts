import type { PickedFile } from '../../workers/grading/blob-file.ts';

/** Files that one page makes for another: neither knows the other, and the shell gives both the same object. */
export class Handover {
  private files: readonly PickedFile[] = [];

  /** Leaves files for the page that is opened next; they take the place of those that were not taken. */
  give(files: readonly PickedFile[]): void {
    this.files = files;
  }

  /** Takes the files that were left; there are none a second time. */
  take(): readonly PickedFile[] {
    const { files } = this;
    this.files = [];
    return files;
  }
}

/** The address that opens the files which were handed over, to be graded. */
export const GRADE_HANDED_ADDRESS = '#page=grade&from=handed';
