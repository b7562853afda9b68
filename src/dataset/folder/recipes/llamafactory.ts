import type { Config } from '../../data-files.ts';
import { rowsOf, type FolderFacts } from '../facts.ts';
import { chatLimit, limitSource } from '../limits.ts';
import { bestConfigs, recipePath, type Recipe } from '../recipe.ts';
import { TOOLS } from '../tools.ts';
import { llamaFactoryFormats, trainingNames } from './dataset-info.ts';
import { RECIPE, scheduleOf, type Way } from './schedule.ts';
import { scheduleWords, wayWords } from './words.ts';

/** Configurations for LLaMA-Factory, two a variant: all weights, and a low-rank adapter. None where it reads no format of the dataset. */
export function llamaFactory(facts: FolderFacts): readonly Recipe[] {
  return bestConfigs(facts, llamaFactoryFormats(facts)).flatMap((config) =>
    (['full', 'lora'] as const).map((way) => ({
      path: recipePath(facts, config, way === 'full' ? 'llamafactory' : 'llamafactory.lora', 'yaml'),
      text: textOf(facts, config, way),
      configs: [config.name],
    })),
  );
}

function textOf(facts: FolderFacts, config: Config, way: Way): string {
  const limit = chatLimit(facts, config.name, 'train');
  const schedule = scheduleOf(rowsOf(facts, config.name, 'train'), way);
  const { cards, learningRate, leastLearningRate } = RECIPE[way];
  const path = recipePath(facts, config, way === 'full' ? 'llamafactory' : 'llamafactory.lora', 'yaml');
  return `# Supervised fine-tuning ${wayWords(schedule)}.
# For LLaMA-Factory ${TOOLS.llamaFactory.from} or later. From the dataset's folder:
#   ${way === 'full' ? 'FORCE_TORCHRUN=1 ' : ''}llamafactory-cli train ${path}
# ${scheduleWords(schedule)}.
${way === 'full' ? '# Full fine-tuning of 7 B parameters wants ZeRO: add a line `deepspeed:` with a configuration of yours.\n' : ''}model_name_or_path: ${RECIPE.model}

stage: sft
do_train: true
${way === 'full' ? 'finetuning_type: full\n' : `finetuning_type: lora\nlora_rank: ${RECIPE.lora.rank}\nlora_alpha: ${RECIPE.lora.alpha}\nlora_target: all\n`}
dataset_dir: .
dataset: ${trainingNames(facts, config.name).join(',')}
# the system message stands in the data, so that the template adds none of its own
template: qwen
# ${limitSource(limit)}: the default of 2048 would cut without a word
cutoff_len: ${limit.tokens}

num_train_epochs: ${schedule.epochs}
per_device_train_batch_size: 1
# ${schedule.globalBatch} examples an update on ${cards === 1 ? 'one card' : `${cards} cards`}
gradient_accumulation_steps: ${schedule.accumulation}
warmup_steps: ${schedule.warmUp}
learning_rate: ${learningRate}
lr_scheduler_type: cosine_with_min_lr
lr_scheduler_kwargs:
  min_lr: ${leastLearningRate}
weight_decay: ${RECIPE.weightDecay}
bf16: true

output_dir: outputs/${path.slice('train/'.length, -'.yaml'.length)}
logging_steps: 1
save_strategy: epoch
`;
}
