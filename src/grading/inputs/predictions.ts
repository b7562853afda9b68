import { withoutMarks } from '../../base/problems.ts';
import { rowsOf } from './files/rows.ts';
import type { OutputFile } from './files/output-file.ts';
import { INPUT_FORMATS } from './formats/registry.ts';
import { OUTPUT_COLUMNS } from './formats/plain.ts';
import type { InputFormat, Prediction, Row } from './prediction.ts';

/** Which columns hold what, where a person says so. */
export interface ColumnMapping {
  readonly output: string;
  readonly id?: string | undefined;
  readonly prompt?: string | undefined;
}

/** What came out of a stretch of a file. */
export interface PredictionBatch {
  readonly predictions: readonly Prediction[];
  /** Sentences about lines that could not be read. */
  readonly problems: readonly string[];
}

/**
 * The outputs of a file in the order of its rows, whatever tool wrote it; nothing is thrown. `seen` is told the format of every row that
 * is read.
 */
export async function* predictionsOf(
  file: OutputFile,
  mapping?: ColumnMapping,
  seen?: (format: InputFormat) => void,
): AsyncGenerator<PredictionBatch, void, undefined> {
  const repeats = new RepeatedDocuments();
  for await (const rows of rowsOf(file)) {
    const predictions: Prediction[] = [];
    const problems: string[] = [];
    for (const placed of rows) {
      if ('problem' in placed) {
        problems.push(placed.problem);
        continue;
      }
      const row = mapping ? mapped(placed.row, mapping) : placed.row;
      const format = INPUT_FORMATS.find(({ takes }) => takes(row));
      if (!format) {
        const names = Object.keys(row).slice(0, COLUMNS_SHOWN).map(shownName).join(', ');
        problems.push(
          `${placed.place}: got the fields ${names}; allowed: what the model wrote in one of ${OUTPUT_COLUMNS.join(', ')}, or the fields of a tool: resps and doc (lm-evaluation-harness), input, output and epoch (Inspect), custom_id and response (OpenAI batch, vLLM), prompt, predict and label (LLaMA-Factory).`,
        );
        continue;
      }
      if (repeats.has(format, row)) continue;
      seen?.(format);
      const reading = format.read(row, placed.place);
      if (typeof reading === 'string') problems.push(reading);
      else for (const prediction of reading) predictions.push(prediction);
    }
    if (predictions.length > 0 || problems.length > 0) yield { predictions, problems };
  }
}

const COLUMNS_SHOWN = 8;

/** Characters of a column's name that are shown. */
const NAME_SHOWN = 60;

const shownName = (name: string): string =>
  withoutMarks(name.length > NAME_SHOWN ? `${name.slice(0, NAME_SHOWN)}…` : name);

/** A row with its columns under the names that are read. */
function mapped(row: Row, { output, id, prompt }: ColumnMapping): Row {
  return {
    ...row,
    output: row[output],
    ...(id === undefined ? {} : { id: row[id] }),
    ...(prompt === undefined ? {} : { query: row[prompt] }),
  };
}

/** lm-evaluation-harness writes a document once for every filter; only the first one counts. */
class RepeatedDocuments {
  private readonly filters = new Map<string, unknown>();

  has(format: InputFormat, row: Row): boolean {
    if (format.id !== 'lm-eval') return false;
    const key = String(row['doc_id']);
    if (!this.filters.has(key)) this.filters.set(key, row['filter']);
    return this.filters.get(key) !== row['filter'];
  }
}
