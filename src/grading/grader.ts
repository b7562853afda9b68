import type { TextSettings } from '../cot/chain-of-thought.ts';
import { answerOf, isRight } from './answer.ts';
import { exampleOf, type AskedOutput } from './asked-output.ts';
import { isElsewhere } from './departure/begin.ts';
import { cellsHolding, cellsOf } from './departure/cells.ts';
import { departureAt, type Departure } from './departure/departure.ts';
import { departureOf } from './departure/find-departure.ts';
import { laterErrors, type LaterErrors } from './departure/later-errors.ts';
import { skipNoise } from './departure/noise.ts';
import type { Prediction } from './inputs/prediction.ts';
import type { Joined } from './joining/join.ts';
import { looksLikeOlderText, saysOlderText } from './reference/older-text.ts';
import type { KindRun } from './reference/kind-runs.ts';
import { recognise } from './reference/recognise.ts';
import type { ReferenceText } from './reference/reference-text.ts';
import { bareLine } from './reference/text-lines.ts';
import type { Match } from './departure/match.ts';
import type { SolvedInstance } from './reference/solved-instance.ts';
import { SolvedInstances } from './reference/solved-instances.ts';
import { declaredForm, isStateless } from './reference/text-form.ts';
import { processBenchRow, type ProcessBenchRow } from './report/process-bench.ts';
import type { SampleResult } from './sample-result.ts';

/** Characters of a line that a result holds; lines of long lists would make it as large as the output. */
const LINE_CHARACTERS = 240;

/** What outputs are read as. */
export interface GraderOptions {
  /** Also read what a model thought before it answered, where the file keeps that apart. */
  readonly withReasoning?: boolean | undefined;
  /** Also give every output that was read as a row of ProcessBench. */
  readonly withSteps?: boolean | undefined;
}

/** A result with what statistics need beyond it. */
export interface Graded {
  readonly result: SampleResult;
  /** The instance in its one spelling: samples of one instance belong together. */
  readonly canonical: string;
  /** The output step by step, where that is asked for. */
  readonly row?: ProcessBenchRow | undefined;
  /** The kinds of the states that were reached, in order: all of them, or up to the one that departs. Absent where none was read. */
  readonly reached?: readonly KindRun[] | undefined;
  /** The kinds of all states of the run. */
  readonly states?: readonly KindRun[] | undefined;
}

/** Grades outputs one after another; runs of machines are made once and shared by the samples of an instance. */
export class Grader {
  private readonly instances = new SolvedInstances();
  /** The form of the last output of each run and task, where records name none. */
  private readonly latestForms = new Map<string, TextSettings>();
  private readonly options: GraderOptions;

  constructor(options: GraderOptions = {}) {
    this.options = options;
  }

  /** Grades outputs that follow one another in a file. What is said of them does not depend on what was graded before. */
  gradeBatch(outputs: readonly AskedOutput[]): Graded[] {
    this.latestForms.clear();
    return outputs.map((asked) => this.grade(asked, { example: exampleOf(asked), how: asked.how }, asked.run));
  }

  /** Grades an output of the run with this name. */
  grade(prediction: Omit<Prediction, 'place'>, { example, how }: Joined, run: string): Graded {
    const { task, instance } = example;
    const text =
      this.options.withReasoning && prediction.reasoning
        ? `${prediction.reasoning}\n${prediction.output}`
        : prediction.output;
    const answer = answerOf(task, instance, text);
    const correct = answer !== undefined && isRight(task, instance, answer.answer);
    const common = {
      id: example.id,
      run,
      sample: prediction.sample ?? 0,
      task: task.id,
      class: task.algorithmClass,
      range: example.range,
      length: task.length(instance),
      joined: how,
      correct,
      answer: answer?.answer ?? null,
      stop: prediction.stop ?? null,
    };
    const solved = this.instances.of(task, instance);
    const { canonical } = solved;
    const older = { result: { ...NOTHING_READ, ...common, note: 'older text' }, canonical };
    if (saysOlderText(example)) return older;
    const key = `${run} ${task.id}`;
    const declared = declaredForm(task, example.variant, example.arithmetic);
    const { form, followed } = recognise(solved, text, { declared, latest: this.latestForms.get(key) });
    this.latestForms.set(key, form);
    const whole = solved.text(form);
    const output = { text, stop: prediction.stop, answer, isRight: correct };
    const mayRunOn = followed.expected < whole.length || skipNoise(text, followed.found) < text.length;
    let departure: Departure | undefined;
    let reference: ReferenceText | undefined;
    if (mayRunOn) {
      reference = solved.reference(form);
      departure =
        isElsewhere(reference, followed) && !isReadable(reference, text, followed)
          ? unreadable(reference, text)
          : departureOf(reference, output, followed);
    }
    if (departure && looksLikeOlderText(example, text)) return older;
    const { variant, arithmetic } = form;
    const states = isStateless(variant) ? [] : solved.kinds(form);
    const of = states.reduce((sum, { count }) => sum + count, 0);
    const result = { ...NOTHING_READ, ...common, variant, arithmetic, of };
    const row = (said: SampleResult) =>
      this.options.withSteps && !isStateless(variant)
        ? processBenchRow(said, example.query ?? prediction.prompt ?? '', solved.reference(form), text)
        : undefined;
    if (!departure || !reference) return { result, canonical, row: row(result), reached: states, states };
    const departed = {
      ...result,
      ...told(departure, reference, solved),
      later: laterOf(departure, reference, solved, form, text),
    };
    return {
      result: departed,
      canonical,
      row: row(departed),
      reached: departure.kind === 'unreadable' ? undefined : upTo(states, departure.place),
      states,
    };
  }
}

/** What a result says where nothing was read. */
const NOTHING_READ = {
  variant: null,
  arithmetic: null,
  kind: null,
  detail: null,
  part: null,
  state: null,
  state_kind: null,
  place: null,
  of: 0,
  at: null,
  expected: null,
  found: null,
  expected_word: null,
  found_word: null,
  source_cell: null,
  found_cell: null,
  later: null,
  note: null,
} as const;

/** Lines of an output in which the text is looked for where it does not begin as it should. */
const LINES_READ = 200;

/** Whether any line of the output is one of the text's, although the text does not begin as it should, or the output ends in its beginning. */
function isReadable(reference: ReferenceText, output: string, match: Match): boolean {
  if (reference.length === 0) return false;
  if (match.expected > 0 && skipNoise(output, match.found) >= output.length) return true;
  const own = output.split('\n', LINES_READ).map(bareLine);
  return own.some((line) => line.length > 3 && !line.includes(BOX) && reference.lines.numbersOf(line).length > 0);
}

const BOX = String.raw`\boxed`;

function unreadable(reference: ReferenceText, output: string): Departure {
  const found = skipNoise(output, 0);
  return departureAt(reference, 0, output, Math.min(found, output.length), { kind: 'unreadable', place: 0 });
}

/** What became of the states after a departure within one; nothing comes after an output that ended. */
function laterOf(
  { kind, at }: Departure,
  reference: ReferenceText,
  solved: SolvedInstance,
  form: TextSettings,
  output: string,
): LaterErrors | null {
  if (kind === 'unreadable' || kind === 'cut off' || reference.length === 0) return null;
  return laterErrors(solved, form, reference, output, at[0]);
}

/** A departure as the result tells it. */
function told(departure: Departure, reference: ReferenceText, solved: SolvedInstance) {
  const { kind, detail, part, place, at, expected, found, word, operand } = departure;
  const state = reference.state(place)?.state;
  // Texts without states have none to point at.
  const index = reference.length === 0 || kind === 'unreadable' ? null : (state?.index ?? solved.solution.trace.length);
  const isOperand = kind === 'operand' && operand !== undefined;
  return {
    kind,
    detail: detail ?? null,
    part: part ?? null,
    state: index,
    state_kind: kind === 'unreadable' ? null : (state?.kind.name ?? null),
    place: index === null ? null : place,
    at,
    expected: cut(expected),
    found: cut(found),
    expected_word: cut(word.expected),
    found_word: cut(word.found),
    source_cell: isOperand ? cellsOf(solved.solution, operand.expected) : null,
    found_cell: isOperand ? (cellsHolding(solved.solution, operand.expected, operand.found) ?? null) : null,
  };
}

const cut = (line: string): string => (line.length > LINE_CHARACTERS ? `${line.slice(0, LINE_CHARACTERS - 1)}…` : line);

/** The kinds of the first states up to the one at a place, that one included. */
function upTo(states: readonly KindRun[], place: number): KindRun[] {
  const reached: KindRun[] = [];
  let left = place + 1;
  for (const { kind, count } of states) {
    if (left <= 0) break;
    reached.push({ kind, count: Math.min(count, left) });
    left -= count;
  }
  return reached;
}
