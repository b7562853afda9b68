import type { TextSettings } from '../../cot/chain-of-thought.ts';
import { chainOfThought, type Solution } from '../../runs/solution.ts';
import { solveTask } from '../../tasks/task-subject.ts';
import type { Instance, Task } from '../../tasks/task.ts';
import { OracleBuilder } from './oracle-builder.ts';
import type { OracleMap } from './piece.ts';
import { promptPlaces } from './prompt-places.ts';

/** Whose oracle map is asked for. */
export interface OracleRequest extends TextSettings {
  readonly task: Task;
  /** Parsed. */
  readonly instance: Instance;
  /** The id of the wording of the prompt. */
  readonly wording: string;
}

/** Between prompt and text. */
const BREAK = '\n';

/** The builder of a task's oracle map; `advance` until it returns false. */
export function oracleBuilder(
  { task, instance, wording, variant, arithmetic }: OracleRequest,
  solution: Solution = solveTask(task, instance),
): OracleBuilder {
  const query = task.wordings.find(({ id }) => id === wording)!.query(instance);
  const chain = chainOfThought(solution, { variant, arithmetic });
  return new OracleBuilder(solution, chain, query + BREAK, promptPlaces(task, instance, wording));
}

/** The oracle map of a task's text, made at once. */
export function oracleMap(request: OracleRequest, solution?: Solution): OracleMap {
  const builder = oracleBuilder(request, solution);
  while (builder.advance());
  return builder.map();
}
