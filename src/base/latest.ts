/** “The newest wins”: of several questions asked one after another only the last one's answer is wanted. */
export class Latest {
  private newest = 0;

  /** Begins a question, which outdates all before it. The function that is returned tells whether it is still the newest. */
  begin(): () => boolean {
    const mine = ++this.newest;
    return () => mine === this.newest;
  }

  /** Outdates all questions begun so far. */
  cancel(): void {
    this.newest++;
  }
}
