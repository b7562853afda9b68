import * as v from 'valibot';
import { jsonOrText } from '../../base/json.ts';
import { fieldProblem, type FieldProblem } from '../../base/problems.ts';
import { normalForm, parseInstance } from '../../tasks/instance.ts';
import { TASKS, taskById } from '../../tasks/registry.ts';
import type { Instance } from '../../tasks/task.ts';
import { isForEvaluation } from '../draw/hash.ts';
import type { Side } from '../draw/part.ts';

/** An instance that a person brought along: from a file, or kept from the Trace page. */
export interface OwnInstance {
  readonly task: string;
  readonly instance: Instance;
}

const LINE = v.object({ task: v.string(), instance: v.unknown() });

/** A file of own instances: JSONL, one `{"task": …, "instance": …}` a line; other keys are left alone, empty lines too. */
export function parseInstancesFile(
  text: string,
): { readonly instances: readonly OwnInstance[] } | readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  const instances: OwnInstance[] = [];
  text.split(/\r?\n/).forEach((line, number) => {
    if (line.trim() === '') return;
    const parsed = parseOwnInstance(jsonOrText(line), `instances, line ${number + 1}`);
    if ('field' in parsed) problems.push(parsed);
    else instances.push(parsed);
  });
  if (problems.length > 0) return problems;
  if (instances.length === 0)
    return [fieldProblem('instances', '', 'at least one line {"task": "…", "instance": {…}}')];
  return { instances };
}

/** One own instance, or what is wrong with it; `place` says where it is. */
export function parseOwnInstance(came: unknown, place: string): OwnInstance | FieldProblem {
  const line = v.safeParse(LINE, came);
  if (!line.success) return fieldProblem(place, came, '{"task": "…", "instance": {…}}');
  const task = taskById(line.output.task);
  if (!task) return fieldProblem(`${place}, task`, line.output.task, `one of ${TASKS.map(({ id }) => id).join(', ')}`);
  const parsed = parseInstance(task, line.output.instance);
  if (parsed.ok) return { task: task.id, instance: parsed.instance };
  return { field: 'instances', message: parsed.problems.map(({ message }) => `${place}, ${message}`).join(' ') };
}

/** Those of the instances that are on one side of the split. */
export function instancesOfSide(instances: readonly OwnInstance[], side: Side): readonly OwnInstance[] {
  return instances.filter(
    ({ task, instance }) => isForEvaluation(normalForm(taskById(task)!, instance)) === (side === 'eval'),
  );
}
