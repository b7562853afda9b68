import type { Prediction } from '../inputs/prediction.ts';
import { exampleOfColumns, exampleOfId, withFormOfId, withHints, type GradedExample } from './example.ts';
import type { KnownExamples } from './known-examples.ts';

/** How an output was joined with what was asked. */
export const WAYS_OF_JOINING = {
  record: 'the record beside the output',
  data: 'the id, in the dataset that was given',
  id: 'the id alone, which names task, range, seed and index',
  query: 'the query in the prompt, found in the dataset that was given',
  text: 'the text that was to be written, found in the dataset that was given',
  order: 'the order of the lines, which are as many as the dataset has examples',
} as const;

/** The id of a way of joining. */
export type WayOfJoining = keyof typeof WAYS_OF_JOINING;

/** An output with what was asked. */
export interface Joined {
  readonly example: GradedExample;
  readonly how: WayOfJoining;
}

/**
 * Finds what an output answers: from the record beside it, by its id, by the query in its prompt, by the text that was to be written. A
 * sentence says why none of these told it.
 */
export function join(prediction: Prediction, known: KnownExamples | undefined): Joined | string {
  const { id, prompt, expected, columns = {}, place } = prediction;
  const fromRecord = exampleOfColumns(columns, id ?? place);
  if (typeof fromRecord === 'string') return `${place}, ${fromRecord}`;
  if (fromRecord) return { example: withFormOfId(fromRecord), how: 'record' };
  const found = ((): Joined | undefined => {
    const inData = id === undefined ? undefined : known?.withId(id);
    if (inData) return { example: inData, how: 'data' };
    const ofId = id === undefined ? undefined : exampleOfId(id);
    // An id of another version may draw another instance: what was asked tells.
    if (ofId && (prompt === undefined || prompt.includes(ofId.query!))) return { example: ofId, how: 'id' };
    const asked = prompt === undefined ? undefined : known?.askedIn(prompt);
    if (asked) return { example: asked, how: 'query' };
    const ofText = expected === undefined ? undefined : known?.withText(expected);
    return ofText && { example: ofText, how: 'text' };
  })();
  if (found) return { ...found, example: withHints(found.example, columns) };
  const came = id === undefined ? 'no id' : `the id "${id}"`;
  const hint = known
    ? 'the dataset has neither this id nor its query'
    : 'give the dataset, or records with task and instance';
  return `${place}: got ${came}, and what was asked is not known; ${hint}.`;
}
