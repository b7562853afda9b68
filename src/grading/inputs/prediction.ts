/** Why a model stopped writing, as far as the file says it. */
export type Stop = 'stop' | 'length' | 'error';

/** One output of a model with everything that the file says about it. */
export interface Prediction {
  /** Where it was read, as a message names it: `line 3`, `samples/a_epoch_1.json`. */
  readonly place: string;
  readonly output: string;
  /** What the model thought before it answered, where the file keeps that apart. */
  readonly reasoning?: string | undefined;
  /** The id of the example that was asked. */
  readonly id?: string | undefined;
  /** The prompt as it was sent, with whatever a chat template put around the query. */
  readonly prompt?: string | undefined;
  /** The text that was to be written, where the file repeats it. */
  readonly expected?: string | undefined;
  /** Columns of the example that the file carries along: task, instance, variant … */
  readonly columns?: Readonly<Record<string, unknown>> | undefined;
  readonly stop?: Stop | undefined;
  /** Which of several samples of one example it is, from 0. */
  readonly sample?: number | undefined;
  /** The model or run that wrote it. */
  readonly model?: string | undefined;
}

/** What a row of a file turned out to be: predictions, nothing that counts (`[]`), or a sentence about what is wrong. */
export type RowReading = readonly Prediction[] | string;

/**
 * One way in which a tool writes outputs down. A row is recognised by itself, whatever its file.
 *
 * To add one: put a file beside the others that recognises its rows and reads them, and add it to `registry.ts`.
 */
export interface InputFormat {
  readonly id: string;
  readonly title: string;
  /** Whether a row is of this format. */
  readonly takes: (row: Row) => boolean;
  readonly read: (row: Row, place: string) => RowReading;
}

/** A row of a file: an object of JSON, or the cells of a table by their columns. */
export type Row = Readonly<Record<string, unknown>>;
