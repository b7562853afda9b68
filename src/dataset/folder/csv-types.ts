import type { Column } from '../columns.ts';
import { configsOf, type Config } from '../data-files.ts';
import { SPLITS } from '../draw/split.ts';
import type { FolderFacts } from './facts.ts';
import type { FolderText } from './recipe.ts';

/*
 * A CSV has no types. Left to itself `datasets` reads a column of nothing but numbers as floats, and an answer of forty digits keeps
 * sixteen of them; and an answer that is the word `null` or `NA` is none. So it is told the types, as parameters of its reader
 * (`CsvConfig`): in the card, and where lm-eval reads the files without it.
 */

/** What else the reader is told, as lines of YAML: that only an empty field is none. */
const NONE = ['keep_default_na: false', 'na_values: [""]'];

/** The types of a configuration's columns, as lines in the YAML of the card. */
export function csvTypes(facts: FolderFacts, { format }: Config): string {
  const columns = format.columns.map(
    (column) => `      - name: ${column.name}\n        dtype: ${dtype(facts, column)}\n`,
  );
  return `    features:\n${columns.join('')}${NONE.map((line) => `    ${line}\n`).join('')}`;
}

/** The same for lm-eval: lines of its tasks' `dataset_kwargs`, and the file that they name. */
export function csvTypesForLmEval(
  facts: FolderFacts,
  { format }: Config,
): { lines: readonly string[]; file: FolderText } {
  const columns = format.columns.map((column) => `        "${column.name}": Value("${dtype(facts, column)}"),\n`);
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
  return { lines: ['features: !function csv_types.FEATURES', ...NONE], file };
}

function dtype(facts: FolderFacts, { type, nullable }: Column): string {
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
