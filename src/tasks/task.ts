import type { FieldProblem } from '../base/problems.ts';
import type { Json } from '../base/json.ts';
import type { Random } from '../base/random.ts';
import type { Equation } from '../cot/composition.ts';
import type { Narration } from '../cot/narration.ts';
import { compile } from '../machine/compiler/compile.ts';
import type { TapeContents } from '../machine/engines/engine.ts';
import type { Machine } from '../machine/table/machine.ts';
import type { Program } from '../machine/language/program.ts';
import type { Drawing } from '../runs/drawing/drawing.ts';
import type { AtomicState } from '../trace/atomic-state.ts';
import type { Field } from './fields.ts';

/** The eight algorithm classes of the paper, by id. */
export const ALGORITHM_CLASSES = {
  simulation: 'Simulation',
  recursion: 'Recursion',
  iteration: 'Iteration',
  greedy: 'Greedy',
  enumeration: 'Enumeration',
  dp: 'Dynamic programming',
  'divide-and-conquer': 'Divide & conquer',
  backtracking: 'Backtracking',
} as const;

/** The id of an algorithm class. */
export type AlgorithmClass = keyof typeof ALGORITHM_CLASSES;

/** The least and the greatest length of a range, both included. */
export interface LengthRange {
  readonly from: number;
  readonly to: number;
}

/** The three ranges of the paper: models are trained on S and evaluated on S, M and L. */
export type PaperRange = 'S' | 'M' | 'L';

/** An instance of a task as plain JSON: what a person types, what a link carries, what a record stores. */
export type Instance = Readonly<Record<string, Json>>;

/** One way of asking. The id is stable: records name it. `wordings.ts` has those of every task. */
export interface QueryWording<Of = Instance> {
  readonly id: string;
  /** Asks with an everyday story. */
  readonly story?: boolean;
  readonly query: (instance: Of) => string;
}

/** Everything that a task is; one file a task says all of it, but for its wordings and the machine of a long one. */
export interface TaskDefinition<Of extends Instance> {
  // What it is, and its instances.
  readonly id: string;
  readonly title: string;
  readonly algorithmClass: AlgorithmClass;
  /** What is computed, in one sentence. */
  readonly summary: string;
  /** What `length` counts, to be read after “length:”. */
  readonly lengthMeaning: string;
  readonly ranges: Readonly<Record<PaperRange, LengthRange>>;
  /** The shortest length that can be drawn, where that is not 1. */
  readonly shortest?: number;
  /** The greatest length that an instance can have, where there is one. */
  readonly longest?: number;
  /** A small instance to look at first. */
  readonly example: Of;
  readonly fields: { readonly [Key in keyof Of]: Field<Of[Key]> };
  /** A condition between fields; says what is wrong. */
  readonly rule?: (instance: Of) => FieldProblem | undefined;
  readonly length: (instance: Of) => number;
  /**
   * The instance that stands for all that differ from it only in an order that changes neither the problem nor its difficulty: the
   * operands of a sum, the edges of a graph, the items of a knapsack. Its hash decides the split (`normalForm`). A task without it has
   * no such order; `docs/decisions/hash-splits.md` says of each why.
   */
  readonly normalized?: (instance: Of) => Of;
  /** Draws an instance whose length is in the range. */
  readonly sample: (random: Random, range: LengthRange) => Of;
  /** How many normal forms have a length in the range, where that is few enough to matter (below 10⁶); else undefined. */
  readonly capacity?: (range: LengthRange) => number | undefined;
  /** Whether an answer is right, however it is spelt; computed without the machine. */
  readonly check: (instance: Of, answer: string) => boolean;

  // Its machine.
  /** Writes the tape program; called once. */
  readonly program: () => Program;
  /** What the tapes hold before the first step. */
  readonly encode: (instance: Of) => TapeContents;
  /** The tape that holds the answer, as its canonical string, when the machine has accepted. */
  readonly outputTape: string;

  /** The tape whose head and cells show the algorithm at work, by name: what the timeline shows first. */
  readonly timelineTape: string;

  // Its text.
  readonly narrations: readonly Narration[];
  /**
   * Whether this atomic state (at depth 0) is the last of a pass through the task's loop – a row of a table, a pass over a list.
   * The variant without atomic states shows one state a pass.
   */
  readonly endsPass: (state: AtomicState) => boolean;
  /** The tapes that the algorithm keeps its memory on, by name: what the variant `turing-program` copies at every atomic state. */
  readonly memory: readonly string[];
  /** How the problem is drawn from the tapes. */
  readonly drawing: Drawing;
  /** Where the operands are fetched, if the task is one equation; the variants that write the equation alone need it. */
  readonly equation?: Equation;
}

/** A task with its instances seen as plain JSON, so that all tasks are of one type. Instances must have been parsed. */
export interface Task extends Omit<TaskDefinition<Instance>, 'program' | 'fields'> {
  readonly fields: Readonly<Record<string, Field<Json>>>;
  /** The compiled machine: one object for all instances and lengths, made when first asked for. */
  readonly machine: () => Machine;
}

/** Makes a task of its definition. */
export function defineTask<Of extends Instance>(definition: TaskDefinition<Of>): Task {
  const { program, ...rest } = definition;
  let machine: Machine | undefined;
  // Only parsed instances reach these functions (`parseInstance`), so reading them as `Of` is safe.
  const task = rest as unknown as Omit<Task, 'machine'>;
  return { ...task, machine: () => (machine ??= compile(program())) };
}
