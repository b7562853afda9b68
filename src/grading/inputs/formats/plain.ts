import { fieldProblem } from '../../../base/problems.ts';
import type { InputFormat, Row } from '../prediction.ts';
import { promptOf, stopOf } from './shapes.ts';

/** Columns that hold what a model wrote, the first one that is there. */
export const OUTPUT_COLUMNS = [
  'output',
  'prediction',
  'response',
  'completion',
  'generated_text',
  'predict',
  'model_output',
  'generation',
] as const;

/** Columns that name the example. */
const ID_COLUMNS = ['id', 'custom_id', 'example_id'] as const;
/** Columns that hold what was asked. */
const PROMPT_COLUMNS = ['query', 'prompt', 'input', 'question', 'messages'] as const;
/** Columns that say why the model stopped. */
const STOP_COLUMNS = ['stop', 'finish_reason', 'stop_reason'] as const;

/**
 * A record with the model's output beside it, two columns of a table, or a dump of a text-generation pipeline, whose text may begin
 * with the prompt.
 */
export const plain: InputFormat = {
  id: 'plain',
  title: 'records with an output, or a table with id and output',
  takes: (row) => outputColumn(row) !== undefined,
  read: (row, place) => {
    const name = outputColumn(row)!;
    const output = outputText(row[name]);
    if (output === undefined)
      return fieldProblem(`${place}, ${name}`, row[name], 'the text that the model wrote').message;
    const id = firstOf(row, ID_COLUMNS);
    const prompt = promptOf(firstOf(row, PROMPT_COLUMNS));
    return [
      {
        place,
        output: prompt !== undefined && output.startsWith(prompt) ? output.slice(prompt.length) : output,
        id: typeof id === 'string' || typeof id === 'number' ? String(id) : undefined,
        prompt,
        // A pipeline's dump has nothing but the text, which may begin with the query.
        ...(prompt === undefined && id === undefined ? { prompt: output } : {}),
        columns: row,
        stop: stopOf(firstOf(row, STOP_COLUMNS)),
        sample: typeof row['sample'] === 'number' ? row['sample'] : undefined,
        model: typeof row['model'] === 'string' ? row['model'] : undefined,
      },
    ];
  },
};

function outputColumn(row: Row): string | undefined {
  return OUTPUT_COLUMNS.find((name) => row[name] !== undefined && row[name] !== null);
}

/** The text of an output; chats are read by the last message. */
function outputText(came: unknown): string | undefined {
  if (typeof came === 'string') return came;
  if (typeof came === 'number' || typeof came === 'bigint') return String(came);
  if (!Array.isArray(came) || came.length === 0) return undefined;
  const last: unknown = came.at(-1);
  if (typeof last === 'string') return last;
  return typeof last === 'object' && last !== null && 'content' in last && typeof last.content === 'string'
    ? last.content
    : undefined;
}

function firstOf(row: Row, names: readonly string[]): unknown {
  const name = names.find((each) => row[each] !== undefined && row[each] !== null);
  return name === undefined ? undefined : row[name];
}
