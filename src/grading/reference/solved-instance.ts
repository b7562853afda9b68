import type { TextSettings } from '../../cot/chain-of-thought.ts';
import { canonicalInstance } from '../../tasks/instance.ts';
import { chainOfThought, type Solution } from '../../runs/solution.ts';
import { solveTask } from '../../tasks/task-subject.ts';
import type { Instance, Task } from '../../tasks/task.ts';
import type { VariantId } from '../../cot/variants.ts';
import { formKey } from './text-form.ts';
import { runsOf, type KindRun } from './kind-runs.ts';
import { ReferenceText, writtenText, type WrittenText } from './reference-text.ts';
import { TextLines } from './text-lines.ts';

/** Variants that show all states of their depth. */
const SHOW_EVERY_STATE: ReadonlySet<VariantId> = new Set([
  'tail',
  'tail-styled',
  'without-memory-fetcher',
  'turing-program',
]);

/** An instance with its run and its texts; each is made when first asked for and shared by all outputs for the instance. */
export class SolvedInstance {
  readonly task: Task;
  readonly instance: Instance;
  /** The instance in its one spelling. */
  readonly canonical: string;
  private readonly texts = new Map<string, WrittenText>();
  private readonly lineLists = new Map<string, TextLines>();
  private readonly references = new Map<string, ReferenceText>();
  private readonly kindRuns = new Map<string, readonly KindRun[]>();
  private solved: Solution | undefined;

  constructor(task: Task, instance: Instance) {
    this.task = task;
    this.instance = instance;
    this.canonical = canonicalInstance(task, instance);
  }

  /** The run of the task's machine. */
  get solution(): Solution {
    return (this.solved ??= solveTask(this.task, this.instance));
  }

  /** The whole text in a form. */
  text(form: TextSettings): string {
    return this.written(form).text;
  }

  /** The lines of a form's text. */
  lines(form: TextSettings): TextLines {
    const key = formKey(form);
    let lines = this.lineLists.get(key);
    if (!lines) {
      lines = new TextLines(this.text(form));
      this.lineLists.set(key, lines);
    }
    return lines;
  }

  /** The whole text in a form, with what every stretch of it is. */
  reference(form: TextSettings): ReferenceText {
    const key = formKey(form);
    let reference = this.references.get(key);
    if (!reference) {
      const cot = chainOfThought(this.solution, form);
      reference = new ReferenceText(cot, this.written(form), this.lines(form), this.placesOf(form));
      this.references.set(key, reference);
    }
    return reference;
  }

  /** The kinds of the states that a form shows, in order. */
  kinds(form: TextSettings): readonly KindRun[] {
    const key = formKey(form);
    let kinds = this.kindRuns.get(key);
    if (!kinds) {
      kinds = runsOf(this.kindNames(form));
      this.kindRuns.set(key, kinds);
    }
    return kinds;
  }

  private written(form: TextSettings): WrittenText {
    const key = formKey(form);
    let written = this.texts.get(key);
    if (!written) {
      written = writtenText(chainOfThought(this.solution, form));
      this.texts.set(key, written);
    }
    return written;
  }

  /** How many states a form shows before a position, where that follows from the run alone. */
  private placesOf({ variant, arithmetic }: TextSettings): ((position: number) => number) | undefined {
    const { trace } = this.solution;
    if (!SHOW_EVERY_STATE.has(variant)) return undefined;
    if (arithmetic === 'folded') return (position) => position;
    return (position) => (position === trace.outerLength ? trace.length : trace.outerIndex(position));
  }

  private *kindNames(form: TextSettings): Generator<string, void, undefined> {
    const { trace } = this.solution;
    // Forms that show every state need no text for this.
    if (!SHOW_EVERY_STATE.has(form.variant)) {
      for (const { state } of this.reference(form).eachState()) yield state.kind.name;
    } else if (form.arithmetic === 'unfolded') {
      for (let index = 0; index < trace.length; index++) yield trace.kindOf(index).name;
    } else {
      for (let position = 0; position < trace.outerLength; position++)
        yield trace.kindOf(trace.outerIndex(position)).name;
    }
  }

  /** Characters that are held, as a measure of memory. */
  get size(): number {
    let size = 0;
    for (const [key, { text }] of this.texts) size += text.length * (this.lineLists.has(key) ? 3 : 1);
    // Pieces and states take about sixty times the characters that they are of.
    for (const reference of this.references.values()) size += 60 * reference.size;
    return size;
  }
}
