import { attentionOf, type AttentionFile } from '../../attention/files/attention-file.ts';
import { openTensors } from '../../attention/files/tensor-file.ts';
import { labAttention } from '../../attention/lab/lab-attention.ts';
import { labMap, type LabMap } from '../../attention/lab/lab-map.ts';
import { wholeText, type OracleMap } from '../../attention/oracle/piece.ts';
import { probedPieces, textHash } from '../../attention/probe-request.ts';
import { chanceBand, controlScores } from '../../attention/scores/controls.ts';
import type { HeadCounter } from '../../attention/scores/head-scores.ts';
import { scoreDense, scoreProbe } from '../../attention/scores/score-file.ts';
import { tokenReads, type TokenRead } from '../../attention/scores/token-reads.ts';
import { alignOffsets, alignTokens, type Alignment } from '../../attention/tokens/align.ts';
import type { TokenSpans } from '../../attention/tokens/token-spans.ts';
import { WasmKernels } from '../../lab/kernels/wasm/wasm-kernels.ts';
import { loaded, readModel } from '../../lab/training/checkpoint.ts';
import { capacityFor, testExamples } from '../../lab/training/evaluation.ts';
import type { PickedFile } from '../grading/blob-file.ts';
import { ownExample } from '../lab/lab-examples.ts';
import type { LabRequest, ModelView } from './attention-views.ts';
import { HeadReads } from './head-reads.ts';

/** Examples of the lab whose reads are scored together. */
const LAB_EXAMPLES = 8;

/** A model that is open: its attention on the text of the map, the tokens, and what the page shows of it. */
export interface OpenModel {
  readonly file: AttentionFile;
  readonly spans: TokenSpans;
  /** What its heads do at the reads of the map. */
  readonly reads: HeadReads;
  readonly view: ModelView;
}

/** Called between heads with the share that is done. */
export type Rest = (share: number) => Promise<void>;

/** Opens files for a map: one with attention, perhaps another with its tokens. Rejected with a sentence where they cannot be used. */
export async function openFiles(files: readonly PickedFile[], map: OracleMap, rest: Rest): Promise<OpenModel> {
  const began = performance.now();
  const { file, name } = await fileOf(files);
  const { spans, problems } = alignmentOf(file, map);
  const all = tokenReads(map, spans);
  let reads = all;
  let counter: HeadCounter;
  let probedRows: readonly number[] | undefined;
  if (file.kind === 'probe') {
    const { rows, reads: probed } = probedReads(file.reads, map, all);
    reads = probed;
    probedRows = rows;
    counter = scoreProbe(file, reads, rows);
  } else counter = await scoreDense(file, reads, rest);
  const about = { name, kind: file.kind, texts: 1, left: readsIn(map) - all.length, problems };
  return {
    file,
    spans,
    reads: new HeadReads(file, reads, probedRows),
    view: viewOf(file, spans, reads, counter, about, began),
  };
}

/** Has a model of the lab read the text of an example, and others of the same length, which are scored with it; or a person's own alone. */
export async function openLab(request: LabRequest, rest: Rest): Promise<OpenModel & { readonly map: LabMap }> {
  const began = performance.now();
  const stored = readModel(new Uint8Array(await request.weights.arrayBuffer()));
  const { own: chosen } = request;
  const examples = chosen
    ? [ownExample(stored.recipe, { instance: chosen.instance, seed: chosen.addresses })]
    : testExamples(stored.recipe, request.length, Math.max(LAB_EXAMPLES, request.example + 1));
  const shown = chosen ? 0 : request.example;
  const { model, vocabulary } = loaded(stored, capacityFor(examples), (floats) => new WasmKernels(floats));
  const reads: TokenRead[] = [];
  const counters: HeadCounter[] = [];
  // The model holds the weights of one text at a time: the chosen one is read last, and kept.
  const order = [...examples.keys()].filter((index) => index !== shown).concat(shown);
  let map = labMap(examples[shown]!);
  let own: readonly TokenRead[] = [];
  for (const [done, index] of order.entries()) {
    const example = examples[index]!;
    map = labMap(example);
    model.forward(vocabulary.encode(example.tokens), 0, example.tokens.length);
    own = tokenReads(map, map.spans);
    reads.push(...own);
    counters.push(
      await scoreDense(labAttention(model, example.tokens.length, request.model), own, async () => undefined),
    );
    await rest((done + 1) / order.length);
  }
  const file = labAttention(model, map.spans.starts.length, request.model);
  const about = { name: request.model, kind: 'lab', texts: order.length, left: 0, problems: [] } as const;
  return {
    map,
    file,
    spans: map.spans,
    reads: new HeadReads(file, own),
    view: viewOf(file, map.spans, reads, counters[0]!.joinedWith(reads, counters.slice(1)), about, began),
  };
}

async function fileOf(files: readonly PickedFile[]): Promise<{ file: AttentionFile; name: string }> {
  const opened = await Promise.all(
    files.map(async ({ path, blob }) => ({
      path,
      tensors: await openTensors({
        name: path,
        size: blob.size,
        slice: async (from, to) => new Uint8Array(await blob.slice(from, to).arrayBuffer()),
      }),
    })),
  );
  const main = opened.find(({ tensors }) => tensors.tensors.size > 0) ?? opened[0]!;
  const tokens = opened.find(({ tensors }) => tensors !== main.tensors && tensors.texts.has('tokens'));
  const texts = new Map([...(tokens?.tensors.texts ?? []), ...main.tensors.texts]);
  return { name: main.path, file: await attentionOf({ ...main.tensors, texts }) };
}

function alignmentOf(file: AttentionFile, map: OracleMap): Alignment {
  const whole = wholeText(map);
  if (file.sha256 !== undefined && file.sha256 !== textHash(map))
    throw new Error(
      'sha256: the file was made for another text than the one that is open. Open the task, instance and variant that its probe was asked for.',
    );
  if (file.offsets) return alignOffsets(file.offsets, whole);
  if (file.tokens) return alignTokens(file.tokens, whole);
  const keys = file.kind === 'dense' ? file.keys : 0;
  throw new Error(
    `tokens: the file does not say which of its ${keys} tokens is which characters; add tokens (texts) or offsets [tokens, 2] to it, or open a .json file with a list of tokens beside it.`,
  );
}

/** The reads of a probe's rows, in their order. */
function probedReads(count: number, map: OracleMap, all: readonly TokenRead[]): { rows: number[]; reads: TokenRead[] } {
  const pieces = probedPieces(map);
  if (pieces.length !== count)
    throw new Error(
      `mass, shape: got ${count} rows; this text’s probe asks for ${pieces.length}. Save the probe of this page again.`,
    );
  const byPiece = new Map(all.map((read) => [read.piece, read]));
  const rows = pieces.flatMap((piece, row) => (byPiece.has(piece) ? [row] : []));
  return { rows, reads: rows.map((row) => byPiece.get(pieces[row]!)!) };
}

const readsIn = ({ pieces }: OracleMap): number => pieces.filter(({ sources }) => sources.length > 0).length;

function viewOf(
  file: AttentionFile,
  spans: TokenSpans,
  reads: readonly TokenRead[],
  counter: HeadCounter,
  about: Pick<ModelView, 'name' | 'kind' | 'texts' | 'left' | 'problems'>,
  began: number,
): ModelView {
  return {
    ...about,
    model: file.model,
    hasWeights: file.kind === 'dense' || file.top !== undefined,
    layers: file.layers,
    heads: file.heads,
    tokens: spans.starts.length,
    scores: counter.scores(),
    controls: controlScores(reads),
    band: chanceBand(reads),
    union: counter.union(),
    reads: reads.length,
    milliseconds: Math.round(performance.now() - began),
  };
}
