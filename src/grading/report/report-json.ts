import type { GradeReport } from './grade-report.ts';

/** What is told of the files beside the report. */
export interface FilesFound {
  /** The format of each file. */
  readonly formats: Readonly<Record<string, string>>;
  /** Sentences about what could not be graded: the first `PROBLEMS_KEPT`. */
  readonly problems: readonly string[];
  /** How many such sentences there were. */
  readonly failures: number;
}

/** Problems that a report lists; of the others it has the number. */
export const PROBLEMS_KEPT = 1000;

/**
 * A report with every sample as JSON, the same from the command line and from the page. It is written piece by piece: a hundred thousand
 * samples would be one very long string.
 *
 * @param samples each as JSON text
 */
export function* reportJson(
  report: GradeReport,
  samples: Iterable<string>,
  found: FilesFound,
): Generator<string, void, undefined> {
  const { accuracy, ...rest } = report;
  const { formats, problems, failures } = found;
  yield `{"accuracy":${JSON.stringify(accuracy)},\n"samples":[`;
  let isFirst = true;
  for (const sample of samples) {
    yield `${isFirst ? '' : ','}\n${sample}`;
    isFirst = false;
  }
  yield `\n],\n${JSON.stringify({ ...rest, formats, problems, failures }).slice(1)}\n`;
}
