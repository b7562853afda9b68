/** Wordings of queries: imported only by parts of the page that are loaded after the first view. */
import { fieldProblem } from '../../base/problems.ts';
import { wordingsOf } from '../../tasks/wordings.ts';
import { taskOf, type Selection } from '../links/selection.ts';

/** The question that a selection's text answers. */
export function queryOf(selection: Selection): string {
  const wordings = wordingsOf(taskOf(selection));
  const wording = wordings.find(({ id }) => id === selection.wording) ?? wordings[0]!;
  return wording.query(selection.traced.instance);
}

/** What is wrong with a selection's wording, as a sentence; undefined where the task has it. */
export function wordingProblem(selection: Selection): string | undefined {
  const { wording } = selection;
  const task = taskOf(selection);
  if (wording === undefined || wordingsOf(task).some(({ id }) => id === wording)) return undefined;
  return fieldProblem('wording', wording, `a wording of ${task.title}`).message;
}
