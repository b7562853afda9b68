import type { VariantId } from '../cot/variants.ts';
import type { ReferencePiece, ReferenceState } from '../grading/reference/reference-position.ts';
import { ReferenceText, writtenText } from '../grading/reference/reference-text.ts';
import { TextLines } from '../grading/reference/text-lines.ts';
import { chainOfThought, type Solution } from '../runs/solution.ts';

/** A text of a lesson as a whole, with what every stretch of it is. */
export interface LessonText {
  readonly text: string;
  /** The shown states, in the order of their beginnings. */
  readonly states: readonly ReferenceState[];
  readonly pieces: readonly ReferencePiece[];
  /** The same, as grading and the making of faults ask it. */
  readonly reference: ReferenceText;
}

/** The text of a variant, with arithmetic in one line. */
export function lessonText(solution: Solution, variant: VariantId): LessonText {
  const cot = chainOfThought(solution, { variant, arithmetic: 'folded' });
  const written = writtenText(cot);
  const reference = new ReferenceText(cot, written, new TextLines(written.text), undefined);
  const { text, states, pieces } = reference;
  return { text, states, pieces, reference };
}
