import type { FieldProblem } from '../../base/problems.ts';
import type { ExchangeMachine } from '../../machine/table/exchange.ts';
import { importMachine } from '../../machine/table/import-machine.ts';
import type { Machine } from '../../machine/table/machine.ts';
import { machineSubject } from '../../machines/machine-subject.ts';
import { transitionNarrations } from '../../machines/transition-narration.ts';
import type { Subject } from '../../runs/subject.ts';
import { taskById } from '../../tasks/registry.ts';
import { taskSubject } from '../../tasks/task-subject.ts';
import type { Task } from '../../tasks/task.ts';
import type { TraceRequest } from '../views/views.ts';

/** Machines from outside that are kept, so that one that is run again need not be compiled again; the one used least lately goes first. */
const MACHINES_KEPT = 4;

/** Makes what is asked for into subjects: the one place that knows tasks and machines of a person's own. */
export class Subjects {
  /** Machines from outside by their exchange form. */
  private readonly machines = new Map<string, Machine>();

  /** The subject of a request. Throws with a sentence where it cannot be run. */
  of(request: TraceRequest): Subject {
    if ('task' in request) return taskSubject(requireTask(request.task), request.instance);
    const { machine, ...input } = request;
    const made = machineSubject(this.imported(machine), input);
    if (!made.ok) throw new Error(sentences(made.problems));
    return made.subject;
  }

  /** The machine of a task, by its id, or one from outside. Throws with a sentence where there is none. */
  machine(of: string | ExchangeMachine): Machine {
    return typeof of === 'string' ? requireTask(of).machine() : this.imported(of);
  }

  /** The names of the kinds of atomic states that runs of a machine are cut into. Throws with a sentence where there is none. */
  kinds(of: string | ExchangeMachine): string[] {
    const narrations = typeof of === 'string' ? requireTask(of).narrations : transitionNarrations(this.imported(of));
    return [...new Set(narrations.map(({ kind }) => kind.name))];
  }

  /** The number of the tape that a task shows on the timeline first; undefined for a machine from outside. */
  timelineTape(of: string | ExchangeMachine): number | undefined {
    if (typeof of !== 'string') return undefined;
    const task = requireTask(of);
    return task.machine().tapes.findIndex(({ name }) => name === task.timelineTape);
  }

  private imported(exchange: ExchangeMachine): Machine {
    const key = JSON.stringify(exchange);
    let machine = this.machines.get(key);
    this.machines.delete(key);
    if (!machine) {
      const result = importMachine(exchange);
      if (!result.ok) throw new Error(sentences(result.problems));
      ({ machine } = result);
    }
    this.machines.set(key, machine);
    if (this.machines.size > MACHINES_KEPT) this.machines.delete(this.machines.keys().next().value!);
    return machine;
  }
}

/** The task with this id. Throws where there is none. */
export function requireTask(id: string): Task {
  const task = taskById(id);
  if (!task) throw new Error(`There is no task "${id}".`);
  return task;
}

const sentences = (problems: readonly FieldProblem[]): string => problems.map(({ message }) => message).join(' ');
