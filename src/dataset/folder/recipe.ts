import { configsOf, type Config } from '../data-files.ts';
import { rowsOf, type FolderFacts } from './facts.ts';

/** A file of the folder that is not data. */
export interface FolderText {
  readonly path: string;
  readonly text: string;
}

/** A file that trains. */
export interface Recipe extends FolderText {
  /** The configurations that it trains on, or can be told to. */
  readonly configs: readonly string[];
}

/** The configurations with rows to train on. */
export function trainingConfigs(facts: FolderFacts): readonly Config[] {
  return configsOf(facts.plan).filter(({ name }) => rowsOf(facts, name, 'train') > 0);
}

/** Of each variant the configuration with rows to train on in one of these formats, the best first. */
export function bestConfigs(facts: FolderFacts, formats: readonly string[]): readonly Config[] {
  const configs = trainingConfigs(facts);
  return facts.plan.variants.flatMap((variant) => {
    const found = formats.map((id) => configs.find((each) => each.variant === variant && each.format.id === id));
    return found.find((config) => config !== undefined) ?? [];
  });
}

/** The path of a recipe: `train/axolotl.yaml`; of several variants one each, `train/axolotl_direct.yaml`. */
export function recipePath({ plan }: FolderFacts, { variant }: Config, tool: string, ending: string): string {
  const words = plan.variants.length > 1 ? `_${variant.replaceAll('-', '_')}` : '';
  const [name, way] = tool.split('.');
  return `train/${name}${words}${way ? `_${way}` : ''}.${ending}`;
}
