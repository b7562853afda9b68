import { fieldProblem } from '../../base/problems.ts';
import type { TextSettings } from '../../cot/chain-of-thought.ts';
import { VARIANT_IDS, arithmeticProblem, variantProblem } from '../../cot/variants.ts';
import { parseRange } from '../../tasks/ranges.ts';
import type { Task } from '../../tasks/task.ts';
import type { Comparison } from './selection.ts';

/** A comparison as an address holds it: a variant, `.unfolded` where its arithmetic is, and `.L.7` for an instance of its own. */
export function comparisonText({ variant, arithmetic, drawn }: Comparison): string {
  const text = arithmetic === 'folded' ? variant : `${variant}.${arithmetic}`;
  return drawn ? `${text}.${drawn.range}.${drawn.seed}` : text;
}

const TEXTS: ReadonlyMap<string, TextSettings> = new Map(
  VARIANT_IDS.flatMap((variant) =>
    (['folded', 'unfolded'] as const).flatMap((arithmetic) =>
      arithmeticProblem(variant, arithmetic) === undefined
        ? [[comparisonText({ variant, arithmetic }), { variant, arithmetic }] as const]
        : [],
    ),
  ),
);

/** The texts that a task has. */
function textsOf(task: Task): string[] {
  return [...TEXTS].filter(([, { variant }]) => variantProblem(variant, [task]) === undefined).map(([text]) => text);
}

/** Reads what `comparisonText` wrote, for a task; a sentence where it means nothing. */
export function parseComparison(task: Task, came: string): Comparison | string {
  const [, text, range, seed] = /^(.*?)(?:\.([A-Z]|\d+(?:-\d+)?)\.(\d{1,15}))?$/su.exec(came) ?? [];
  const settings = TEXTS.get(text ?? '');
  if (!settings) {
    const allowed = `one of ${textsOf(task).join(', ')}; then, for another instance, its range and its seed, such as tail.L.1`;
    return fieldProblem('compare', came, allowed).message;
  }
  const elsewhere = variantProblem(settings.variant, [task]);
  if (elsewhere !== undefined) return elsewhere;
  if (range === undefined) return settings;
  const parsed = parseRange(task, range);
  if (typeof parsed === 'string') return `compare: ${parsed}`;
  return { ...settings, drawn: { range: parsed.name, seed: Number(seed) } };
}
