import { gzipSync, strToU8 } from 'fflate';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, test } from 'vitest';
import { outputFileOf } from '../../testing/output-file.ts';
import { predictionsOf, type ColumnMapping } from './predictions.ts';
import type { Prediction } from './prediction.ts';

const ANSWER = String.raw`… → 9
\boxed{579}`;

/** Everything that a file holds. */
async function read(content: string | Uint8Array, mapping?: ColumnMapping, pieceBytes?: number) {
  const predictions: Prediction[] = [];
  const problems: string[] = [];
  const formats = new Set<string>();
  for await (const batch of predictionsOf(outputFileOf('file', content, pieceBytes), mapping, ({ id }) =>
    formats.add(id),
  )) {
    predictions.push(...batch.predictions);
    problems.push(...batch.problems);
  }
  return { predictions, problems, formats: [...formats] };
}

const jsonLines = (...rows: unknown[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

/** lm-evaluation-harness, `--log_samples`. */
const lmEval = (doc_id: number, filter: string, resps: unknown) => ({
  doc_id,
  doc: { id: `add-${doc_id}`, task: 'large-number-addition', length: 3, query: 'Compute 123+456' },
  target: '579',
  arguments: { gen_args_0: { arg_0: 'Compute 123+456', arg_1: { until: ['</s>'] } } },
  resps,
  filtered_resps: ['579'],
  filter,
  exact_match: 1,
});

const inspectSample = {
  id: 'add-0',
  epoch: 2,
  input: 'Compute 123+456',
  target: '579',
  messages: [],
  output: {
    model: 'm',
    choices: [
      {
        message: {
          role: 'assistant',
          content: [
            { type: 'reasoning', reasoning: 'hm' },
            { type: 'text', text: 'attachment://5f2c' },
          ],
        },
        stop_reason: 'max_tokens',
      },
    ],
    completion: 'attachment://5f2c',
  },
  scores: { match: { value: 'C', answer: '579' } },
  metadata: { task: 'large-number-addition', length: 3 },
  attachments: { '5f2c': ANSWER },
};

const inspectLog = {
  version: 2,
  status: 'success',
  eval: { task: 'tail', model: 'openai/m', dataset: { name: 'tail' }, note: 'a "quoted" ] }' },
  samples: [inspectSample, { ...inspectSample, id: 'add-1', epoch: 1 }],
  reductions: [],
};

const inspected = {
  output: ANSWER,
  id: 'add-0',
  sample: 1,
  reasoning: 'hm',
  stop: 'length',
  model: 'm',
  prompt: 'Compute 123+456',
};

describe('lm-evaluation-harness', () => {
  test('has one line for each filter, of which one counts, and a text for each repeat', async () => {
    const { predictions, formats } = await read(
      jsonLines(
        lmEval(0, 'last-box', [[ANSWER, 'second']]),
        lmEval(0, 'none', [[ANSWER, 'second']]),
        lmEval(1, 'last-box', [['other']]),
      ),
    );
    expect(formats).toEqual(['lm-eval']);
    expect(predictions).toMatchObject([
      { id: 'add-0', output: ANSWER, sample: 0, prompt: 'Compute 123+456' },
      { id: 'add-0', output: 'second', sample: 1 },
      { id: 'add-1', output: 'other' },
    ]);
  });

  test('may have made a list a text, and older files a list of the arguments', async () => {
    const older = { ...lmEval(2, 'a', "[['it\\'s 5']]"), arguments: [['Compute 123+456', {}]] };
    const { predictions } = await read(jsonLines(lmEval(1, 'a', '[["five"]]'), older));
    expect(predictions).toMatchObject([{ output: 'five' }, { output: "it's 5", prompt: 'Compute 123+456' }]);
  });
});

describe('a log of Inspect', () => {
  test.each([[0], [2]])('is read sample by sample, indented by %i', async (indent) => {
    const { predictions, problems, formats } = await read(JSON.stringify(inspectLog, null, indent));
    expect(problems).toEqual([]);
    expect(formats).toEqual(['inspect']);
    expect(predictions).toMatchObject([inspected, { ...inspected, id: 'add-1', sample: 0 }]);
  });

  test('is read up to where it was cut', async () => {
    const text = JSON.stringify(inspectLog);
    const { predictions, problems } = await read(text.slice(0, text.indexOf('add-1') + 40));
    expect(predictions).toHaveLength(1);
    expect(problems).toEqual(['the JSON is cut off; what came before was read.']);
  });
});

/** A line of a batch's output with this body. */
const line = (body: unknown, rest: object = {}) => ({
  id: 'b1',
  custom_id: 'add-0',
  response: { status_code: 200, request_id: 'r', body },
  error: null,
  ...rest,
});

describe('a batch of OpenAI or vLLM', () => {
  test('answers chats, completions and responses', async () => {
    const { predictions, formats } = await read(
      jsonLines(
        line({
          model: 'm',
          choices: [{ message: { content: ANSWER, reasoning_content: 'hm' }, finish_reason: 'length' }],
        }),
        line({ choices: [{ text: ANSWER, finish_reason: 'stop' }] }),
        line({
          output: [{ type: 'reasoning' }, { type: 'message', content: [{ type: 'output_text', text: ANSWER }] }],
          status: 'completed',
        }),
      ),
    );
    expect(formats).toEqual(['openai-batch']);
    expect(predictions).toMatchObject([
      { id: 'add-0', output: ANSWER, reasoning: 'hm', stop: 'length', model: 'm' },
      { output: ANSWER, stop: 'stop' },
      { output: ANSWER, stop: 'stop' },
    ]);
  });

  test('says what failed', async () => {
    const { problems } = await read(jsonLines(line(null, { response: null, error: { message: 'too long' } })));
    expect(problems).toEqual(['line 1, add-0: the request failed: {"message":"too long"}']);
  });
});

test('LLaMA-Factory has prompt, prediction and label, and no id', async () => {
  const row = { prompt: '<|im_start|>user\nCompute 1+2<|im_end|>\n', predict: ANSWER, label: String.raw`\boxed{3}` };
  const { predictions, formats } = await read(jsonLines(row));
  expect(formats).toEqual(['llama-factory']);
  expect(predictions).toEqual([{ place: 'line 1', output: ANSWER, prompt: row.prompt, expected: row.label }]);
});

describe('rows with an output', () => {
  test('are records, with a byte order mark and Windows line ends too', async () => {
    const { predictions } = await read(`\uFEFF${JSON.stringify({ id: 'a', output: ANSWER })}\r\n\r\n`);
    expect(predictions).toMatchObject([{ id: 'a', output: ANSWER, place: 'line 1' }]);
  });

  test('are the dump of a pipeline, with the prompt in front', async () => {
    const { predictions } = await read(
      JSON.stringify([{ generated_text: 'Compute 1+2\n3' }, [{ generated_text: '4' }]]),
    );
    expect(predictions).toMatchObject([{ output: 'Compute 1+2\n3', prompt: 'Compute 1+2\n3' }, { output: '4' }]);
    const asked = await read(jsonLines({ prompt: 'Q? ', completion: 'Q? A' }));
    expect(asked.predictions).toMatchObject([{ output: 'A' }]);
  });

  test('are a table with quotes, commas and line breaks', async () => {
    const table = `id,output\r\na,"one, ""two""\nthree"\r\nb,4\r\nc,5,6\r\n`;
    const { predictions, problems } = await read(table);
    expect(predictions).toMatchObject([
      { id: 'a', output: 'one, "two"\nthree' },
      { id: 'b', output: '4' },
    ]);
    expect(problems).toEqual(['row 3: got 3 cells; allowed: 2, as in the first line.']);
  });

  test('are a Parquet file', async () => {
    const buffer = parquetWriteBuffer({
      columnData: [
        { name: 'id', data: ['a', 'b'], type: 'STRING' },
        { name: 'output', data: [ANSWER, '4'], type: 'STRING' },
      ],
    });
    const { predictions } = await read(new Uint8Array(buffer));
    expect(predictions).toMatchObject([
      { id: 'a', output: ANSWER },
      { id: 'b', output: '4' },
    ]);
  });

  test('are packed with gzip', async () => {
    const { predictions } = await read(gzipSync(strToU8(jsonLines({ id: 'a', output: ANSWER }))));
    expect(predictions).toMatchObject([{ id: 'a', output: ANSWER }]);
  });

  test('have other names for their columns, where a person says so', async () => {
    const { predictions } = await read('nr,said\n7,yes\n', { output: 'said', id: 'nr' });
    expect(predictions).toMatchObject([{ id: '7', output: 'yes' }]);
  });
});

test('a broken line is said, and the others are read all the same', async () => {
  const { predictions, problems } = await read(
    `${jsonLines({ id: 'a', output: 'x' })}{"id": \n[1]\n${jsonLines({ a: 1 }, { output: {} })}`,
  );
  expect(predictions).toHaveLength(1);
  expect(problems).toEqual([
    String.raw`line 2: got "{\"id\": "; allowed: one JSON object.`,
    'line 3: got "[1]"; allowed: one JSON object.',
    expect.stringMatching(/^line 4: got the fields a; allowed: what the model wrote in one of output, prediction, /),
    'line 5, output: got {}; allowed: the text that the model wrote.',
  ]);
});

test('an empty file, and one that is no table, give sentences', async () => {
  expect((await read('')).problems).toEqual(['the file is empty.']);
  expect((await read(' \n')).problems).toEqual(['the file is empty.']);
  expect((await read('hello\nthere\n')).problems).toEqual([expect.stringContaining('got the fields hello')]);
  expect((await read(gzipSync(strToU8('{"a":1}')).subarray(0, 20))).problems).toHaveLength(1);
});
