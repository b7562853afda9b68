import type { Config } from '../../data-files.ts';
import { isCsv, pathsOf, rowsOf, type FolderFacts } from '../facts.ts';
import { contentHash } from '../identity.ts';
import { chatLimit, limitSource } from '../limits.ts';
import { bestConfigs, recipePath, type Recipe } from '../recipe.ts';
import { TOOLS } from '../tools.ts';
import { RECIPE, scheduleOf, type Way } from './schedule.ts';
import { scheduleWords, wayWords } from './words.ts';

/** How Axolotl reads each format that it trains on, the best first, as lines below a dataset's path. */
const READERS: Readonly<Record<string, readonly string[]>> = {
  messages: chatReader('messages', 'role', 'content'),
  sharegpt: chatReader('conversations', 'from', 'value'),
  text: ['type: completion', 'field: text'],
};

function chatReader(messages: string, role: string, content: string): readonly string[] {
  return [
    'type: chat_template',
    `field_messages: ${messages}`,
    'message_property_mappings:',
    `  role: ${role}`,
    `  content: ${content}`,
  ];
}

/** Configurations for Axolotl, two a variant: all weights, and a low-rank adapter. None where it reads no format of the dataset. */
export function axolotl(facts: FolderFacts): readonly Recipe[] {
  // A CSV holds chats as text, which Axolotl does not take apart.
  const formats = Object.keys(READERS).filter((id) => !isCsv(facts) || id === 'text');
  return bestConfigs(facts, formats).flatMap((config) =>
    (['full', 'lora'] as const).map((way) => ({
      path: recipePath(facts, config, way === 'full' ? 'axolotl' : 'axolotl.lora', 'yaml'),
      text: textOf(facts, config, way),
      configs: [config.name],
    })),
  );
}

function textOf(facts: FolderFacts, config: Config, way: Way): string {
  const limit = chatLimit(facts, config.name, 'train');
  const schedule = scheduleOf(rowsOf(facts, config.name, 'train'), way);
  const { cards, learningRate, leastLearningRate } = RECIPE[way];
  const path = recipePath(facts, config, way === 'full' ? 'axolotl' : 'axolotl.lora', 'yaml');
  return `# Supervised fine-tuning ${wayWords(schedule)}.
# For Axolotl ${TOOLS.axolotl.from} or later. From the dataset's folder:
#   axolotl train ${path}
# ${scheduleWords(schedule)}.
${way === 'full' ? '# Full fine-tuning of 7 B parameters wants ZeRO or FSDP: add `deepspeed:` or `fsdp_config:` as your cards need it.\n' : ''}base_model: ${RECIPE.model}

${datasetLines(facts, config, READERS[config.format.id]!)}
# the system message stands in the data, so that the template adds none of its own
chat_template: tokenizer_default
train_on_inputs: false
${preparedLines(facts)}
# ${limitSource(limit)}: the default of 512 would drop examples without a word
sequence_len: ${limit.tokens}
sample_packing: false
${way === 'lora' ? `\nadapter: lora\nlora_r: ${RECIPE.lora.rank}\nlora_alpha: ${RECIPE.lora.alpha}\nlora_dropout: 0\nlora_target_linear: true\n` : ''}
num_epochs: ${schedule.epochs}
micro_batch_size: 1
# ${schedule.globalBatch} examples an update on ${cards === 1 ? 'one card' : `${cards} cards`}
gradient_accumulation_steps: ${schedule.accumulation}
warmup_steps: ${schedule.warmUp}
optimizer: adamw_torch_fused
learning_rate: ${learningRate}
lr_scheduler: cosine
# ends at ${leastLearningRate}
cosine_min_lr_ratio: ${RECIPE.leastShare}
weight_decay: ${RECIPE.weightDecay}
bf16: true
gradient_checkpointing: true

special_tokens:
  eos_token: <|im_end|>

output_dir: outputs/${path.slice('train/'.length, -'.yaml'.length)}
logging_steps: 1
saves_per_epoch: 1
`;
}

/** The training files of a configuration, each with how it is read. */
export function datasetLines(facts: FolderFacts, config: Config, reader: readonly string[]): string {
  const datasets = pathsOf(facts, config.name, 'train').flatMap((path) => [
    `  - path: ${path}`,
    ...[`ds_type: ${facts.plan.container.builder}`, ...reader].map((line) => `    ${line}`),
  ]);
  return `datasets:\n${datasets.join('\n')}`;
}

/** Where Axolotl keeps what it has tokenized. */
export function preparedLines(facts: FolderFacts): string {
  return `# with the content's hash: Axolotl finds what it has tokenized before by the words of this file
dataset_prepared_path: outputs/axolotl-prepared-${contentHash(facts.files)}
val_set_size: 0
`;
}
