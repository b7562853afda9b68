import type { Config } from '../../data-files.ts';
import { isCsv, rowsOf, type FolderFacts } from '../facts.ts';
import { chatLimit, limitSource } from '../limits.ts';
import { trainingConfigs, type Recipe } from '../recipe.ts';
import { TOOLS, versionCheck } from '../tools.ts';
import { RECIPE, scheduleOf } from './schedule.ts';
import { scheduleWords } from './words.ts';

/** A format that `SFTTrainer` trains on. */
interface Reader {
  /** Columns that a CSV holds as JSON text. */
  readonly nested?: readonly string[];
  /** A row as TRL takes it, in Python, where it does not take it as it is. */
  readonly asTrl?: string;
}

/** What TRL's `SFTTrainer` reads, the best first: with a prompt and its completion the loss is taken on the completion only. */
const READERS: Readonly<Record<string, Reader>> = {
  'prompt-completion': { nested: ['prompt', 'completion'] },
  messages: { nested: ['messages'] },
  alpaca: {
    asTrl: `{
        "prompt": [
            {"role": "system", "content": row["system"]},
            {"role": "user", "content": row["instruction"]},
        ],
        "completion": [{"role": "assistant", "content": row["output"]}],
    }`,
  },
  sharegpt: {
    nested: ['conversations'],
    asTrl: `{
        "messages": [
            {"role": {"human": "user", "gpt": "assistant"}.get(turn["from"], turn["from"]), "content": turn["value"]}
            for turn in row["conversations"]
        ]
    }`,
  },
  text: {},
};

/** A training script for TRL that knows every configuration which it trains on; none where the dataset has no such format. */
export function trl(facts: FolderFacts): readonly Recipe[] {
  const order = Object.keys(READERS);
  const configs = trainingConfigs(facts)
    .filter(({ format }) => order.includes(format.id))
    .toSorted((one, other) => order.indexOf(one.format.id) - order.indexOf(other.format.id));
  return configs.length === 0
    ? []
    : [{ path: 'train/trl_sft.py', text: textOf(facts, configs), configs: configs.map(({ name }) => name) }];
}

function textOf(facts: FolderFacts, configs: readonly Config[]): string {
  const [first] = configs;
  const rows = rowsOf(facts, first!.name, 'train');
  const [full, lora] = [scheduleOf(rows, 'full'), scheduleOf(rows, 'lora')];
  const limits = configs.map(({ name }) => ({ name, limit: chatLimit(facts, name, 'train') }));
  return `"""Supervised fine-tuning with TRL ${TOOLS.trl.from} or later. From the dataset's folder:

    accelerate launch --num_processes ${RECIPE.full.cards} train/trl_sft.py
    python train/trl_sft.py --lora

The first trains all weights on ${RECIPE.full.cards} graphics cards, by the paper's recipe:
    ${scheduleWords(full)}.
Full fine-tuning of 7 B parameters wants ZeRO or FSDP: name a configuration of yours with --config_file.
The second trains a low-rank adapter on one card (it needs the package peft):
    ${scheduleWords(lora)}.
--config names what is trained on: ${configs.map(({ name }) => name).join(', ')}.
"""

import argparse
${isCsv(facts) ? 'import json\n' : ''}import os
from pathlib import Path

import trl
from datasets import load_dataset
from trl import SFTConfig, SFTTrainer

${versionCheck('trl', 'TRL', TOOLS.trl)}
FOLDER = Path(__file__).resolve().parents[1]
# ${limitSource(limits[0]!.limit)}: TRL's own 1024 would cut without a word
MAX_LENGTH = {
${limits.map(({ name, limit }) => `    "${name}": ${limit.tokens},\n`).join('')}}
# of ${rows} rows
FULL = {"epochs": ${full.epochs}, "batch": ${full.globalBatch}, "warm_up": ${full.warmUp}, "rate": ${RECIPE.full.learningRate}, "least": ${RECIPE.full.leastLearningRate}}
LORA = {"epochs": ${lora.epochs}, "batch": ${lora.globalBatch}, "warm_up": ${lora.warmUp}, "rate": ${RECIPE.lora.learningRate}, "least": ${RECIPE.lora.leastLearningRate}}
DEVICES = int(os.environ.get("WORLD_SIZE", "1"))

parser = argparse.ArgumentParser()
parser.add_argument("--config", choices=list(MAX_LENGTH), default="${first!.name}")
parser.add_argument("--lora", action="store_true")
parser.add_argument("--model", default="${RECIPE.model}")
asked = parser.parse_args()
recipe = LORA if asked.lora else FULL

train = load_dataset(str(FOLDER), asked.config, split="train")
${configs.map((config) => reading(facts, config)).join('')}adapter = None
if asked.lora:
    from peft import LoraConfig

    adapter = LoraConfig(r=${RECIPE.lora.rank}, lora_alpha=${RECIPE.lora.alpha}, target_modules="all-linear", task_type="CAUSAL_LM")

trainer = SFTTrainer(
    model=asked.model,
    train_dataset=train,
    peft_config=adapter,
    args=SFTConfig(
        output_dir="outputs/trl-lora" if asked.lora else "outputs/trl",
        max_length=MAX_LENGTH[asked.config],
        packing=False,
        num_train_epochs=recipe["epochs"],
        per_device_train_batch_size=1,
        gradient_accumulation_steps=max(1, recipe["batch"] // DEVICES),
        warmup_steps=recipe["warm_up"],
        learning_rate=recipe["rate"],
        lr_scheduler_type="cosine_with_min_lr",
        lr_scheduler_kwargs={"min_lr": recipe["least"]},
        weight_decay=${RECIPE.weightDecay},
        bf16=True,
        gradient_checkpointing=True,
        logging_steps=1,
        save_strategy="epoch",
        # the base model ends a turn as the chat template does
        eos_token="<|im_end|>",
    ),
)
trainer.train()
trainer.save_model()
`;
}

/** How the rows of a configuration become what TRL takes. */
function reading(facts: FolderFacts, { name, format }: Config): string {
  const { nested = [], asTrl } = READERS[format.id]!;
  const parsed =
    isCsv(facts) && nested.length > 0
      ? [`    train = train.map(lambda row: {name: json.loads(row[name]) for name in ${JSON.stringify(nested)}})\n`]
      : [];
  const made = asTrl
    ? [`    train = train.map(lambda row: ${asTrl.replaceAll('\n', '\n    ')}, remove_columns=train.column_names)\n`]
    : [];
  const lines = [...parsed, ...made];
  return lines.length === 0 ? '' : `if asked.config == "${name}":\n${lines.join('')}`;
}
