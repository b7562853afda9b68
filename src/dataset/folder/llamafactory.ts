import { LLAMA_FACTORY_FORMATS, llamaFactoryReads, trainingNames } from './dataset-info.ts';
import type { FolderFacts } from './facts.ts';
import { chatLimit, limitSource } from './limits.ts';
import { RECIPE, trainingConfig, type FolderText } from './recipe.ts';

/** A training configuration for LLaMA-Factory, or nothing where the dataset has no format that it reads. */
export function llamaFactory(facts: FolderFacts): FolderText | undefined {
  const config = trainingConfig(facts, LLAMA_FACTORY_FORMATS);
  if (!config || !llamaFactoryReads(facts, config)) return undefined;
  const limit = chatLimit(facts, config.name, 'train');
  const text = `# Supervised fine-tuning with LLaMA-Factory, by the paper's recipe. From the dataset's folder, on ${RECIPE.cards} graphics cards:
#   FORCE_TORCHRUN=1 llamafactory-cli train train/llamafactory.yaml
# Full fine-tuning of 7 B parameters wants ZeRO: add a line \`deepspeed:\` with a configuration of yours.
model_name_or_path: ${RECIPE.model}

stage: sft
do_train: true
finetuning_type: full

dataset_dir: .
dataset: ${trainingNames(facts, config.name).join(',')}
template: qwen
# ${limitSource(limit)}: the default of 2048 would cut without a word
cutoff_len: ${limit.tokens}

num_train_epochs: ${RECIPE.epochs}
per_device_train_batch_size: 1
# ${RECIPE.globalBatch} examples a step on ${RECIPE.cards} cards
gradient_accumulation_steps: ${RECIPE.globalBatch / RECIPE.cards}
learning_rate: ${RECIPE.learningRate}
lr_scheduler_type: cosine_with_min_lr
lr_scheduler_kwargs:
  min_lr: ${RECIPE.leastLearningRate}
weight_decay: ${RECIPE.weightDecay}
bf16: true

output_dir: outputs/llamafactory
logging_steps: 1
save_strategy: epoch
`;
  return { path: 'train/llamafactory.yaml', text };
}
