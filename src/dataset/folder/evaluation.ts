import { configsOf, type Config } from '../data-files.ts';
import { evaluationSplits, type FolderFacts } from './facts.ts';

/**
 * The configurations to evaluate with: of each variant the first in one of these formats, the best first. Queries and answers of all
 * variants are the same, but a model that was trained on a longer one needs room for its texts.
 */
export function evaluationConfigs(facts: FolderFacts, formats: readonly string[]): readonly Config[] {
  if (evaluationSplits(facts).length === 0) return [];
  const configs = configsOf(facts.plan);
  return facts.plan.variants.flatMap((variant) => {
    const found = formats.map((id) => configs.find((each) => each.variant === variant && each.format.id === id));
    return found.find((config) => config !== undefined) ?? [];
  });
}

/** What the evaluation tasks of a configuration are called, before the split: `tail`, of several variants `tail_turing_program`. */
export function evaluationName({ plan }: FolderFacts, { variant }: Config): string {
  if (plan.variants.length === 1) return 'tail';
  const words = variant.replaceAll('-', '_');
  // The variants of TAIL bring its name along.
  return words === 'tail' || words.startsWith('tail_') ? words : `tail_${words}`;
}
