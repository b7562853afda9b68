import type { ComposedRun, Composition } from '../composition.ts';
import type { Segment } from '../segment.ts';

/**
 * The task's equation on one line, with every number written as a format of the literature writes it; no atomic state is shown.
 * The operands are what the machine fetched from its input, the result is the content of its output tape.
 */
export function equationLine(run: ComposedRun, write: (number: string) => string): Composition {
  return { shownStates: () => 0, segments: () => [], lines: () => [], lastLine: () => equation(run, write) };
}

function equation(run: ComposedRun, write: (number: string) => string): Segment[] {
  const { sign } = run.subject.equation!;
  const operands = operandsOf(run);
  // A run that was stopped before it had its operands or its answer has no equation.
  if (!operands || run.answer === undefined) return [];
  const left = operands.flatMap((operand, index): Segment[] => [
    ...(index > 0 ? [{ text: sign, role: 'plain' as const }] : []),
    { text: write(operand), role: 'fetch' },
  ]);
  return [
    ...left,
    { text: '=', role: 'plain' },
    { text: write(run.answer), role: 'solve' },
    { text: '\n', role: 'plain' },
  ];
}

function operandsOf({ subject, trace }: ComposedRun): string[] | undefined {
  const { state: kind, operands } = subject.equation!;
  for (let position = 0; position < trace.outerLength; position++) {
    const { kind: own, fetched } = trace.state(trace.outerIndex(position));
    if (own.name === kind) return operands.map((name) => fetched.find((operand) => operand.name === name)!.value);
  }
  return undefined;
}
