/**
 * Does one thing at a time, and next the newest of what was asked for meanwhile: whatever is asked often is begun at once, and never
 * piles up.
 */
export class NewestNext {
  private isBusy = false;
  private next: (() => Promise<void>) | undefined;

  /** Begins the work now, or when what goes on is done; then work that was asked for before it and not begun is left out. */
  ask(work: () => Promise<void>): void {
    this.next = work;
    if (!this.isBusy) void this.goOn();
  }

  /** Leaves out what is not begun. */
  cancel(): void {
    this.next = undefined;
  }

  private async goOn(): Promise<void> {
    this.isBusy = true;
    try {
      while (this.next) {
        const work = this.next;
        this.next = undefined;
        await work();
      }
    } finally {
      this.isBusy = false;
    }
  }
}
