import type { Config } from '../../data-files.ts';
import { isCsv, rowsOf, type FolderFacts } from '../facts.ts';
import { chatLimit, limitSource } from '../limits.ts';
import { bestConfigs, recipePath, type Recipe } from '../recipe.ts';
import { TOOLS, versionCheck } from '../tools.ts';
import { datasetLines, preparedLines } from './axolotl.ts';
import { RECIPE, scheduleOf } from './schedule.ts';
import { scheduleWords, wayWords } from './words.ts';

/** Fewest line breaks of a separator: two are one token of Qwen, and end no line of a step. */
const LEAST_BREAKS = 2;

/** Trains process reward models on `stepwise`: a script for TRL and a configuration for Axolotl, one each a variant. */
export function processReward(facts: FolderFacts): readonly Recipe[] {
  // A CSV holds the steps as text, which neither takes apart.
  if (isCsv(facts)) return [];
  return bestConfigs(facts, ['stepwise']).flatMap((config) => [
    { path: recipePath(facts, config, 'trl.prm', 'py'), text: trlText(facts, config), configs: [config.name] },
    {
      path: recipePath(facts, config, 'axolotl.prm', 'yaml'),
      text: axolotlText(facts, config),
      configs: [config.name],
    },
  ]);
}

/** What is put after each step: more line breaks than any step has in a row, so that it is found again. */
function separatorOf(facts: FolderFacts, { name }: Config): string {
  return '\n'.repeat(Math.max(LEAST_BREAKS, facts.statistics(name, 'train').breaks.greatest + 1));
}

function trlText(facts: FolderFacts, config: Config): string {
  const limit = chatLimit(facts, config.name, 'train');
  const schedule = scheduleOf(rowsOf(facts, config.name, 'train'), 'full');
  const path = recipePath(facts, config, 'trl.prm', 'py');
  return `"""A process reward model with TRL ${TOOLS.trl.from} or later: for each step, whether all is right up to it. From the dataset's folder:

    accelerate launch --num_processes ${RECIPE.full.cards} ${path}

${scheduleWords(schedule)}.
Training all weights of 7 B parameters wants ZeRO or FSDP: name a configuration of yours with --config_file.
"""

import argparse
import os
from pathlib import Path

import trl
from datasets import load_dataset
from transformers import AutoModelForTokenClassification, AutoTokenizer

try:
    from trl.experimental.prm import PRMConfig, PRMTrainer
except ImportError:  # before TRL 1.0 it was no experiment
    from trl import PRMConfig, PRMTrainer

${versionCheck('trl', 'TRL', TOOLS.trl)}
FOLDER = Path(__file__).resolve().parents[1]
DEVICES = int(os.environ.get("WORLD_SIZE", "1"))

parser = argparse.ArgumentParser()
parser.add_argument("--model", default="${RECIPE.model}")
asked = parser.parse_args()

trainer = PRMTrainer(
    model=AutoModelForTokenClassification.from_pretrained(asked.model, num_labels=2),
    processing_class=AutoTokenizer.from_pretrained(asked.model),
    train_dataset=load_dataset(str(FOLDER), "${config.name}", split="train"),
    args=PRMConfig(
        output_dir="outputs/${path.slice('train/'.length, -'.py'.length)}",
        # ${limitSource(limit)}: TRL's own 1024 would cut steps without a word
        max_length=${limit.tokens},
        # longer than any run of line breaks within a step: TRL's own "\\n" stands in most of them
        step_separator=${JSON.stringify(separatorOf(facts, config))},
        num_train_epochs=${schedule.epochs},
        per_device_train_batch_size=1,
        gradient_accumulation_steps=max(1, ${schedule.globalBatch} // DEVICES),
        warmup_steps=${schedule.warmUp},
        learning_rate=${RECIPE.full.learningRate},
        weight_decay=${RECIPE.weightDecay},
        bf16=True,
        gradient_checkpointing=True,
        logging_steps=1,
        save_strategy="epoch",
    ),
)
trainer.train()
trainer.save_model()
`;
}

function axolotlText(facts: FolderFacts, config: Config): string {
  const limit = chatLimit(facts, config.name, 'train');
  const schedule = scheduleOf(rowsOf(facts, config.name, 'train'), 'full');
  const path = recipePath(facts, config, 'axolotl.prm', 'yaml');
  const reader = ['type: stepwise_supervised', `step_separator: ${JSON.stringify(separatorOf(facts, config))}`];
  return `# A process reward model: for each step, whether all is right up to it. Training ${wayWords(schedule)}.
# For Axolotl ${TOOLS.axolotl.from} or later. From the dataset's folder:
#   axolotl train ${path}
# ${scheduleWords(schedule)}.
base_model: ${RECIPE.model}
model_type: AutoModelForTokenClassification
num_labels: 2
process_reward_model: true

# The separator is longer than any run of line breaks within a step. Some versions of Axolotl do not read it and put "\\n" after a step: the
# labels are right then, too, but to score steps put the same after each.
${datasetLines(facts, config, reader)}
${preparedLines(facts)}
# ${limitSource(limit)}: the default of 512 would cut steps without a word
sequence_len: ${limit.tokens}
sample_packing: false

num_epochs: ${schedule.epochs}
micro_batch_size: 1
gradient_accumulation_steps: ${schedule.accumulation}
warmup_steps: ${schedule.warmUp}
optimizer: adamw_torch_fused
learning_rate: ${RECIPE.full.learningRate}
lr_scheduler: cosine
weight_decay: ${RECIPE.weightDecay}
bf16: true
gradient_checkpointing: true

output_dir: outputs/${path.slice('train/'.length, -'.yaml'.length)}
logging_steps: 1
saves_per_epoch: 1
`;
}
