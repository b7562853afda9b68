import { transfer } from 'comlink';
import { Latest } from '../../base/latest.ts';
import type { LabExample } from '../../lab/data/example.ts';
import { Vocabulary } from '../../lab/data/vocabulary.ts';
import { firstDifference, differenceWords } from '../../lab/grading/first-difference.ts';
import { labOutput, type LabOutput } from '../../lab/grading/lab-output.ts';
import { textLines } from '../../lab/grading/text-lines.ts';
import { localHeads, modelTensors } from '../../lab/model/shape.ts';
import { writtenTokens } from '../../lab/model/writing.ts';
import { gradeText, testExample, writingLimits, writtenFor } from '../../lab/training/evaluation.ts';
import { machineOf, shapeOf, type MakeKernels } from '../../lab/training/trainer.ts';
import { Cancelled, Slices } from '../slices.ts';
import { holdLivenessLock } from '../worker-liveness.ts';
import { attentionMap } from './attention-map.ts';
import type {
  AttentionMap,
  HeadScore,
  LengthCount,
  MachineText,
  MeasureRequest,
  ModelFacts,
  WriteRequest,
  WritingProgress,
  Written,
} from './lab-views.ts';
import { drawnForGrading, longestInstance, ownExample } from './lab-examples.ts';
import { OpenedModels, type ReadyModel } from './opened-models.ts';
import { ownReading, type OwnReading } from './own-facts.ts';

/** Milliseconds between two reports while a model writes: each draws the page again. */
const TELL_EVERY_MS = 50;

/** A text that a model has written, and the machine's. */
interface WrittenText {
  readonly ready: ReadyModel;
  readonly example: LabExample;
  readonly tokens: readonly string[];
}

/** Questions about small models: has them write, says where they look and how often they are right. */
export class LabService {
  private readonly models: OpenedModels;
  private readonly works = new Latest();
  private text: WrittenText | undefined;

  constructor(makeKernels: () => Promise<MakeKernels>) {
    this.models = new OpenedModels(makeKernels);
  }

  /** Takes the lock that shows that this worker is alive; see `watchLiveness`. */
  start(lockName: string): Promise<void> {
    return holdLivenessLock(lockName);
  }

  /** Ends what is being written or measured; it is rejected with `Cancelled`, but for a text, which stays as far as it came. */
  cancel(): void {
    this.works.cancel();
  }

  /** Takes a model from a file: the address that it is given is asked for like others. A newer one takes its place. */
  keepModel(address: string, file: Blob): void {
    this.models.keep(address, file);
  }

  /** What is known of a machine file. */
  ownMachine(file: string): OwnReading {
    return ownReading(file);
  }

  /** What is known of a model. */
  async facts(address: string): Promise<ModelFacts> {
    const { recipe, updates, seconds } = await this.models.stored(address);
    const shape = shapeOf(recipe, new Vocabulary(machineOf(recipe), recipe.ring));
    return {
      recipe,
      parameters: modelTensors(shape).all.reduce((sum, { length }) => sum + length, 0),
      updates,
      seconds,
      layers: shape.layers,
      heads: shape.heads,
      localHeads: Array.from({ length: shape.layers }, (_, layer) => localHeads(shape, layer)),
      longest: longestInstance(recipe),
    };
  }

  /**
   * Has a model write the text of an instance, and compares it with the machine's. Rejected with a sentence where the instance is none, or
   * its cells do not fit on the ring of addresses.
   */
  async write(request: WriteRequest, tell: (progress: WritingProgress) => void): Promise<Written> {
    const isWanted = this.works.begin();
    const { recipe } = await this.models.stored(request.model);
    const example = ownExample(recipe, request);
    const ready = await this.models.ready(request.model, [example]);
    const { model, vocabulary } = ready;
    const prompt = [...vocabulary.encode(example.tokens.slice(0, example.promptLength))];
    const slices = new Slices(isWanted);
    const ids: number[] = [];
    const tokens: string[] = [];
    let told = 0;
    let toldAt = performance.now();
    let busy = 0;
    let began = toldAt;
    const tellNow = () => {
      tell({ ...(told === 0 && { text: machineText(example) }), tokens: tokens.slice(told) });
      told = tokens.length;
      toldAt = performance.now();
    };
    let isWhole = true;
    for (const id of writtenTokens(model, prompt, writingLimits(vocabulary, example))) {
      ids.push(id);
      tokens.push(tokenOf(vocabulary.tokens, id));
      const now = performance.now();
      if (now - toldAt >= TELL_EVERY_MS) tellNow();
      if (!slices.isOver) continue;
      busy += now - began;
      isWhole = await slices.rest().then(
        () => true,
        (problem: unknown) => {
          if (problem instanceof Cancelled) return false;
          throw problem;
        },
      );
      began = performance.now();
      if (!isWhole) break;
    }
    busy += performance.now() - began;
    tellNow();
    this.text = { ready, example, tokens };
    const difference = isWhole ? firstDifference(example, tokens) : undefined;
    return {
      isWhole,
      tokens: tokens.length,
      tokensPerSecond: tokens.length / (Math.max(busy, 0.1) / 1000),
      difference,
      words: difference && differenceWords(example, difference),
      isAnswer: gradeText(vocabulary, example, ids).isAnswer,
    };
  }

  /** Where a head looked while the latest text was written; undefined where there is none any more. */
  attention(layer: number, head: number): AttentionMap | undefined {
    const { text } = this;
    if (!text) return undefined;
    const map = attentionMap(text.ready.model, layer, head, readText(text));
    return transfer(map, [map.weights.buffer]);
  }

  /** How often each head's largest weight was on the source, in the latest text. */
  heads(): HeadScore[] {
    const { text } = this;
    if (!text) return [];
    const { layers, heads } = text.ready.model.shape;
    return Array.from({ length: layers * heads }, (_, number) => {
      const [layer, head] = [Math.floor(number / heads), number % heads];
      const { hits, of } = attentionMap(text.ready.model, layer, head, readText(text));
      return { layer, head, hits, of };
    });
  }

  /** Has a model write the texts of the first test inputs of each length. Rejected with `Cancelled` when it is cancelled. */
  async measure({ model, lengths, count }: MeasureRequest, tell: (count: LengthCount) => void): Promise<LengthCount[]> {
    const slices = new Slices(this.works.begin());
    const { recipe } = await this.models.stored(model);
    const counts: LengthCount[] = [];
    for (const length of lengths) {
      const done = { length, done: 0, texts: 0, answers: 0 };
      let toldAt = performance.now();
      for (let index = 0; index < count; index++) {
        const example = testExample(recipe, length, index);
        const { isText, isAnswer } = await this.tried(model, example, slices);
        done.done++;
        if (isText) done.texts++;
        if (isAnswer) done.answers++;
        if (performance.now() - toldAt < TELL_EVERY_MS) continue;
        tell({ ...done });
        toldAt = performance.now();
      }
      tell({ ...done });
      counts.push(done);
    }
    return counts;
  }

  /** What a model writes for drawn inputs, as records that can be graded. */
  async outputs(
    { model: address, lengths, count }: MeasureRequest,
    name: string,
    tell: (done: number) => void,
  ): Promise<LabOutput[]> {
    const slices = new Slices(this.works.begin());
    const { recipe } = await this.models.stored(address);
    const records: LabOutput[] = [];
    for (const length of lengths)
      for (let index = 0; index < count; index++) {
        const { id, example, layout } = drawnForGrading(recipe, length, index);
        const { written } = await this.tried(address, example, slices);
        records.push(labOutput(id, example, layout, written, name));
        tell(records.length);
      }
    return records;
  }

  private async tried(address: string, example: LabExample, slices: Slices) {
    const { model, vocabulary } = await this.models.ready(address, [example]);
    this.text = undefined;
    const ids = writtenFor(model, vocabulary, example);
    if (slices.isOver) await slices.rest();
    return {
      ...gradeText(vocabulary, example, ids),
      written: ids.map((id) => tokenOf(vocabulary.tokens, id)),
    };
  }
}

function machineText(example: LabExample): MachineText {
  const { tokens, promptLength, kinds, sources, run } = example;
  return { tokens, promptLength, kinds, sources, answer: run.answer, lines: textLines(example) };
}

/** What a model has read, and the sources that hold there: behind the first difference positions are no longer the machine's. */
function readText({ example, tokens }: WrittenText) {
  const positions = example.promptLength + tokens.length - 1;
  const end = firstDifference(example, tokens)?.position ?? example.tokens.length;
  return { positions, sources: example.sources.slice(0, end + 1) };
}

/** Ids that fill the vocabulary up to a multiple of 8 have no token. */
const tokenOf = (tokens: readonly string[], id: number): string => tokens[id] ?? '?';
