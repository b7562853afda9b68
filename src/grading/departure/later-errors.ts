/** States after the first departure that are not as the run has them, judged from the model's own state. */
export interface LaterErrors {
  /** Right, given the operands that the model wrote. */
  readonly consequence: number;
  /** Wrong even so. */
  readonly independent: number;
  /** Those of which that cannot be said. */
  readonly unknown: number;
}
