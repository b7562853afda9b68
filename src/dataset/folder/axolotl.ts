import { isCsv, pathsOf, type FolderFacts } from './facts.ts';
import { contentHash } from './identity.ts';
import { chatLimit, limitSource } from './limits.ts';
import { RECIPE, trainingConfig, type FolderText } from './recipe.ts';

/** How Axolotl finds the messages of each format that it reads as a chat, the best first. */
const FIELDS: Readonly<Record<string, { readonly messages: string; readonly role: string; readonly content: string }>> =
  {
    messages: { messages: 'messages', role: 'role', content: 'content' },
    sharegpt: { messages: 'conversations', role: 'from', content: 'value' },
  };

/** A training configuration for Axolotl, or nothing where the dataset has no format that it reads. */
export function axolotl(facts: FolderFacts): FolderText | undefined {
  const config = trainingConfig(facts, Object.keys(FIELDS));
  if (!config || isCsv(facts)) return undefined;
  const fields = FIELDS[config.format.id]!;
  const limit = chatLimit(facts, config.name, 'train');
  const datasets = pathsOf(facts, config.name, 'train').map(
    (path) => `  - path: ${path}
    ds_type: ${facts.plan.container.builder}
    type: chat_template
    field_messages: ${fields.messages}
    message_property_mappings:
      role: ${fields.role}
      content: ${fields.content}`,
  );
  const text = `# Supervised fine-tuning with Axolotl, by the paper's recipe. From the dataset's folder, on ${RECIPE.cards} graphics cards:
#   axolotl train train/axolotl.yaml
# Full fine-tuning of 7 B parameters wants ZeRO or FSDP: add \`deepspeed:\` or \`fsdp_config:\` as your cards need it.
base_model: ${RECIPE.model}

datasets:
${datasets.join('\n')}
chat_template: tokenizer_default
train_on_inputs: false
# with the content's hash: Axolotl keeps what it has tokenized by the words of this file
dataset_prepared_path: outputs/axolotl-prepared-${contentHash(facts.files)}
val_set_size: 0

# ${limitSource(limit)}: the default of 512 would drop examples without a word
sequence_len: ${limit.tokens}
sample_packing: false

num_epochs: ${RECIPE.epochs}
micro_batch_size: 1
# ${RECIPE.globalBatch} examples a step on ${RECIPE.cards} cards
gradient_accumulation_steps: ${RECIPE.globalBatch / RECIPE.cards}
optimizer: adamw_torch_fused
learning_rate: ${RECIPE.learningRate}
lr_scheduler: cosine
# ends at ${RECIPE.leastLearningRate}
cosine_min_lr_ratio: ${RECIPE.leastShare}
weight_decay: ${RECIPE.weightDecay}
bf16: true
gradient_checkpointing: true

special_tokens:
  eos_token: <|im_end|>

output_dir: outputs/axolotl
logging_steps: 1
saves_per_epoch: 1
`;
  return { path: 'train/axolotl.yaml', text };
}
