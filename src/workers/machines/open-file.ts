import { exportMachine, type ExchangeMachine } from '../../machine/table/exchange.ts';
import { describeExchange } from '../../machines/exchange-form.ts';
import { YAML } from '../../machines/formats/yaml/yaml.ts';
import { readMachine, type MachineFile } from '../../machines/read-machine.ts';
import { taskById } from '../../tasks/registry.ts';

/** A machine file that was read. */
interface ReadFile extends MachineFile {
  /** Of a task's machine its exchange form as the compiler has it; others are made from the description. */
  readonly exchange: ExchangeMachine | undefined;
}

/** A text with what it holds. */
interface Remembered {
  readonly text: string;
  readonly file: ReadFile;
}

/**
 * Remembers the file that was asked about last: it is read once, however much is asked about it. That of a task is remembered apart: the
 * page may still ask about the machine before, and its text alone is not enough to run a task's machine.
 */
export class OpenFile {
  private last: Remembered | undefined;
  private task: Remembered | undefined;

  /** What a text holds. */
  of(text: string): ReadFile {
    if (this.task?.text === text) return this.task.file;
    if (this.last?.text !== text) this.last = { text, file: { ...readMachine(text), exchange: undefined } };
    return this.last.file;
  }

  /**
   * The file of a task's machine with the task's example on its tapes, in the format that holds several tapes and whole groups of
   * symbols. Throws where there is no such task.
   */
  openTask(id: string): string {
    const task = taskById(id);
    if (!task) throw new Error(`There is no task "${id}".`);
    const exchange = exportMachine(task.machine());
    const described = describeExchange(exchange);
    const contents = task.encode(task.example);
    const machine = { ...described, input: described.tapes.map((tape) => [...(contents[tape] ?? [])]) };
    const written = YAML.write(machine);
    if (!written.ok) throw new Error(written.reason);
    this.task = { text: written.text, file: { format: YAML, machine, problems: [], exchange } };
    return written.text;
  }
}
