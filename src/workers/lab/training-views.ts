import type { Recipe } from '../../lab/training/recipe.ts';
import type { LengthCount } from './lab-views.ts';

/** The ranges of lengths that accuracies are followed at: those of the training, twice and three times the longest of them. */
export const FOLLOWED_RANGES = ['S', 'M', 'L'] as const;

/** A range of `FOLLOWED_RANGES`. */
export type FollowedRange = (typeof FOLLOWED_RANGES)[number];

/** How many texts were right after some updates. */
export interface Probe {
  readonly update: number;
  readonly counts: Readonly<Record<FollowedRange, LengthCount>>;
}

/** How far a training is. */
export interface TrainingState {
  readonly recipe: Recipe;
  readonly parameters: number;
  readonly updates: number;
  /** Tokens that were trained on, prompts included. */
  readonly tokens: number;
  /** Seconds of all updates, without what accuracies took. */
  readonly seconds: number;
  /** The loss of every update, from the first on. */
  readonly losses: readonly number[];
  readonly probes: readonly Probe[];
}

/** What is told while a model is trained: what has changed since the last time. */
export interface TrainingProgress {
  readonly updates: number;
  readonly tokens: number;
  readonly seconds: number;
  readonly losses: readonly number[];
  readonly probes: readonly Probe[];
}

/** How a stretch of training ended. */
export type TrainingEnding = 'done' | 'paused';
