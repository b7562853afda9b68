import { isCsv, type FolderFacts } from './facts.ts';
import { chatLimit, limitSource } from './limits.ts';
import { RECIPE, trainingConfig, type FolderText } from './recipe.ts';

/** What TRL's `SFTTrainer` reads, the best first: with prompt-completion the loss is taken on the completion only. */
const FORMATS = ['prompt-completion', 'messages', 'text'];

/** A training script for TRL, or nothing where the dataset has no format that it reads. */
export function trl(facts: FolderFacts): FolderText | undefined {
  // CSV holds a chat as text, which TRL does not take apart.
  const formats = isCsv(facts) ? ['text'] : FORMATS;
  const config = trainingConfig(facts, formats);
  if (!config) return undefined;
  const limit = chatLimit(facts, config.name, 'train');
  const text = `"""Supervised fine-tuning with TRL, by the paper's recipe. From the dataset's folder:

    accelerate launch --num_processes ${RECIPE.cards} train/trl_sft.py
"""

import os
from pathlib import Path

from datasets import load_dataset
from trl import SFTConfig, SFTTrainer

FOLDER = Path(__file__).resolve().parents[1]
GLOBAL_BATCH = ${RECIPE.globalBatch}
PER_DEVICE = 1
DEVICES = int(os.environ.get("WORLD_SIZE", "1"))

train = load_dataset(str(FOLDER), "${config.name}", split="train")

trainer = SFTTrainer(
    model="${RECIPE.model}",
    train_dataset=train,
    args=SFTConfig(
        output_dir="outputs/trl",
        # ${limitSource(limit)}: TRL's own 1024 would cut without a word
        max_length=${limit.tokens},
        packing=False,
        num_train_epochs=${RECIPE.epochs},
        per_device_train_batch_size=PER_DEVICE,
        gradient_accumulation_steps=max(1, GLOBAL_BATCH // (PER_DEVICE * DEVICES)),
        learning_rate=${RECIPE.learningRate},
        lr_scheduler_type="cosine_with_min_lr",
        lr_scheduler_kwargs={"min_lr": ${RECIPE.leastLearningRate}},
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
  return { path: 'train/trl_sft.py', text };
}
