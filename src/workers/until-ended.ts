/**
 * Questions to workers that may end: all that are unanswered are then rejected with the reason at once.
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

  /** Rejects all unanswered and all later questions with the reason; a second reason is ignored. */
  end(reason: Error): void {
    if (this.reason) return;
    this.reason = reason;
    for (const reject of this.outstanding) reject(reason);
    this.outstanding.clear();
  }
}
