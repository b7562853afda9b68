import type { Pieces, Wording } from './narration.ts';

/** A form of the chain of thought: which pieces of every atomic state are printed, and in which wording. */
export interface Variant {
  readonly id: string;
  /** As it stands on a button. */
  readonly title: string;
  /** What it leaves out or changes, as a sentence. */
  readonly summary: string;
  readonly wording: Wording;
  readonly pieces: readonly (keyof Pieces)[];
  /** Whether nested arithmetic can be unfolded in it. */
  readonly unfolds: boolean;
}

/** Every variant by id. `direct` is the baseline without a chain of thought. */
export const VARIANTS = [
  {
    id: 'tail',
    title: 'TAIL',
    summary: 'Every atomic state with its operands, result and transition, in the fewest words.',
    wording: 'tail',
    pieces: ['state', 'fetch', 'solve', 'next'],
    unfolds: true,
  },
  {
    id: 'tail-styled',
    title: 'Styled',
    summary: 'The same states, operands and results in readable sentences.',
    wording: 'styled',
    pieces: ['state', 'fetch', 'solve', 'next'],
    unfolds: true,
  },
  {
    id: 'without-memory-fetcher',
    title: '− fetcher',
    summary: 'No operands are written out: each result stands alone.',
    wording: 'tail',
    pieces: ['state', 'solve', 'next'],
    unfolds: true,
  },
  {
    id: 'direct',
    title: 'Direct',
    summary: 'The answer alone, without a chain of thought.',
    wording: 'tail',
    pieces: [],
    unfolds: false,
  },
] as const satisfies readonly Variant[];

/** The id of a variant. */
export type VariantId = (typeof VARIANTS)[number]['id'];

/** All variant ids, in the order of the page. */
export const VARIANT_IDS = VARIANTS.map((variant) => variant.id);

/** Whether nested arithmetic is folded into whole numbers or shown digit by digit. */
export type Arithmetic = 'folded' | 'unfolded';

/** The variant with this id. */
export function variantOf(id: VariantId): Variant {
  return VARIANTS.find((variant) => variant.id === id)!;
}

/** Why these two settings do not go together, or undefined when they do. */
export function variantProblem(id: VariantId, arithmetic: Arithmetic): string | undefined {
  if (arithmetic === 'folded' || variantOf(id).unfolds) return undefined;
  return `Arithmetic: unfolded does not go with the variant ${id}, which shows no digits of arithmetic; choose folded.`;
}
