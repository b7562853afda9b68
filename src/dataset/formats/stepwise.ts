import type { Segment } from '../../cot/segment.ts';
import { Random } from '../../base/random.ts';
import { faultyValue } from '../faulty-value.ts';
import { LongList } from '../long-text.ts';
import type { Example } from '../record.ts';
import type { Format } from './format.ts';

/** Examples of which one gets a fault. */
const FAULT_IN = 2;

/**
 * Steps with labels, for process reward models. Every atomic state is a step, and the boxed answer the last one. In half of the
 * examples one value is changed in a copy of the trace's text; that step and all after it are labelled false, since they follow from it.
 * Which example, which step and which value are drawn from the record's id.
 */
export const stepwise: Format = {
  id: 'stepwise',
  summary: 'Process reward models (TRL, Axolotl): steps with labels, half of the examples with a fault.',
  columns: [
    { name: 'prompt', type: 'string' },
    { name: 'completions', type: { list: 'string' } },
    { name: 'labels', type: { list: 'boolean' } },
  ],
  row: (example) => {
    const steps = new Steps(example);
    const fault = faultOf(example, steps);
    const completions = () => steps.texts(fault);
    const labels = () => steps.labels(fault);
    const isLong = typeof example.record.cot !== 'string';
    return {
      prompt: example.record.query,
      completions: isLong ? new LongList(completions) : [...completions()],
      labels: isLong ? new LongList(labels) : [...labels()],
    };
  },
  // As the row above holds them.
  stretches: function* ({ prompt, completions }) {
    yield prompt as string;
    yield* (completions instanceof LongList ? completions.items() : completions) as Iterable<string>;
  },
};

/** A step of an example with one of its values changed. */
interface Fault {
  readonly step: number;
  readonly text: string;
}

/** The text of each atomic state and of the answer; states that a variant says nothing of are no steps. */
class Steps {
  private readonly example: Example;
  /** Where each step is; of the answer, the number of states. */
  private readonly positions: readonly number[];

  constructor(example: Example) {
    this.example = example;
    const { solution, text } = example;
    const states = solution.trace.outerLength;
    const positions: number[] = [];
    for (let position = 0; position < states; position++)
      if (text.segments(position).length > 0) positions.push(position);
    this.positions = [...positions, states];
  }

  /** How many there are. */
  get length(): number {
    return this.positions.length;
  }

  /** The stretches of a step's text. */
  segments(step: number): Segment[] {
    const { solution, text } = this.example;
    const position = this.positions[step]!;
    return position < solution.trace.outerLength ? text.segments(position) : text.ending();
  }

  *texts(fault: Fault | undefined): Generator<string, void, undefined> {
    for (let step = 0; step < this.length; step++)
      yield step === fault?.step ? fault.text : textOf(this.segments(step));
  }

  *labels(fault: Fault | undefined): Generator<boolean, void, undefined> {
    for (let step = 0; step < this.length; step++) yield !fault || step < fault.step;
  }
}

const textOf = (segments: readonly Segment[]): string =>
  segments
    .map(({ text }) => text)
    .join('')
    .trimEnd();

/** A step with one of its values changed, or undefined where the example stays right. */
function faultOf({ record, task }: Example, steps: Steps): Fault | undefined {
  const random = new Random('fault', record.id);
  if (!random.oneIn(FAULT_IN)) return undefined;
  for (const step of random.shuffled([...Array(steps.length).keys()])) {
    const segments = steps.segments(step);
    const values = [...segments.keys()].filter((place) => segments[place]!.operand || isAnswer(segments[place]!));
    for (const place of random.shuffled(values)) {
      const value = faultyValue(segments[place]!.text, random);
      if (value === undefined) continue;
      // Where several answers are right, a change may hit another one.
      if (isAnswer(segments[place]!) && task.check(record.instance, value)) continue;
      return { step, text: textOf(segments.with(place, { ...segments[place]!, text: value })) };
    }
  }
  return undefined;
}

const isAnswer = (segment: Segment) => segment.role === 'answer';
