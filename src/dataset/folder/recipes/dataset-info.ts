import { configsOf } from '../../data-files.ts';
import { pathsOf, type FolderFacts } from '../facts.ts';
import type { FolderText } from '../recipe.ts';

/** Formats that LLaMA-Factory reads, the best first, with every column and tag named: what is not named there, it takes for absent. */
const DESCRIPTIONS: Readonly<Record<string, object>> = {
  messages: {
    formatting: 'sharegpt',
    columns: { messages: 'messages' },
    tags: {
      role_tag: 'role',
      content_tag: 'content',
      user_tag: 'user',
      assistant_tag: 'assistant',
      system_tag: 'system',
    },
  },
  sharegpt: {
    formatting: 'sharegpt',
    columns: { messages: 'conversations' },
    tags: { role_tag: 'from', content_tag: 'value', user_tag: 'human', assistant_tag: 'gpt', system_tag: 'system' },
  },
  alpaca: {
    formatting: 'alpaca',
    columns: { prompt: 'instruction', query: 'input', response: 'output', system: 'system' },
  },
};

/**
 * The ids of formats that LLaMA-Factory reads in the dataset's container, the best first: it tells files by their last ending, which must
 * be no `.gz`, and takes no chat out of a CSV.
 */
export function llamaFactoryFormats({ plan: { container } }: FolderFacts): readonly string[] {
  if (container.extension.endsWith('.gz')) return [];
  return Object.keys(DESCRIPTIONS).filter((id) => container.builder !== 'csv' || id === 'alpaca');
}

/** The names under which LLaMA-Factory finds the training files of a configuration: one a file. */
export function trainingNames(facts: FolderFacts, config: string): readonly string[] {
  return pathsOf(facts, config, 'train').map((path) => nameOf(path));
}

/** `dataset_info.json` for LLaMA-Factory: every training and evaluation file that it reads; nothing where it reads none. */
export function datasetInfo(facts: FolderFacts): FolderText | undefined {
  const formats = llamaFactoryFormats(facts);
  const entries = configsOf(facts.plan)
    .filter(({ format }) => formats.includes(format.id))
    .flatMap(({ name, format }) =>
      facts.files
        .filter((file) => file.config === name)
        .map(({ path }) => [nameOf(path), { file_name: path, ...DESCRIPTIONS[format.id] }] as const),
    );
  if (entries.length === 0) return undefined;
  return { path: 'dataset_info.json', text: `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n` };
}

/** `data/messages/train-00000-of-00001.parquet` is `tail_messages_train`, of several files `tail_messages_train_00000`. */
function nameOf(path: string): string {
  const [, config, split, index, of] = /^data\/([^/]+)\/(\w+)-(\d+)-of-(\d+)/.exec(path)!;
  const name = `tail_${config}_${split}`.replaceAll(/[^\w]/g, '_');
  return Number(of) > 1 ? `${name}_${index}` : name;
}
