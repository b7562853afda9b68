import type { TextSettings } from '../../cot/chain-of-thought.ts';
import { chainOfThought, type Solution } from '../../runs/solution.ts';
import { solveTask } from '../../tasks/task-subject.ts';
import type { Instance, QueryWording, Task } from '../../tasks/task.ts';
import { wordingsOf } from '../../tasks/wordings.ts';
import { OracleBuilder } from './oracle-builder.ts';
import type { OracleMap } from './piece.ts';
import { promptPlaces } from './prompt-places.ts';

/** Whose oracle map is asked for. */
export interface OracleRequest extends TextSettings {
  readonly task: Task;
  /** Parsed. */
  readonly instance: Instance;
  /** The id of the wording of the prompt; the task's first one where it is absent or the task has no such wording. */
  readonly wording?: string | undefined;
}

/** Between prompt and text. */
const BREAK = '\n';

function wordingNamed(task: Task, wanted: string | undefined): QueryWording {
  const wordings = wordingsOf(task);
  return wordings.find(({ id }) => id === wanted) ?? wordings[0]!;
}

/** The builder of a task's oracle map; `advance` until it returns false. */
export function oracleBuilder(
  { task, instance, wording, variant, arithmetic }: OracleRequest,
  solution: Solution = solveTask(task, instance),
): OracleBuilder {
  const asked = wordingNamed(task, wording);
  const query = asked.query(instance);
  const chain = chainOfThought(solution, { variant, arithmetic });
  return new OracleBuilder(solution, chain, query + BREAK, promptPlaces(task, instance, asked));
}

/** The oracle map of a task's text, made at once. */
export function oracleMap(request: OracleRequest, solution?: Solution): OracleMap {
  const builder = oracleBuilder(request, solution);
  while (builder.advance());
  return builder.map();
}
