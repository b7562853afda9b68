import * as v from 'valibot';
import type { Json } from '../base/json.ts';
import { fieldProblem, type FieldProblem } from '../base/problems.ts';
import type { Field } from './fields.ts';
import { typedValue } from './typed-value.ts';
import type { Instance, Task } from './task.ts';

/** A parsed instance, or everything that is wrong with what came. */
export type ParsedInstance =
  | { readonly ok: true; readonly instance: Instance }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/** Parses an instance of a task from outside: a link, a file, a form, the command line. */
export function parseInstance(task: Task, came: unknown): ParsedInstance {
  if (typeof came !== 'object' || came === null || Array.isArray(came)) {
    const keys = Object.keys(task.fields).join(', ');
    return { ok: false, problems: [fieldProblem('instance', came, `an object with the fields ${keys}`)] };
  }
  const record = new Map<string, unknown>(Object.entries(came));
  const problems: FieldProblem[] = [];
  const instance: Record<string, Json> = {};
  for (const [name, field] of Object.entries(task.fields)) {
    const parsed = v.safeParse(field.schema, record.get(name));
    if (parsed.success) instance[name] = parsed.output;
    else problems.push(problemOf(name, record.get(name), field));
  }
  for (const name of record.keys())
    if (!Object.hasOwn(task.fields, name))
      problems.push(fieldProblem(name, record.get(name), `only the fields ${Object.keys(task.fields).join(', ')}`));
  if (problems.length > 0) return { ok: false, problems };
  const problem = task.rule?.(instance);
  return problem ? { ok: false, problems: [problem] } : { ok: true, instance };
}

/** What is wrong with a field: the part that is to blame, where there is one, else the whole value. */
function problemOf(
  name: string,
  came: unknown,
  { allowed, blame }: Pick<Field<unknown>, 'allowed' | 'blame'>,
): FieldProblem {
  const part = blame?.(came);
  return part
    ? { ...fieldProblem(`${name}, ${part.place}`, part.came, part.allowed), field: name }
    : fieldProblem(name, came, allowed);
}

/** Parses an instance that was typed into a form, one string a field. */
export function parseTyped(task: Task, typed: Readonly<Record<string, string>>): ParsedInstance {
  const values = Object.entries(task.fields).map(
    ([name, field]) => [name, typedValue(field.input, typed[name] ?? '')] as const,
  );
  return parseInstance(task, Object.fromEntries(values));
}

/** The one way of writing an instance as JSON: keys in the order of the task's fields, no spaces. */
export function canonicalInstance(task: Task, instance: Instance): string {
  return JSON.stringify(Object.fromEntries(Object.keys(task.fields).map((name) => [name, instance[name]])));
}

/**
 * The canonical JSON of an instance in its task's one order of operands, edges, items …: equal for *twins*, which are the same problem
 * with its parts in another order. Its hash decides the split.
 */
export function normalForm(task: Task, instance: Instance): string {
  return canonicalInstance(task, task.normalized?.(instance) ?? instance);
}
