import { listed } from '../base/listed.ts';
import type { ComposedRun, ComposedTask, Composition } from './composition.ts';
import { ancestors } from './compositions/ancestors.ts';
import { answerAlone } from './compositions/answer-alone.ts';
import { everyState } from './compositions/every-state.ts';
import { indexHint } from './compositions/index-hint.ts';
import { memoryTapes } from './compositions/memory-tapes.ts';
import { passes } from './compositions/passes.ts';
import { reversed } from './compositions/reversed.ts';

/** A form of the chain of thought. Every one is composed of what the tasks narrate and of the run's trace. */
export interface Variant {
  readonly id: string;
  /** Its name in a list to choose from. */
  readonly title: string;
  /** What it leaves out or changes, as a sentence. */
  readonly summary: string;
  /** TAIL itself, TAIL without one of its three modules, or a format that others train on. */
  readonly group: VariantGroup;
  /** The characters before the box with the answer. */
  readonly lead?: string;
  /** Whether atomic states have text of their own in it. */
  readonly showsStates: boolean;
  /** Whether nested arithmetic can be unfolded in it. */
  readonly unfolds: boolean;
  /** Only tasks that are one equation have it. */
  readonly needsEquation?: boolean;
  /** Composes the text of a run; `unfolded` is true only if the variant unfolds. */
  readonly compose: (run: ComposedRun, unfolded: boolean) => Composition;
}

/** The groups of variants, in the order of a list to choose from. */
export const VARIANT_GROUPS = ['TAIL', 'Without one module', 'Baselines'] as const;

type VariantGroup = (typeof VARIANT_GROUPS)[number];

/** Every variant by id. */
export const VARIANTS = [
  {
    id: 'tail',
    title: 'TAIL',
    summary: 'Every atomic state with its operands, result and transition, in the fewest words.',
    group: 'TAIL',
    showsStates: true,
    unfolds: true,
    compose: (run, unfolded) =>
      everyState(run, { wording: 'tail', pieces: ['state', 'fetch', 'solve', 'next'], unfolded }),
  },
  {
    id: 'tail-styled',
    title: 'TAIL styled',
    summary: 'The same states, operands and results in readable sentences.',
    group: 'TAIL',
    lead: 'The answer is ',
    showsStates: true,
    unfolds: true,
    compose: (run, unfolded) =>
      everyState(run, { wording: 'styled', pieces: ['state', 'fetch', 'solve', 'next'], unfolded }),
  },
  {
    id: 'without-memory-fetcher',
    title: 'Without memory fetcher',
    summary: 'No operands are written out: each result stands alone.',
    group: 'Without one module',
    showsStates: true,
    unfolds: true,
    compose: (run, unfolded) => everyState(run, { wording: 'tail', pieces: ['state', 'solve', 'next'], unfolded }),
  },
  {
    id: 'without-atomic-state',
    title: 'Without atomic state',
    summary: 'One level coarser: each pass of the algorithm’s loop shows its last result only.',
    group: 'Without one module',
    showsStates: true,
    unfolds: false,
    compose: passes,
  },
  {
    id: 'without-linear-transition',
    title: 'Without linear transition',
    summary: 'Only the states on which the answer depends, without a word about where each leads.',
    group: 'Without one module',
    showsStates: true,
    unfolds: false,
    compose: ancestors,
  },
  {
    id: 'direct',
    title: 'Direct answer',
    summary: 'The answer alone, without a chain of thought.',
    group: 'Baselines',
    showsStates: false,
    unfolds: false,
    compose: answerAlone,
  },
  {
    id: 'turing-program',
    title: 'Turing program',
    summary: 'After every atomic state the tapes are copied with the change made.',
    group: 'Baselines',
    showsStates: true,
    unfolds: false,
    compose: memoryTapes,
  },
  {
    id: 'index-hint',
    title: 'Index hint',
    summary: 'The equation alone, with the name of its place behind every digit.',
    group: 'Baselines',
    showsStates: false,
    unfolds: false,
    needsEquation: true,
    compose: indexHint,
  },
  {
    id: 'reversed',
    title: 'Reversed',
    summary: 'The equation alone, with every number written backwards.',
    group: 'Baselines',
    showsStates: false,
    unfolds: false,
    needsEquation: true,
    compose: reversed,
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

/** The variants that a task has, in the order of the page. */
export function variantsOf(task: ComposedTask): readonly (Variant & { readonly id: VariantId })[] {
  return VARIANTS.filter((variant: Variant) => !variant.needsEquation || task.equation !== undefined);
}

/** Why some of these tasks do not have this variant, or undefined when all have it. */
export function variantProblem(id: VariantId, tasks: readonly ComposedTask[]): string | undefined {
  const without = tasks.filter((task) => variantsOf(task).every((variant) => variant.id !== id));
  if (without.length === 0) return undefined;
  const titles = listed(without.map(({ title }) => title));
  const allowed = VARIANT_IDS.filter((each) =>
    without.every((task) => variantsOf(task).some(({ id: own }) => own === each)),
  );
  return `variant: got "${id}", which writes one equation; allowed for ${titles}: one of ${allowed.join(', ')}.`;
}

/** Why these two settings do not go together, or undefined when they do. */
export function arithmeticProblem(id: VariantId, arithmetic: Arithmetic): string | undefined {
  if (arithmetic === 'folded' || variantOf(id).unfolds) return undefined;
  return `Arithmetic: unfolded does not go with the variant ${id}, which shows no digits of arithmetic; choose folded.`;
}
