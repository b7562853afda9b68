import { CONTAINERS } from '../../src/dataset/containers/registry.ts';
import type { ColumnType } from '../../src/dataset/columns.ts';
import { FORMATS } from '../../src/dataset/formats/registry.ts';

/** `docs/records.md`: every format with its columns, and every container. */
export function recordsPage(): string {
  return `# Records, formats and containers

Written by \`npm run make-docs\` of what the formats say of themselves; change it there.

A *record* is all that is known of one example. A *format* writes it as a row for a tool; a *container* is the type of file that holds
rows. The record is the format \`native\`: where it came from (\`task\`, \`range\`, \`seed\`, \`index\`, \`split\`), what was asked
(\`instance\`, \`template\`, \`query\`), what is to be written (\`variant\`, \`arithmetic\`, \`cot\`, \`answer\`), and how long that is
(\`states\`, \`steps\`, \`tokens\`). Rows of every format have its \`id\` or can be joined by their text ([grading.md](grading.md)).

## Formats

${FORMATS.map(
  ({ id, summary, columns }) =>
    `### \`${id}\`\n\n${summary}\n\n| column | type |\n|---|---|\n${columns.map(({ name, type, nullable }) => `| \`${name}\` | ${typeName(type)}${nullable ? ', or null' : ''} |`).join('\n')}`,
).join('\n\n')}

## Containers

| container | files | what it is |
|---|---|---|
${CONTAINERS.map(({ id, extension, summary }) => `| \`${id}\` | \`${extension}\` | ${summary} |`).join('\n')}

Values of a CSV are written as they are, also where one begins with \`=\`, \`+\`, \`-\` or \`@\`: a data set that changed its texts
would teach others. A spreadsheet takes such a value for a formula. Open a CSV there as text, or use Parquet or JSONL.
`;
}

function typeName(type: ColumnType): string {
  if (typeof type === 'string') return type === 'json' ? 'JSON' : type;
  if ('list' in type) return `list of ${typeName(type.list)}`;
  return `{ ${type.fields.map((field) => `${field.name}: ${typeName(field.type)}`).join(', ')} }`;
}
