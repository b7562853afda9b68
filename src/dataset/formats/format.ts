import type { Column, Row } from '../columns.ts';
import type { Example } from '../record.ts';

/**
 * A way of writing an example for a tool that trains or evaluates.
 *
 * To add one: put a file beside this one that says its columns and makes a row of them, and add it to `registry.ts`. Containers,
 * folder, card and command line take it from there; `formats.test.ts` checks that its rows have its columns.
 */
export interface Format {
  readonly id: string;
  /** Who reads it. */
  readonly summary: string;
  /** The columns of every row, in order. */
  readonly columns: readonly Column[];
  /** The row of an example; its keys are the columns, in their order. */
  readonly row: (example: Example) => Row;
  /**
   * Of a format that is not trained on as a chat: the texts of a row that a trainer tokenizes one by one, the prompt first, then its steps
   * with a separator after each.
   */
  readonly stretches?: (row: Row) => Iterable<string>;
}
