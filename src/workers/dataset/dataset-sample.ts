import { deflateSync } from 'fflate';
import type { Arithmetic, VariantId } from '../../cot/variants.ts';
import { examplesOf, rowOf } from '../../dataset/batch.ts';
import { countChatTokens } from '../../dataset/chat-template.ts';
import type { Row } from '../../dataset/columns.ts';
import { jsonPieces } from '../../dataset/containers/json-pieces.ts';
import { isCompressed } from '../../dataset/folder/zip.ts';
import { beginningOf } from '../../dataset/long-text.ts';
import type { Format } from '../../dataset/formats/format.ts';
import { isOwn, type Part } from '../../dataset/draw/part.ts';
import { planOf, type DatasetPlan } from '../../dataset/settings/plan.ts';
import type { Example } from '../../dataset/record.ts';
import { select, type DrawReference, type Selection } from '../../dataset/selection.ts';
import { isSound, type DatasetSettings } from '../../dataset/settings/settings.ts';
import type { Split } from '../../dataset/draw/split.ts';
import type { Instance } from '../../tasks/task.ts';
import type { Tokenizers } from '../text/tokenizers.ts';

/** A dataset of which a few rows are to be made. */
export interface SampleRequest {
  readonly settings: DatasetSettings;
  /** The address of the vocabulary to count tokens with. */
  readonly vocabulary: string;
  /** Whether the whole is an archive, which compresses its files. */
  readonly archive: boolean;
}

/** A row that was made, without the rest of a long text. */
export interface SampledRow {
  readonly key: number;
  readonly draw: DrawReference;
  /** Rows of the dataset that it represents, for the estimate of the size. */
  readonly weight: number;
  readonly id: string;
  readonly task: string;
  readonly range: string;
  readonly split: Split;
  readonly length: number;
  readonly instance: Instance;
  readonly template: string;
  readonly query: string;
  readonly variant: VariantId;
  readonly arithmetic: Arithmetic;
  /** The beginning of the chain of thought. */
  readonly beginning: string;
  readonly answer: string;
  readonly states: number;
  readonly steps: number;
  /** Qwen tokens of the chain of thought, and of the chat as it is trained on; null where they could not be counted. */
  readonly tokens: number | null;
  readonly chatTokens: number | null;
}

/** Rows of a dataset, and what is estimated by them. */
export interface DatasetSample {
  readonly rows: readonly SampledRow[];
  /** How many instances were run. */
  readonly instances: number;
  /** The size of the whole, in bytes. */
  readonly bytes: number;
  /** Why tokens are not counted. */
  readonly problem: string | undefined;
}

/** Instances of each source that are always run. */
const MIN_INSTANCES = 3;
/** Instances of each source that are run at most. */
const MAX_INSTANCES = 40;
/** Time after which no more than the fewest instances are run, in milliseconds: a preview must come soon. */
const TIME_BUDGET_MS = 2500;
/** Time between two turns of other messages, in milliseconds. */
const YIELD_INTERVAL_MS = 40;
/** Characters of a chain of thought that a row of the preview shows. */
const SHOWN_CHARACTERS = 240;

/**
 * Makes the first rows of each source of a dataset. Undefined when they are no longer wanted. Rejected with a sentence when a range
 * holds too little.
 */
export async function sampleOf(
  { settings, vocabulary, archive }: SampleRequest,
  isWanted: () => boolean,
  tokenizers: Tokenizers,
): Promise<DatasetSample | undefined> {
  const whole = soundPlan(settings);
  // The same first draws as those of the whole, without drawing the rest.
  const ranges = settings.ranges.map((range) => ({ ...range, count: Math.min(range.count, MAX_INSTANCES) }));
  const plan = soundPlan({ ...settings, ranges });
  const selection = await select(plan);
  let problem: string | undefined;
  const count = await tokenizers.from(vocabulary).then(
    (tokenizer) => tokenizer.count,
    (error: Error) => {
      problem = error.message;
      return undefined;
    },
  );
  const began = performance.now();
  let paused = began;
  const sampled = new Map<number, number>();
  const made: { readonly draw: DrawReference; readonly example: Example }[] = [];
  for (const { draw, round } of inTurn(selection)) {
    if (round >= MIN_INSTANCES && performance.now() - began > TIME_BUDGET_MS) break;
    for (const example of examplesOf(plan, { draws: [draw], variants: plan.variants }, count))
      made.push({ draw, example });
    sampled.set(draw.part, (sampled.get(draw.part) ?? 0) + 1);
    if (performance.now() - paused < YIELD_INTERVAL_MS) continue;
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (!isWanted()) return undefined;
    paused = performance.now();
  }
  const weights = whole.parts.map((part, number) => sizeOf(part) / (sampled.get(number) ?? 1));
  const rows = made.map(({ draw, example: { record } }, key): SampledRow => {
    const { id, task, range, split, length, instance, template, query, variant, arithmetic, cot, ...rest } = record;
    return {
      key,
      draw,
      weight: weights[draw.part]!,
      id,
      task,
      range,
      split,
      length,
      instance,
      template,
      query,
      variant,
      arithmetic,
      beginning: shown(beginningOf(cot, SHOWN_CHARACTERS + 1)),
      answer: rest.answer,
      states: rest.states,
      steps: rest.steps,
      tokens: rest.tokens,
      chatTokens: count ? countChatTokens(query, cot, count) : null,
    };
  });
  let bytes = 0;
  for (const format of plan.formats)
    for (const variant of plan.variants) {
      const ofVariant = made.filter(({ example }) => example.record.variant === variant);
      bytes += await expectedBytes(plan, format, ofVariant, weights, archive);
    }
  const instances = [...sampled.values()].reduce((sum, each) => sum + each, 0);
  return { rows, instances, bytes: Math.round(bytes), problem };
}

/** One draw of each source, then the next of each. */
function* inTurn({ parts }: Selection): Generator<{ readonly draw: DrawReference; readonly round: number }> {
  for (let round = 0; round < MAX_INSTANCES; round++)
    for (let part = 0; part < parts.length; part++) {
      const index = parts[part]!.indices[round];
      if (index !== undefined) yield { draw: { part, index }, round };
    }
}

/** The size of a file of one format: its rows as JSON, times what the container makes of the JSON of the sampled ones. */
async function expectedBytes(
  plan: DatasetPlan,
  format: Format,
  made: readonly { readonly draw: DrawReference; readonly example: Example }[],
  weights: readonly number[],
  archive: boolean,
): Promise<number> {
  const rows = made.map(({ example }) => rowOf(format, example, !plan.container.holdsJson));
  const inJson = rows.map(charactersOf);
  let inFile = 0;
  for await (const chunk of plan.container.bytes(once(rows), format.columns))
    inFile +=
      archive && !isCompressed(plan.container.extension) ? deflateSync(chunk, { level: 6 }).length : chunk.length;
  const total = inJson.reduce((sum, each) => sum + each, 0);
  const expected = inJson.reduce((sum, each, row) => sum + each * weights[made[row]!.draw.part]!, 0);
  return total === 0 ? 0 : (expected * inFile) / total;
}

/** Characters of a row as a line of JSON. */
function charactersOf(row: Row): number {
  let characters = 1;
  for (const piece of jsonPieces(row)) characters += piece.length;
  return characters;
}

function shown(beginning: string): string {
  return beginning.length > SHOWN_CHARACTERS ? `${beginning.slice(0, SHOWN_CHARACTERS)}…` : beginning;
}

async function* once(rows: readonly Row[]): AsyncGenerator<readonly Row[], void, undefined> {
  yield await Promise.resolve(rows);
}

const sizeOf = (part: Part): number => (isOwn(part) ? part.instances.length : part.count);

function soundPlan(settings: DatasetSettings): DatasetPlan {
  const plan = planOf(settings);
  if (!isSound(plan)) throw new Error(plan.map(({ message }) => message).join(' '));
  return plan;
}
