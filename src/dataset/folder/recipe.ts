import { configsOf, type Config } from '../data-files.ts';
import { rowsOf, type FolderFacts } from './facts.ts';

/** What the paper trains: full fine-tuning of this model with these figures. */
export const RECIPE = {
  model: 'Qwen/Qwen2.5-7B',
  epochs: 2,
  globalBatch: 1024,
  learningRate: '1.0e-5',
  leastLearningRate: '7.0e-7',
  /** The least learning rate as a share of the first. */
  leastShare: 0.07,
  weightDecay: 0.1,
  /** Graphics cards that the files are written for; each takes one example at a time. */
  cards: 8,
} as const;

/** A file of the folder that is not data. */
export interface FolderText {
  readonly path: string;
  readonly text: string;
}

/** The first configuration with one of these formats, the best first, that has rows to train on; undefined when there is none. */
export function trainingConfig(facts: FolderFacts, formats: readonly string[]): Config | undefined {
  const configs = configsOf(facts.plan).filter(({ name }) => rowsOf(facts, name, 'train') > 0);
  return formats.map((id) => configs.find(({ format }) => format.id === id)).find((config) => config !== undefined);
}
