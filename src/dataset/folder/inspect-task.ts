import { SYSTEM_PROMPT } from '../chat-template.ts';
import { evaluationConfigs, evaluationName } from './evaluation.ts';
import { evaluationSplits, type FolderFacts } from './facts.ts';
import { completionLimit, limitSource } from './limits.ts';
import type { FolderText } from './recipe.ts';
import { SCORER } from './scorer.ts';
import { TOOLS, versionCheck } from './tools.ts';

/** Tasks for Inspect, one a variant and evaluation split; nothing where the dataset has no samples for it. */
export function inspectTask(facts: FolderFacts): readonly FolderText[] {
  const configs = evaluationConfigs(facts, ['inspect']);
  if (configs.length === 0) return [];
  const text = `"""Evaluation with Inspect ${TOOLS.inspect.from} or later. From the dataset's folder:

    inspect eval eval/inspect_task.py --model YOUR_MODEL

With -T boxed=true the query asks for the box: for models that were not trained on these texts.
"""

import importlib.util
import json
from pathlib import Path

import inspect_ai
from inspect_ai import Task, task
from inspect_ai.dataset import Sample, hf_dataset
from inspect_ai.model import GenerateConfig
from inspect_ai.scorer import CORRECT, INCORRECT, Score, accuracy, scorer, stderr
from inspect_ai.solver import generate, system_message

${versionCheck('inspect_ai', 'Inspect', TOOLS.inspect)}
FOLDER = Path(__file__).resolve().parents[1]
# the one that the training data has
SYSTEM_PROMPT = ${JSON.stringify(SYSTEM_PROMPT)}
${GRADED}

def samples(boxed):
    def to_sample(record):
        metadata = record["metadata"]
        if isinstance(metadata, str):
            metadata = json.loads(metadata)
        query = record["input"] + (grader.BOX_REQUEST if boxed else "")
        return Sample(input=query, target=record["target"], id=record["id"], metadata=metadata)

    return to_sample


def evaluation(config, split, max_tokens, boxed):
    # Inspect caches by path alone: the samples of a folder that was made again would be the old ones.
    dataset = hf_dataset(str(FOLDER), name=config, split=split, sample_fields=samples(boxed), cached=False)
    return Task(
        dataset=dataset,
        solver=[system_message(SYSTEM_PROMPT), generate()],
        scorer=last_box(),
        config=GenerateConfig(max_tokens=max_tokens, temperature=0),
    )
${configs
  .flatMap((config) =>
    evaluationSplits(facts).map((split) => {
      const limit = completionLimit(facts, config.name, split);
      return `

@task
def ${evaluationName(facts, config)}_${split}(boxed=False):
    # ${limitSource(limit)}
    return evaluation("${config.name}", "${split}", ${limit.tokens}, boxed)
`;
    }),
  )
  .join('')}`;
  return [{ path: 'eval/inspect_task.py', text }, SCORER];
}

/** Loads the grader by its path, so that no other folder's is taken for it, and scores with it. */
const GRADED = `

def load_grader():
    spec = importlib.util.spec_from_file_location("tail_grader", FOLDER / "eval" / "lm_eval" / "scorer.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


grader = load_grader()


@scorer(metrics=[accuracy(), stderr()])
def last_box():
    async def score(state, target):
        completion = state.output.completion
        right = grader.grade(state.metadata["task"], state.metadata["instance"], completion)
        return Score(value=CORRECT if right else INCORRECT, answer=grader.last_box(completion))

    return score
`;
