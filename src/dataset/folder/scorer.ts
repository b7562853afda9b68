import type { FolderFacts } from './facts.ts';
import type { FolderText } from './recipe.ts';

/** Tasks that have several right answers: comparing with the one that the record names would mark right ones wrong. */
const SEVERAL_RIGHT: ReadonlySet<string> = new Set(['lcs']);

/** Whether the dataset has tasks that comparing with one answer does not do justice to. */
export function needsScorer({ plan }: FolderFacts): boolean {
  return plan.parts.some(({ task }) => SEVERAL_RIGHT.has(task.id));
}

/** Finds the last box with balanced braces, one level of them inside; the same for every evaluator. */
export const LAST_BOX = String.raw`\\boxed\{((?:[^{}]|\{[^{}]*\})*)\}`;

/** The scorer beside the evaluation tasks. */
export const SCORER: FolderText = {
  path: 'eval/lm_eval/scorer.py',
  text: `"""Says whether an answer is right, also where several are: any longest common subsequence counts."""

import json


def _is_subsequence(part, whole):
    characters = iter(whole)
    return all(character in characters for character in part)


def is_right(task, instance, answer, target):
    """\`instance\` is the record's, as JSON text or taken apart; \`target\` is the one right answer that the record names."""
    if answer == target:
        return True
    if task != "lcs" or target == '""' or len(answer) != len(target):
        return False
    if isinstance(instance, str):
        instance = json.loads(instance)
    return _is_subsequence(answer, instance["x1"]) and _is_subsequence(answer, instance["x2"])


def process_results(doc, results):
    """For lm-eval: \`results\` holds the answer that the filter took out of the box."""
    return {"exact_match": float(is_right(doc["task"], doc["instance"], results[0], doc["answer"]))}
`,
};
