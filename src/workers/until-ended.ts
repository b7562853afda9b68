/**
 * Questions to workers that may end: whoever waits for an answer is told the reason at once.
 *
 * A race against one promise that settles at the end would hold every answer for as long as the worker lives.
 */
export class UntilEnded {
  private readonly outstanding = new Set<(reason: Error) => void>();
  private reason: Error | undefined;

  /** The answer, or the reason of the end, whichever comes first; nothing is asked after the end. */
  ask<Answer>(question: () => Promise<Answer>): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.reason) return reject(this.reason);
      this.outstanding.add(reject);
      question()
        .then(resolve, reject)
        .finally(() => this.outstanding.delete(reject));
      return undefined;
    });
  }

  /** Tells everybody who waits the reason, now and from now on. The first reason stands. */
  end(reason: Error): void {
    if (this.reason) return;
    this.reason = reason;
    for (const reject of this.outstanding) reject(reason);
    this.outstanding.clear();
  }
}
