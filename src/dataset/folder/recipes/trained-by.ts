import type { Config } from '../../data-files.ts';
import { isCsv, rowsOf, type FolderFacts } from '../facts.ts';
import { trainingConfigs, type Recipe } from '../recipe.ts';

/** Which files train on a configuration, or a sentence that says why none does. */
export function trainedBy(facts: FolderFacts, config: Config, recipes: readonly Recipe[]): string {
  const files = recipes.filter(({ configs }) => configs.includes(config.name));
  if (files.length === 0) return whyNot(facts, config);
  return files.map(({ path }) => `\`${path}\``).join(', ');
}

/** Formats with the same chats, of which a YAML file names only one: the others can be put in its place. */
const CHATS: ReadonlySet<string> = new Set(['messages', 'sharegpt', 'alpaca', 'prompt-completion', 'text']);

function whyNot(facts: FolderFacts, { name, format, variant }: Config): string {
  if (rowsOf(facts, name, 'train') === 0) return 'None: it has no rows to train on.';
  if (format.id === 'inspect') return 'None: it is for evaluation with Inspect.';
  if (format.id.startsWith('native'))
    return 'None: it is the record itself; `query` and `cot` are what the other formats make a chat of.';
  if (format.id === 'stepwise')
    return 'None: a CSV holds the steps as JSON text, which no trainer takes apart; make it as JSONL or Parquet.';
  const same = trainingConfigs(facts).find(
    (other) => other.name !== name && other.variant === variant && CHATS.has(other.format.id),
  );
  return same ? `None: the same chats stand in \`${same.name}\`.` : 'None.';
}

/** What of the recipes is left out in this container, and why, as sentences. */
export function leftOut({ plan }: FolderFacts): readonly string[] {
  const { container, formats } = plan;
  const chats = formats.some(({ id }) => CHATS.has(id));
  if (!chats) return [];
  if (isCsv({ plan }))
    return [
      `A CSV holds lists as JSON text. TRL's script takes them apart; Axolotl and LLaMA-Factory do not, so that they have files only for ${formats.some(({ id }) => id === 'text' || id === 'alpaca') ? 'the formats `text` and `alpaca`' : '`text` and `alpaca`, which this dataset does not have'}.`,
    ];
  if (container.extension.endsWith('.gz'))
    return [
      "LLaMA-Factory's files (`dataset_info.json`, `train/llamafactory.yaml`) are left out: it tells files by their last ending and refuses `.gz`. Unpacked, or made as JSONL or Parquet, it reads them.",
    ];
  return [];
}
