import type { ReferenceText } from '../reference/reference-text.ts';
import { bareLine } from '../reference/text-lines.ts';
import { beginsState } from '../departure/state-line.ts';
import type { SampleResult } from '../sample-result.ts';

/** An output as ProcessBench holds it (Zheng et al., ACL 2025): steps, and the first one that is wrong. */
export interface ProcessBenchRow {
  readonly id: string;
  readonly generator: string;
  readonly problem: string;
  /** The atomic states that the output wrote, words before them with the first; the answer is the last one. */
  readonly steps: readonly string[];
  readonly final_answer_correct: boolean;
  /** The index of the first wrong step, −1 if none is. */
  readonly label: number;
}

/** An output that was read, as a row. An output that ended too soon is wrong at its last step. */
export function processBenchRow(
  result: SampleResult,
  problem: string,
  reference: ReferenceText,
  output: string,
): ProcessBenchRow {
  const steps = stepsOf(reference, output);
  const at = result.at?.[0] ?? 0;
  const label =
    result.kind === null
      ? -1
      : Math.max(
          0,
          steps.findLastIndex(({ from }) => from <= at),
        );
  return {
    id: result.id,
    generator: result.run,
    problem,
    steps: steps.map(({ text }) => text),
    final_answer_correct: result.correct,
    label,
  };
}

/** The stretches of an output that begin as states do, and that of the answer. */
function stepsOf(reference: ReferenceText, output: string): { from: number; text: string }[] {
  const starts: number[] = [];
  let from = 0;
  for (const raw of output.split('\n')) {
    const line = bareLine(raw);
    if (beginsState(reference, line) || line.includes(String.raw`\boxed`)) starts.push(from);
    from += raw.length + 1;
  }
  if (starts.length === 0) starts.push(0);
  starts[0] = 0;
  return starts.map((start, number) => ({ from: start, text: output.slice(start, starts[number + 1]).trim() }));
}
