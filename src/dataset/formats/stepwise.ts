import type { Segment } from '../../cot/segment.ts';
import { Random } from '../../base/random.ts';
import { faultyValue } from '../faulty-value.ts';
import type { Example } from '../record.ts';
import type { Format } from './format.ts';

/** One example in so many gets a fault. */
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
    const steps = stepsOf(example);
    const completions = steps.map(textOf);
    const fault = faultOf(example, steps);
    if (fault) completions[fault.step] = fault.text;
    const labels = completions.map((_, step) => !fault || step < fault.step);
    return { prompt: example.record.query, completions, labels };
  },
  // As the row above holds them.
  stretches: ({ prompt, completions }) => [prompt as string, ...(completions as readonly string[])],
};

/** The text of each atomic state and of the answer, in stretches; states that a variant says nothing of are no steps. */
function stepsOf({ solution, text }: Example): Segment[][] {
  const steps: Segment[][] = [];
  for (let position = 0; position < solution.trace.outerLength; position++) {
    const segments = text.segments(position);
    if (segments.length > 0) steps.push(segments);
  }
  return [...steps, text.ending()];
}

const textOf = (segments: readonly Segment[]): string =>
  segments
    .map(({ text }) => text)
    .join('')
    .trimEnd();

/** A step with one of its values changed, or undefined where the example stays right. */
function faultOf({ record, task }: Example, steps: readonly Segment[][]): { step: number; text: string } | undefined {
  const random = new Random('fault', record.id);
  if (!random.oneIn(FAULT_IN)) return undefined;
  for (const step of random.shuffled([...steps.keys()])) {
    const segments = steps[step]!;
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
