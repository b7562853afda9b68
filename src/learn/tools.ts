/** What making questions needs from outside. */
export interface Tools {
  /** Counts the tokens of a text; the kind `tokens` needs it. */
  readonly countTokens: (text: string) => number;
}
