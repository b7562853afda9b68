/** Where a state begins and ends, and in which state it is nested. */
export interface StateBounds {
  /** The number of its `begin` mark. */
  readonly mark: number;
  readonly depth: number;
  /** The index of the enclosing state, −1 at depth 0. */
  readonly parent: number;
  /** The machine steps [firstStep, endStep) and the events [firstEvent, endEvent) belong to it. */
  readonly firstStep: number;
  readonly endStep: number;
  readonly firstEvent: number;
  readonly endEvent: number;
}
