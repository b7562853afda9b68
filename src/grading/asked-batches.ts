import type { Graded } from './grader.ts';
import { askedOutput, type AskedOutput } from './asked-output.ts';
import type { OutputFile } from './inputs/files/output-file.ts';
import type { Prediction } from './inputs/prediction.ts';
import { predictionsOf, type ColumnMapping } from './inputs/predictions.ts';
import { join, type Joined } from './joining/join.ts';
import type { KnownExamples } from './joining/known-examples.ts';

/** Files with outputs, and what is needed to read them. */
export interface FilesToRead {
  readonly files: readonly OutputFile[];
  /** The dataset that outputs are joined with where their records do not tell what was asked. */
  readonly known?: KnownExamples | undefined;
  /** Which columns hold what, where a person says so. */
  readonly mapping?: ColumnMapping | undefined;
  /** Grades outputs that are none of a task, such as those of the lab: a sentence where one cannot be used, undefined where it is none. */
  readonly others?: ((prediction: Prediction, run: string) => Graded | string | undefined) | undefined;
  /** Told the formats that were recognised, by file. */
  readonly seen?: ((file: string, format: string) => void) | undefined;
}

/** The grade of an output that answers no task, given as it was read. */
export interface OtherGraded {
  readonly graded: Graded;
  /** Outputs of tasks in its batch that come before it. */
  readonly after: number;
}

/** Outputs that follow one another in one file. */
export interface AskedBatch {
  readonly outputs: readonly AskedOutput[];
  readonly others: readonly OtherGraded[];
  /** Sentences about what could not be read or joined, each with its file. */
  readonly problems: readonly string[];
}

/** Outputs of a batch: enough that sending it to another thread costs little, few enough that those who wait are told soon. */
const BATCH_OUTPUTS = 64;
/** Characters after which a batch ends, too: outputs may be megabytes long. */
const BATCH_CHARACTERS = 1 << 20;

/**
 * The outputs of files, joined with what was asked. Where batches begin depends on the files alone, not on how they are read: what is
 * said of an output may depend on those before it in its batch.
 */
export async function* askedBatches({
  files,
  known,
  mapping,
  others,
  seen,
}: FilesToRead): AsyncGenerator<AskedBatch, void, undefined> {
  for (const file of files) {
    const formats = new Set<string>();
    const order = new OrderJoin(file, known, mapping);
    let batch = new OpenBatch();
    for await (const { predictions, problems } of predictionsOf(file, mapping, ({ id }) => formats.add(id))) {
      for (const problem of problems) batch.problems.push(`${file.name}, ${problem}`);
      for (const prediction of predictions) {
        const run = runOf(file, prediction);
        const answer = others?.(prediction, run) ?? order.join(prediction);
        const joined = answer instanceof Promise ? await answer : answer;
        if (typeof joined === 'string') batch.problems.push(`${file.name}, ${joined}`);
        else if ('result' in joined) batch.others.push({ graded: joined, after: batch.outputs.length });
        else batch.add(askedOutput(prediction, joined, run));
        if (!batch.isFull) continue;
        yield batch;
        batch = new OpenBatch();
      }
    }
    yield batch;
    for (const format of formats) seen?.(file.name, format);
  }
}

class OpenBatch implements AskedBatch {
  readonly outputs: AskedOutput[] = [];
  readonly others: OtherGraded[] = [];
  readonly problems: string[] = [];
  private characters = 0;

  add(asked: AskedOutput): void {
    this.outputs.push(asked);
    this.characters += asked.output.length + (asked.reasoning?.length ?? 0);
  }

  get isFull(): boolean {
    return (
      this.outputs.length + this.others.length + this.problems.length >= BATCH_OUTPUTS ||
      this.characters >= BATCH_CHARACTERS
    );
  }
}

/** A run is a file, or where it names models, a model in it. */
function runOf(file: OutputFile, { model }: Prediction): string {
  return model === undefined ? file.name : `${file.name} (${model})`;
}

/** Joins by the order of lines, where nothing else tells, and the file has as many outputs as the dataset has examples. */
class OrderJoin {
  private readonly file: OutputFile;
  private readonly known: KnownExamples | undefined;
  private readonly mapping: ColumnMapping | undefined;
  private number = -1;
  private isPossible: boolean | undefined;

  constructor(file: OutputFile, known: KnownExamples | undefined, mapping: ColumnMapping | undefined) {
    this.file = file;
    this.known = known;
    this.mapping = mapping;
  }

  /** Answers at once but where the file's outputs have to be counted first: waiting for each output would cost as much as reading it. */
  join(prediction: Prediction): Joined | string | Promise<Joined | string> {
    this.number++;
    const joined = join(prediction, this.known);
    if (typeof joined !== 'string' || !this.known || prediction.id !== undefined) return joined;
    return this.byOrder(this.number, this.known, joined);
  }

  private async byOrder(number: number, known: KnownExamples, otherwise: string): Promise<Joined | string> {
    this.isPossible ??= (await countOutputs(this.file, this.mapping)) === known.size;
    const example = this.isPossible ? known.at(number) : undefined;
    return example ? { example, how: 'order' } : otherwise;
  }
}

async function countOutputs(file: OutputFile, mapping: ColumnMapping | undefined): Promise<number> {
  let count = 0;
  for await (const { predictions } of predictionsOf(file, mapping)) count += predictions.length;
  return count;
}
