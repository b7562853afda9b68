import { grouped } from '../../base/grouped.ts';
import type { FieldProblem } from '../../base/problems.ts';
import { fieldProblem } from '../../base/problems.ts';
import { startEngine } from '../../machine/engines/start-engine.ts';
import { DEFAULT_STEP_LIMIT } from '../../machine/recording/recorded-run.ts';
import { candidate } from '../draw/candidate.ts';
import type { DrawnPart } from '../draw/part.ts';
import type { Unfinished } from './settings.ts';

/**
 * The greatest length at which every one of 20 draws answered within `DEFAULT_STEP_LIMIT` steps, a little rounded down, by task. Tasks
 * that are missing here answer at every length that is drawn. Beyond it some draws answer, and soon none does.
 */
const REACH: Readonly<Record<string, number>> = {
  'large-number-division': 1000,
  'bubble-sort': 750,
  derangement: 840,
  dijkstra: 350,
  'multi-machine-schedule': 340,
  lcs: 460,
  'levenshtein-distance': 440,
  'permutation-combination': 17,
  'palindrome-combination': 20,
};

/** Draws of a range's greatest length that are run to see whether they answer within a step limit of one's own. */
const PROBES = 2;

/** What is to be said of a part whose instances may not answer within the step limit, before anything is drawn. */
export function reachWords(
  part: DrawnPart,
  { stepLimit, unfinished }: { readonly stepLimit: number; readonly unfinished: Unfinished },
): { readonly problem?: FieldProblem; readonly note?: string } {
  const reach = REACH[part.task.id];
  if (stepLimit >= DEFAULT_STEP_LIMIT && (reach === undefined || part.range.to <= reach)) return {};
  const { task, range } = part;
  const isUsual = stepLimit === DEFAULT_STEP_LIMIT;
  if (!isUsual && probesAnswer(part, stepLimit)) return {};
  const within = `within ${grouped(stepLimit)} machine steps`;
  const answers = isUsual
    ? `${task.title} answers ${within} up to length ${grouped(reach!)}`
    : `${task.title} does not answer ${within} at length ${grouped(range.to)}`;
  if (unfinished === 'leave-out')
    return { note: `${answers}; what does not answer in range ${range.name} is left out and counted.` };
  const shorter = isUsual ? `lengths up to ${reach!}` : 'shorter lengths';
  const { message } = fieldProblem(
    'range',
    range.name,
    `${shorter}, for ${answers}; or a larger step limit; or leaving out what does not answer (on the command line --step-limit, --unfinished leave-out)`,
  );
  return { problem: { field: 'range', message } };
}

/** Whether the first draws of a range's greatest length answer. */
function probesAnswer({ task, range: { to } }: DrawnPart, stepLimit: number): boolean {
  const longest = { name: `${to}-${to}`, from: to, to };
  for (let index = 0; index < PROBES; index++) {
    const engine = startEngine(task.machine(), task.encode(candidate(task, longest, 0, index).instance));
    engine.run(stepLimit);
    if (engine.outcome.kind !== 'accepted') return false;
  }
  return true;
}
