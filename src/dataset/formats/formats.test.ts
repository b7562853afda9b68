import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { VARIANT_IDS } from '../../cot/variants.ts';
import { TASKS } from '../../tasks/registry.ts';
import { examplesOf, rowOf } from '../batch.ts';
import type { Column, ColumnType, Row } from '../columns.ts';
import { jsonPieces } from '../containers/json-pieces.ts';
import { LongText, type Value } from '../long-text.ts';
import { planOf } from '../settings/plan.ts';
import type { Example } from '../record.ts';
import { select, selected } from '../selection.ts';
import { isSound } from '../settings/settings.ts';
import { FORMATS } from './registry.ts';

const made = new Map<string, Promise<Example[]>>();

/** A few examples of every task; machines run once for all tests that ask for the same. */
function examples(count: number, variants: readonly string[] = ['tail']): Promise<Example[]> {
  const key = `${count} ${variants.join(' ')}`;
  const examplesMade = made.get(key) ?? makeExamples(count, variants);
  made.set(key, examplesMade);
  return examplesMade;
}

async function makeExamples(count: number, variants: readonly string[]): Promise<Example[]> {
  const plan = planOf({
    tasks: TASKS.map(({ id }) => id),
    ranges: [{ range: 'S', count }],
    seed: 3,
    variants,
    arithmetic: 'folded',
    formats: ['native'],
    container: 'jsonl',
  });
  if (!isSound(plan)) throw new Error(plan.map(({ message }) => message).join(' '));
  const draws = [...selected(await select(plan), undefined, 0, Infinity)];
  return [...examplesOf(plan, { draws, variants: VARIANT_IDS.filter((id) => variants.includes(id)) })];
}

const formatOf = (id: string) => FORMATS.find((format) => format.id === id)!;

/** Each trainer's and evaluator's record, from its documentation. */
const message = (role: string) =>
  v.strictObject({ role: v.literal(role), content: v.pipe(v.string(), v.minLength(1)) });
const turn = (from: string) => v.strictObject({ from: v.literal(from), value: v.pipe(v.string(), v.minLength(1)) });
const SCHEMAS: Readonly<Record<string, v.GenericSchema>> = {
  // TRL, "Dataset formats and types": conversational prompt-completion.
  'prompt-completion': v.strictObject({
    prompt: v.strictTuple([message('system'), message('user')]),
    completion: v.strictTuple([message('assistant')]),
  }),
  // TRL, conversational language modeling; Axolotl, "chat_template"; OpenAI's fine-tuning files.
  messages: v.strictObject({ messages: v.strictTuple([message('system'), message('user'), message('assistant')]) }),
  // LLaMA-Factory, data/README: alpaca format, instruction and output required, input and system optional.
  alpaca: v.strictObject({ instruction: v.string(), input: v.literal(''), output: v.string(), system: v.string() }),
  // LLaMA-Factory, data/README: after a system message human at odd places, gpt at even ones.
  sharegpt: v.strictObject({ conversations: v.strictTuple([turn('system'), turn('human'), turn('gpt')]) }),
  text: v.strictObject({ text: v.string() }),
  // TRL, "Stepwise supervision": as many labels as completions; Axolotl's stepwise_supervised reads the same.
  stepwise: v.pipe(
    v.strictObject({
      prompt: v.string(),
      completions: v.pipe(v.array(v.pipe(v.string(), v.minLength(1))), v.minLength(1)),
      labels: v.array(v.boolean()),
    }),
    v.check(({ completions, labels }) => completions.length === labels.length),
  ),
  // OpenAI, "Batch API": one request a line; vLLM, "Offline inference with the OpenAI batch file format".
  'openai-batch': v.strictObject({
    custom_id: v.pipe(v.string(), v.minLength(1)),
    method: v.literal('POST'),
    url: v.literal('/v1/chat/completions'),
    body: v.strictObject({
      model: v.string(),
      messages: v.strictTuple([message('user')]),
      max_tokens: v.pipe(v.number(), v.integer(), v.minValue(1)),
      temperature: v.literal(0),
    }),
  }),
  // Inspect, "Datasets": input, target, id and metadata are a sample's own names.
  inspect: v.strictObject({
    input: v.string(),
    target: v.string(),
    id: v.string(),
    metadata: v.record(v.string(), v.unknown()),
  }),
};

describe.each(FORMATS.map((format) => [format.id, format] as const))('format %s', (id, format) => {
  test('has rows with its columns, in their order and of their types', async () => {
    for (const example of await examples(3)) {
      const row = rowOf(format, example, true);
      expect(Object.keys(row)).toEqual(format.columns.map(({ name }) => name));
      for (const column of format.columns) expectType(row[column.name]!, column);
      if (SCHEMAS[id]) expect(v.safeParse(SCHEMAS[id], row).issues).toBeUndefined();
    }
  });

  test('has no set of names that the loader of datasets takes for an agent’s trace', () => {
    const names = new Set(format.columns.map(({ name }) => name));
    expect(['id', 'source', 'model', 'system_prompt', 'messages'].every((name) => names.has(name))).toBe(false);
  });
});

test('text is rendered as the chat template of Qwen2.5 renders it', async () => {
  const [example] = await examples(1);
  const { query } = example!.record;
  const cot = example!.text.text();
  // What `tokenizer.apply_chat_template` gives for the three messages, from the template in Qwen2.5's tokenizer_config.json, without the
  // line break at its end: TRL adds another mark to a text that does not end with one.
  expect(rowOf(formatOf('text'), example!, true)).toEqual({
    text: `<|im_start|>system\nYou are a helpful assistant.<|im_end|>\n<|im_start|>user\n${query}<|im_end|>\n<|im_start|>assistant\n${cot}<|im_end|>`,
  });
});

test('every chat has the one system message, whatever its format', async () => {
  const [example] = await examples(1);
  const system = 'You are a helpful assistant.';
  const row = (id: string) => rowOf(formatOf(id), example!, true);
  expect(row('messages')).toMatchObject({ messages: [{ role: 'system', content: system }, {}, {}] });
  expect(row('prompt-completion')).toMatchObject({ prompt: [{ role: 'system', content: system }, {}] });
  expect(row('sharegpt')).toMatchObject({ conversations: [{ from: 'system', value: system }, {}, {}] });
  expect(row('alpaca')).toMatchObject({ system });
});

describe('stepwise', () => {
  test('changes one value of a copy, and all that follows is false', async () => {
    let faulty = 0;
    const all = await examples(12);
    for (const example of all) {
      const { completions, labels } = rowOf(formatOf('stepwise'), example, true) as unknown as {
        completions: string[];
        labels: boolean[];
      };
      const right = stepsOf(example);
      expect(completions).toHaveLength(right.length);
      const first = labels.indexOf(false);
      const changed = completions.flatMap((step, place) => (step === right[place] ? [] : [place]));
      expect(changed).toEqual(first < 0 ? [] : [first]);
      expect(labels).toEqual(labels.map((_, place) => first < 0 || place < first));
      if (first < 0) continue;
      faulty++;
      // One character was replaced; nothing was added or lost.
      const differing = [...completions[first]!].filter((character, place) => character !== right[first]![place]);
      expect([completions[first]!.length, differing.length]).toEqual([right[first]!.length, 1]);
    }
    expect(faulty / all.length).toBeGreaterThan(0.25);
    expect(faulty / all.length).toBeLessThan(0.75);
  });

  test('makes the same faults every time', async () => {
    expect(await stepwiseRows()).toEqual(await stepwiseRows());
  });

  test('never calls a right answer wrong', async () => {
    for (const example of await examples(12, ['direct'])) {
      const { completions, labels } = rowOf(formatOf('stepwise'), example, true) as unknown as {
        completions: string[];
        labels: boolean[];
      };
      const answer = /\\boxed\{(.*)\}$/s.exec(completions.at(-1)!)![1]!;
      expect(example.task.check(example.record.instance, answer)).toBe(labels.at(-1));
    }
  });
});

test('spans cut the whole text into stretches whose operands say where they come from', async () => {
  for (const example of await examples(2)) {
    const { cot, spans } = rowOf(formatOf('native-spans'), example, true) as unknown as {
      cot: string;
      spans: { from: number; to: number; role: string; operand: string | null; sources: string[] }[];
    };
    expect(spans[0]!.from).toBe(0);
    expect(spans.at(-1)!.to).toBe(cot.length);
    spans.slice(1).forEach(({ from }, place) => expect(from).toBe(spans[place]!.to));
    const fetched = spans.filter(({ role, operand }) => role === 'fetch' && operand !== null);
    expect(fetched.length).toBeGreaterThan(0);
    for (const { sources } of fetched)
      for (const source of sources) expect(source).toMatch(/^(input|constant|state \d+)$/);
  }
});

test.each(FORMATS.map((format) => [format.id, format] as const))(
  'the rows of %s are the same whether the text is one string or comes in pieces',
  async (_, format) => {
    for (const { record, ...rest } of await examples(3)) {
      const cot = new LongText(() => rest.text.pieces());
      const long = rowOf(format, { ...rest, record: { ...record, cot } }, true);
      expect([...jsonPieces(long)].join('')).toBe(JSON.stringify(rowOf(format, { ...rest, record }, true)));
    }
  },
);

async function stepwiseRows(): Promise<Row[]> {
  return (await makeExamples(3, ['tail'])).map((example) => rowOf(formatOf('stepwise'), example, true));
}

/** The text of each step, taken from the chain of thought apart from the format. */
function stepsOf({ text, solution }: Example): string[] {
  const states = Array.from({ length: solution.trace.outerLength }, (_, position) => text.segments(position));
  return [...states.filter((segments) => segments.length > 0), text.ending()].map((segments) =>
    segments
      .map((segment) => segment.text)
      .join('')
      .trimEnd(),
  );
}

function expectType(value: Value, { type, nullable }: { type: ColumnType; nullable?: boolean }): void {
  if (value === null) return expect(nullable).toBe(true);
  if (type === 'string') return expect(typeof value).toBe('string');
  if (type === 'json') return expect(() => JSON.parse(value as string) as unknown).not.toThrow();
  if (type === 'integer') return expect(Number.isSafeInteger(value)).toBe(true);
  if (type === 'boolean') return expect(typeof value).toBe('boolean');
  if ('list' in type) return (value as readonly Value[]).forEach((item) => expectType(item, { type: type.list }));
  expect(Object.keys(value)).toEqual(type.fields.map(({ name }) => name));
  return type.fields.forEach((field: Column) => expectType((value as Row)[field.name]!, field));
}
