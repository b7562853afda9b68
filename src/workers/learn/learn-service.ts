import * as v from 'valibot';
import { reasonOf } from '../../base/problems.ts';
import { variantProblem } from '../../cot/variants.ts';
import { answerSchema } from '../../learn/answer.ts';
import { makeExercise } from '../../learn/exercise.ts';
import { measureGrowth } from '../../learn/growth/measure.ts';
import { growthLengths, growthReport } from '../../learn/growth/report.ts';
import { checkHandIn, readHandIn } from '../../learn/hand-in.ts';
import type { Exercise, QuestionRequest } from '../../learn/question.ts';
import { resolveRequest } from '../../learn/request.ts';
import type { Tools } from '../../learn/tools.ts';
import { taskById } from '../../tasks/registry.ts';
import { NewestSlices, type Slices } from '../slices.ts';
import { Tokenizers } from '../text/tokenizers.ts';
import { holdLivenessLock } from '../worker-liveness.ts';
import type {
  AskedQuestion,
  ExplainedQuestion,
  GrowthAnswer,
  GrowthRequestView,
  HandInAnswer,
  JudgedAnswer,
  LearnProgress,
} from './learn-views.ts';

/** Exercises that are kept with their runs: a screen has a few questions, and an answer comes soon after its question. */
const EXERCISES_KEPT = 12;

/** Instances of each length of which growth is a mean; with fewer, chance decides which curve fits. */
const INSTANCES = 8;

/** Is told how far long work is; across a worker it must be a proxy of `comlink`. */
type Tell = (progress: LearnProgress) => void;

/** Loads what counts tokens; rejected with a sentence. */
type LoadTokens = (address: string) => Promise<{ readonly count: (text: string) => number }>;

/**
 * Makes and judges the questions of the lessons and measures growth. `vocabulary` is the absolute address of the vocabulary of tokens;
 * it is loaded when tokens are first counted.
 */
export class LearnService {
  private readonly exercises = new Map<string, Exercise>();
  private readonly work = new NewestSlices();
  private readonly loadTokens: LoadTokens;

  constructor(loadTokens?: LoadTokens) {
    const tokenizers = new Tokenizers();
    this.loadTokens = loadTokens ?? ((address) => tokenizers.from(address));
  }

  /** Takes the lock that shows that this worker is alive; see `watchLiveness`. */
  start(lockName: string): Promise<void> {
    return holdLivenessLock(lockName);
  }

  /** The question of a request; `reference` in it says all of what was drawn. */
  async ask(request: QuestionRequest, vocabulary: string): Promise<AskedQuestion> {
    return answered(async () => ({ question: (await this.exercise(request, vocabulary)).question }));
  }

  /** What becomes of an answer to the question of a request. */
  async judge(request: QuestionRequest, answer: unknown, vocabulary: string): Promise<JudgedAnswer> {
    const parsed = v.safeParse(answerSchema, answer);
    if (!parsed.success) return { ok: false, problem: 'The answer has none of the forms that answers have.' };
    return answered(async () => ({ verdict: (await this.exercise(request, vocabulary)).judge(parsed.output) }));
  }

  /** The way to the answer of a question. */
  async explain(request: QuestionRequest, vocabulary: string): Promise<ExplainedQuestion> {
    return answered(async () => ({ explanation: (await this.exercise(request, vocabulary)).explain() }));
  }

  /** Checks the answers of a link part again, question by question. Rejected with `Cancelled` when a newer one is to be checked. */
  async checkHandIn(part: string, vocabulary: string, tell: Tell): Promise<HandInAnswer> {
    const read = readHandIn(part);
    if (!read.ok) return read;
    const slices = this.work.begin('hand-in');
    const countsTokens = read.items.some(({ reference }) => reference.kind === 'tokens');
    const tools = await answered(async () => ({ tools: await this.tools(countsTokens, vocabulary) }));
    if (!tools.ok) return tools;
    const checked = await inSlices(checkHandIn(read.items, tools.tools), slices, read.items.length, tell);
    return { ok: true, checked };
  }

  /** Measures how the text of a task grows. Rejected with `Cancelled` when something newer is to be measured, or by `cancelGrowth`. */
  async growth({ task: id, variant, seed }: GrowthRequestView, vocabulary: string, tell: Tell): Promise<GrowthAnswer> {
    const slices = this.work.begin('growth');
    const task = taskById(id);
    if (!task) return { ok: false, problem: `task: got “${id}”; allowed: the id of a task.` };
    const problem = variantProblem(variant, [task]);
    if (problem) return { ok: false, problem };
    const tools = await answered(async () => ({ tools: await this.tools(true, vocabulary) }));
    if (!tools.ok) return tools;
    const lengths = growthLengths(task);
    const measuring = measureGrowth(
      { task, variant, lengths, instances: INSTANCES, stream: `growth ${seed}` },
      tools.tools.countTokens,
    );
    const points = await inSlices(measuring, slices, lengths.length * INSTANCES, tell);
    return { ok: true, growth: growthReport(points) };
  }

  /** Stops measuring; who waits for it is rejected with `Cancelled`. */
  cancelGrowth(): void {
    this.work.cancel('growth');
  }

  private async exercise(request: QuestionRequest, vocabulary: string): Promise<Exercise> {
    const resolved = resolveRequest(request);
    if (!resolved.ok) throw new Error(resolved.problems.map(({ message }) => message).join(' '));
    const { reference } = resolved;
    const key = JSON.stringify(reference);
    const known = this.exercises.get(key);
    if (known) return known;
    const made = makeExercise(reference, await this.tools(reference.kind === 'tokens', vocabulary));
    this.exercises.set(key, made);
    // The oldest goes first: a map is in the order of adding.
    if (this.exercises.size > EXERCISES_KEPT) this.exercises.delete(this.exercises.keys().next().value!);
    return made;
  }

  private async tools(countsTokens: boolean, vocabulary: string): Promise<Tools> {
    if (!countsTokens) return { countTokens: noTokens };
    const { count } = await this.loadTokens(vocabulary);
    return { countTokens: count };
  }
}

function noTokens(): never {
  throw new Error('Only questions about tokens count them.');
}

/** What was made, or the sentence with which making it failed. */
async function answered<Made extends object>(
  make: () => Promise<Made>,
): Promise<({ readonly ok: true } & Made) | { readonly ok: false; readonly problem: string }> {
  try {
    return { ok: true, ...(await make()) };
  } catch (error) {
    return { ok: false, problem: reasonOf(error) };
  }
}

/** Does work step by step, telling how far it is by the numbers that it yields, and lets other questions be answered in between. */
async function inSlices<Made>(
  work: Generator<number, Made, undefined>,
  slices: Slices,
  of: number,
  tell: Tell,
): Promise<Made> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (!slices.isOver) continue;
    tell({ done: step.value, of });
    await slices.rest();
  }
}
