import type { LabExample } from '../data/example.ts';
import { CONFIGURATION } from '../data/vocabulary.ts';

/** A line of a lab text: tokens [from, to) of the example. */
export interface TextLine {
  readonly kind: 'prompt' | 'step' | 'answer' | 'end';
  readonly from: number;
  readonly to: number;
}

/**
 * The lines that the text of an example is read in: the start configuration tape by tape, a line a step – or several steps, where the
 * variant puts them together –, the answer, the end.
 */
export function textLines({ run, variant, tokens, promptLength }: LabExample): TextLine[] {
  const lines = promptLines(tokens.slice(0, promptLength), run.machine.tapes);
  let from = promptLength;
  const add = (kind: TextLine['kind'], length: number) => {
    if (length > 0) lines.push({ kind, from, to: from + length });
    from += length;
  };
  if (variant.showsSteps) {
    const steps = run.steps.filter(({ state }) => state !== undefined);
    for (let step = 0; step < steps.length; step += variant.stepsPerLine) {
      const ofLine = steps.slice(step, step + variant.stepsPerLine);
      const fetched = ofLine.reduce((sum, each) => sum + each.fetched.length, 0);
      const written = ofLine.reduce((sum, each) => sum + each.written.length, 0);
      add('step', fetched * (variant.showsOperands ? 2 : 1) + 2 * written + (variant.showsStates ? 1 : 0));
    }
  }
  add('answer', tokens.length - 1 - from);
  add('end', 1);
  return lines;
}

/** A line begins with the name of a tape, or with the sign before heads and state. */
function promptLines(prompt: readonly string[], tapes: readonly string[]): TextLine[] {
  const starts = [...prompt.keys()].filter(
    (at) => at === 0 || tapes.includes(prompt[at]!) || prompt[at] === CONFIGURATION,
  );
  return starts.map((from, line) => ({ kind: 'prompt', from, to: starts[line + 1] ?? prompt.length }));
}
