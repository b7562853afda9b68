import { SYSTEM_PROMPT } from '../chat-template.ts';
import { evaluationConfigs, evaluationName } from './evaluation.ts';
import { evaluationSplits, type FolderFacts } from './facts.ts';
import { completionLimit, limitSource } from './limits.ts';
import type { FolderText } from './recipe.ts';
import { LAST_BOX, SCORER, needsScorer } from './scorer.ts';
import { TOOLS, versionCheck } from './tools.ts';

/** Tasks for Inspect, one a variant and evaluation split; nothing where the dataset has no samples for it. */
export function inspectTask(facts: FolderFacts): readonly FolderText[] {
  const configs = evaluationConfigs(facts, ['inspect']);
  if (configs.length === 0) return [];
  const scored = needsScorer(facts);
  const text = `"""Evaluation with Inspect ${TOOLS.inspect.from} or later. From the dataset's folder:

    inspect eval eval/inspect_task.py --model YOUR_MODEL
"""

import json
${scored ? 'import re\nimport sys\n' : ''}from pathlib import Path

import inspect_ai
from inspect_ai import Task, task
from inspect_ai.dataset import Sample, hf_dataset
from inspect_ai.model import GenerateConfig
from inspect_ai.scorer import ${scored ? 'CORRECT, INCORRECT, Score, accuracy, scorer, stderr' : 'pattern'}
from inspect_ai.solver import generate, system_message

${versionCheck('inspect_ai', 'Inspect', TOOLS.inspect)}
FOLDER = Path(__file__).resolve().parents[1]
# the one that the training data has
SYSTEM_PROMPT = ${JSON.stringify(SYSTEM_PROMPT)}
${scored ? SCORED : COMPARED}

def to_sample(record):
    metadata = record["metadata"]
    if isinstance(metadata, str):
        metadata = json.loads(metadata)
    return Sample(input=record["input"], target=record["target"], id=record["id"], metadata=metadata)


def evaluation(config, split, max_tokens):
    # Inspect caches by path alone: the samples of a folder that was made again would be the old ones.
    dataset = hf_dataset(str(FOLDER), name=config, split=split, sample_fields=to_sample, cached=False)
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
def ${evaluationName(facts, config)}_${split}():
    # ${limitSource(limit)}
    return evaluation("${config.name}", "${split}", ${limit.tokens})
`;
    }),
  )
  .join('')}`;
  return [{ path: 'eval/inspect_task.py', text }, ...(scored ? [SCORER] : [])];
}

const COMPARED = `

def last_box():
    # pattern() takes the first match: everything up to the last box is made part of it.
    return pattern(r"(?s).*${LAST_BOX}", ignore_case=False)
`;

const SCORED = `
sys.path.insert(0, str(FOLDER / "eval" / "lm_eval"))
from scorer import is_right  # noqa: E402

BOX = re.compile(r"${LAST_BOX}")


@scorer(metrics=[accuracy(), stderr()])
def last_box():
    # Where several answers are right, any of them counts.
    async def score(state, target):
        boxes = BOX.findall(state.output.completion)
        answer = boxes[-1].strip() if boxes else ""
        right = is_right(state.metadata["task"], state.metadata["instance"], answer, target.text)
        return Score(value=CORRECT if right else INCORRECT, answer=answer)

    return score
`;
