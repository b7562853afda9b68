import type { VariantId } from '../../cot/variants.ts';
import type { GrowthReport } from '../../learn/growth/report.ts';
import type { CheckedHandIn } from '../../learn/hand-in.ts';
import type { Explanation, Question, Verdict } from '../../learn/question.ts';

/** A question, or a sentence that says why there is none. */
export type AskedQuestion =
  { readonly ok: true; readonly question: Question } | { readonly ok: false; readonly problem: string };

/** A verdict, or a sentence that says why there is none. */
export type JudgedAnswer =
  { readonly ok: true; readonly verdict: Verdict } | { readonly ok: false; readonly problem: string };

/** The way to the answer, or a sentence that says why there is none. */
export type ExplainedQuestion =
  { readonly ok: true; readonly explanation: Explanation } | { readonly ok: false; readonly problem: string };

/** A test that was checked again, or a sentence that says why it cannot be. */
export type HandInAnswer =
  { readonly ok: true; readonly checked: CheckedHandIn } | { readonly ok: false; readonly problem: string };

/** What is to be measured. */
export interface GrowthRequestView {
  readonly task: string;
  readonly variant: VariantId;
  /** Equal seeds draw equal instances. */
  readonly seed: number;
}

/** Growth, or a sentence that says why there is none. */
export type GrowthAnswer =
  { readonly ok: true; readonly growth: GrowthReport } | { readonly ok: false; readonly problem: string };

/** How far measuring or checking is: done of all. */
export interface LearnProgress {
  readonly done: number;
  readonly of: number;
}
