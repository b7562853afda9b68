import * as v from 'valibot';
import { grouped } from '../../base/grouped.ts';
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

/** Problems of single instances that are told, the rest counted: a person mends the first few and tries again. */
const MOST_TOLD = 5;

/** Problems of one instance that are told. */
const MOST_OF_ONE = 3;

/** Instances as they are read, with what is wrong with those that are none. */
export class OwnInstanceReader {
  private readonly instances: OwnInstance[] = [];
  private readonly problems: FieldProblem[] = [];
  private wrong = 0;

  /** Takes the next instance, as parsed JSON; `place` says where it was read, such as `instances, line 3`. */
  take(came: unknown, place: string): void {
    const parsed = parseOwnInstance(came, place);
    if (!('field' in parsed)) this.instances.push(parsed);
    else if (++this.wrong <= MOST_TOLD) this.problems.push(parsed);
  }

  /** How many instances were sound so far. */
  get count(): number {
    return this.instances.length;
  }

  /** All that were read, or what is wrong: a few problems, and how many more there are. */
  result(): readonly OwnInstance[] | { readonly problems: readonly FieldProblem[] } {
    if (this.wrong === 0) return this.instances;
    const more = this.wrong - this.problems.length;
    if (more === 0) return { problems: this.problems };
    const message = `instances: ${grouped(more)} more ${more === 1 ? 'is' : 'are'} wrong; ${grouped(this.count)} of ${grouped(this.count + this.wrong)} are sound.`;
    return { problems: [...this.problems, { field: 'instances', message }] };
  }
}

/** Longest line in characters: the longest instances that tasks allow take some hundred thousand. */
const LONGEST_LINE = 5_000_000;

/** The lines of a file of own instances as they come: JSONL, one `{"task": …, "instance": …}` a line; other keys are left alone, empty lines too. */
export class InstanceLines {
  private readonly reader = new OwnInstanceReader();
  private rest = '';
  private line = 0;
  /** Whether the line that is being read is too long to be an instance. */
  private isTooLong = false;

  /** Takes the next part of the text, cut anywhere. */
  take(text: string): void {
    const lines = (this.rest + text).split('\n');
    this.rest = lines.pop()!;
    for (const line of lines) this.takeLine(line);
    if (this.rest.length <= LONGEST_LINE) return;
    // Nothing more of it is held: a file without line breaks would fill the memory.
    this.isTooLong = true;
    this.rest = '';
  }

  /** Ends the file: its instances, or what is wrong with it. */
  end(): { readonly instances: readonly OwnInstance[] } | readonly FieldProblem[] {
    this.takeLine(this.rest);
    const read = this.reader.result();
    if ('problems' in read) return read.problems;
    if (read.length > 0) return { instances: read };
    return [fieldProblem('instances', '', 'at least one line {"task": "…", "instance": {…}}')];
  }

  private takeLine(line: string): void {
    this.line++;
    if (this.isTooLong) {
      this.isTooLong = false;
      this.reader.take('', `instances, line ${this.line}, which is longer than ${grouped(LONGEST_LINE)} characters`);
    } else if (line.trim() !== '') this.reader.take(jsonOrText(line), `instances, line ${this.line}`);
  }
}

/** A whole file of own instances; see `InstanceLines`. */
export function parseInstancesFile(text: string): ReturnType<InstanceLines['end']> {
  const lines = new InstanceLines();
  lines.take(text);
  return lines.end();
}

/** One own instance, or what is wrong with it; `place` says where it is. */
export function parseOwnInstance(came: unknown, place: string): OwnInstance | FieldProblem {
  const line = v.safeParse(LINE, came);
  if (!line.success) return fieldProblem(place, came, '{"task": "…", "instance": {…}}');
  const task = taskById(line.output.task);
  if (!task) return fieldProblem(`${place}, task`, line.output.task, `one of ${TASKS.map(({ id }) => id).join(', ')}`);
  const parsed = parseInstance(task, line.output.instance);
  if (parsed.ok) return { task: task.id, instance: parsed.instance };
  return {
    field: 'instances',
    message: parsed.problems
      .slice(0, MOST_OF_ONE)
      .map(({ message }) => `${place}, ${message}`)
      .join(' '),
  };
}

/** Those of the instances that are on one side of the split. */
export function instancesOfSide(instances: readonly OwnInstance[], side: Side): readonly OwnInstance[] {
  return instances.filter(
    ({ task, instance }) => isForEvaluation(normalForm(taskById(task)!, instance)) === (side === 'eval'),
  );
}
