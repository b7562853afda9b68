import { configsOf } from '../data-files.ts';
import { evaluationSplits, type FolderFacts } from './facts.ts';
import { completionLimit, limitSource } from './limits.ts';
import type { FolderText } from './recipe.ts';
import { SCORER } from './scorer.ts';

/** Tasks for Inspect, one an evaluation split; nothing where the dataset has no samples for it. */
export function inspectTask(facts: FolderFacts): readonly FolderText[] {
  const config = configsOf(facts.plan).find(({ format }) => format.id === 'inspect');
  const splits = evaluationSplits(facts);
  if (!config || splits.length === 0) return [];
  const limit = completionLimit(facts, config.name);
  const text = `"""Evaluation with Inspect. From the dataset's folder:

    inspect eval eval/inspect_task.py --model YOUR_MODEL

With -T boxed=true the query asks for the box: for models that were not trained on these texts.
"""

import importlib.util
import json
from pathlib import Path

from inspect_ai import Task, task
from inspect_ai.dataset import Sample, hf_dataset
from inspect_ai.model import GenerateConfig
from inspect_ai.scorer import CORRECT, INCORRECT, Score, accuracy, scorer, stderr
from inspect_ai.solver import generate

FOLDER = Path(__file__).resolve().parents[1]
# ${limitSource(limit)}
MAX_TOKENS = ${limit.tokens}
${GRADED}

def samples(boxed):
    def to_sample(record):
        metadata = record["metadata"]
        if isinstance(metadata, str):
            metadata = json.loads(metadata)
        query = record["input"] + (grader.BOX_REQUEST if boxed else "")
        return Sample(input=query, target=record["target"], id=record["id"], metadata=metadata)

    return to_sample


def evaluation(split, boxed):
    dataset = hf_dataset(str(FOLDER), name="${config.name}", split=split, sample_fields=samples(boxed))
    config = GenerateConfig(max_tokens=MAX_TOKENS, temperature=0)
    return Task(dataset=dataset, solver=[generate()], scorer=last_box(), config=config)
${splits
  .map(
    (split) => `

@task
def tail_${split}(boxed=False):
    return evaluation("${split}", boxed)
`,
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
