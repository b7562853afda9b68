import type { Column, ColumnType } from '../columns.ts';
import { configsOf, type Config } from '../data-files.ts';
import { SPLITS } from '../draw/split.ts';
import { isCsv, type FolderFacts } from './facts.ts';
import type { FolderText } from './recipe.ts';

/*
 * `datasets` guesses the types of JSONL and CSV from the rows. A column that is null throughout gets a null type, so that it fits no
 * other dataset; in a CSV a column of nothing but numbers is read as floats, an answer of forty digits keeps sixteen of them, and an
 * answer that is the word `null` or `NA` is none. So the types are told: in the card, and where lm-eval reads a CSV without it.
 */

/** The types of a configuration's columns, as lines in the YAML of the card. */
export function cardFeatures(facts: FolderFacts, { format }: Config): string {
  const csv = isCsv(facts);
  const columns = format.columns.flatMap(({ name, type, nullable }) => [
    `- name: ${name}`,
    ...(csv ? [`  dtype: ${csvType(facts, { name, type, nullable: nullable ?? false })}`] : typeLines(type)),
  ]);
  const lines = ['features:', ...columns.map((line) => `  ${line}`), ...(csv ? emptyFields(format.columns) : [])];
  return lines.map((line) => `    ${line}\n`).join('');
}

/** The same for lm-eval: lines of its tasks' `dataset_kwargs`, and the file that they name. */
export function csvTypesForLmEval(
  facts: FolderFacts,
  { format }: Config,
): { lines: readonly string[]; file: FolderText } {
  const columns = format.columns.map((column) => `        "${column.name}": Value("${csvType(facts, column)}"),\n`);
  const file = {
    path: 'eval/lm_eval/csv_types.py',
    text: `"""The types of the columns: a CSV has none, and answers that look like numbers would lose digits."""

from datasets import Features, Value

FEATURES = Features(
    {
${columns.join('')}    }
)
`,
  };
  return { lines: ['features: !function csv_types.FEATURES', ...emptyFields(format.columns)], file };
}

/** What a CSV's empty fields are, as parameters of its reader: none in a column that may be null, else an empty string. */
function emptyFields(columns: readonly Column[]): readonly string[] {
  const nullable = columns.filter((column) => column.nullable).map(({ name }) => name);
  // Without `na_values` nothing is read as none, an empty field neither.
  const none = nullable.length > 0 ? ['na_values:', ...nullable.map((name) => `  ${name}: [""]`)] : [];
  return ['keep_default_na: false', ...none];
}

/** A column's type below its name. */
function typeLines(type: ColumnType): readonly string[] {
  if (typeof type === 'string') return [`  dtype: ${dtype(type)}`];
  if ('list' in type) {
    const { list } = type;
    if (typeof list === 'string') return [`  list: ${dtype(list)}`];
    // A list of structs names the fields right below it.
    const fields = 'fields' in list ? list.fields : [];
    return ['  list:', ...fieldLines(fields)];
  }
  return ['  struct:', ...fieldLines(type.fields)];
}

const fieldLines = (fields: readonly Column[]): readonly string[] =>
  fields.flatMap(({ name, type }) => [`  - name: ${name}`, ...typeLines(type).map((line) => `  ${line}`)]);

function dtype(type: 'string' | 'integer' | 'boolean' | 'json'): string {
  if (type === 'integer') return 'int64';
  // What has another shape in each task is JSON text in a folder.
  return type === 'boolean' ? 'bool' : 'string';
}

function csvType(facts: FolderFacts, { type, nullable }: Column): string {
  // Tokens that were not counted are null, and the reader has no integers beside that.
  if (type === 'integer') return nullable && !countsTokens(facts) ? 'float64' : 'int64';
  // Lists and structs are JSON text.
  return type === 'boolean' ? 'bool' : 'string';
}

/** Whether every row has its tokens counted. */
function countsTokens(facts: FolderFacts): boolean {
  return configsOf(facts.plan).every(({ name }) =>
    SPLITS.map((split) => facts.statistics(name, split)).every(({ rows, tokens }) => tokens.total === rows),
  );
}
