import { Grader, type Graded, type GraderOptions } from './grader.ts';
import type { OutputFile } from './inputs/files/output-file.ts';
import { predictionsOf, type ColumnMapping } from './inputs/predictions.ts';
import type { Prediction } from './inputs/prediction.ts';
import { join, type Joined } from './joining/join.ts';
import type { KnownExamples } from './joining/known-examples.ts';

/** What is to be graded, and how. */
export interface GradeRequest extends GraderOptions {
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

/** Outputs that were graded since the last time. */
export interface GradedBatch {
  readonly graded: readonly Graded[];
  /** Sentences about what could not be graded, each with its file. */
  readonly problems: readonly string[];
  /** Files that have been graded as a whole. */
  readonly files: number;
}

/**
 * Grades files one after another. Nothing is held but the runs of the last instances, so memory does not grow with the files; who wants
 * to stop leaves the loop.
 */
export async function* gradeFiles(request: GradeRequest): AsyncGenerator<GradedBatch, void, undefined> {
  const { files, known, mapping, others, seen } = request;
  const grader = new Grader(request);
  for (const [number, file] of files.entries()) {
    const formats = new Set<string>();
    const order = new OrderJoin(file, known, mapping);
    for await (const { predictions, problems } of predictionsOf(file, mapping, ({ id }) => formats.add(id))) {
      const said = problems.map((problem) => `${file.name}, ${problem}`);
      let graded: Graded[] = [];
      for (const prediction of predictions) {
        const run = runOf(file, prediction);
        const other = others?.(prediction, run);
        const joined = other === undefined ? await order.join(prediction) : other;
        if (typeof joined === 'string') said.push(`${file.name}, ${joined}`);
        else graded.push('result' in joined ? joined : grader.grade(prediction, joined, run));
        if (graded.length < BATCH_OUTPUTS) continue;
        yield { graded, problems: said.splice(0), files: number };
        graded = [];
      }
      yield { graded, problems: said, files: number };
    }
    for (const format of formats) seen?.(file.name, format);
  }
}

/** Outputs after which those who wait are told. */
const BATCH_OUTPUTS = 64;

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

  async join(prediction: Prediction): Promise<Joined | string> {
    this.number++;
    const joined = join(prediction, this.known);
    if (typeof joined !== 'string' || !this.known || prediction.id !== undefined) return joined;
    this.isPossible ??= (await countOutputs(this.file, this.mapping)) === this.known.size;
    const example = this.isPossible ? this.known.at(this.number) : undefined;
    return example ? { example, how: 'order' } : joined;
  }
}

async function countOutputs(file: OutputFile, mapping: ColumnMapping | undefined): Promise<number> {
  let count = 0;
  for await (const { predictions } of predictionsOf(file, mapping)) count += predictions.length;
  return count;
}
