import { grouped } from '../../base/grouped.ts';
import { SYSTEM_PROMPT } from '../chat-template.ts';
import type { Config } from '../data-files.ts';
import type { Split } from '../draw/split.ts';
import { evaluationConfigs, evaluationName } from './evaluation.ts';
import { csvTypesForLmEval } from './features.ts';
import { evaluationSplits, isCsv, pathsOf, type FolderFacts } from './facts.ts';
import { contentDescription } from './identity.ts';
import { chatLimit, completionLimit, limitSource } from './limits.ts';
import type { FolderText } from './recipe.ts';
import { SCORER } from './scorer.ts';
import { TOOLS } from './tools.ts';

/** Formats whose columns hold the query and the bare answer, the best first. */
const FORMATS = ['native', 'native-spans'];

/**
 * Tasks for EleutherAI's lm-eval, one a variant and evaluation split, and a group of each variant's; the same again with queries that ask
 * for the box. None where no records are there.
 */
export function lmEval(facts: FolderFacts): readonly FolderText[] {
  const configs = evaluationConfigs(facts, FORMATS);
  if (configs.length === 0) return [];
  const types = isCsv(facts) ? csvTypesForLmEval(facts, configs[0]!) : undefined;
  const texts = configs.flatMap((config) => {
    const group = evaluationName(facts, config);
    const tasks = evaluationSplits(facts).flatMap((split) => [
      { path: `eval/lm_eval/${group}_${split}.yaml`, text: taskText(facts, config, split, types?.lines ?? []) },
      { path: `eval/lm_eval/${boxed(group)}_${split}.yaml`, text: boxedText(group, split) },
    ]);
    const groups = [group, boxed(group)].map((name) => ({
      path: `eval/lm_eval/${name}.yaml`,
      text: groupText(facts, name),
    }));
    return [...tasks, ...groups];
  });
  return [...texts, ...(types ? [types.file] : []), SCORER];
}

/** The name of a group whose queries ask for the box: of `tail` it is `tail_boxed`. */
const boxed = (group: string): string => group.replace(/^tail/, 'tail_boxed');

function boxedText(group: string, split: Split): string {
  return `# As ${group}_${split}, but the query asks for the box: for models that were not trained on these texts.
include: ${group}_${split}.yaml
task: ${boxed(group)}_${split}
doc_to_text: !function scorer.boxed_query
`;
}

function taskText(facts: FolderFacts, config: Config, split: Split, types: readonly string[]): string {
  const limit = completionLimit(facts, config.name, split);
  const group = evaluationName(facts, config);
  const files = pathsOf(facts, config.name, split).map((path) => `      - ${path}`);
  return `# For lm-eval ${TOOLS.lmEval.from} or later. From the dataset's folder:
#   lm_eval --include_path eval/lm_eval --tasks ${group} --apply_chat_template --model hf --model_args pretrained=YOUR_MODEL
# Query and completion have up to ${grouped(chatLimit(facts, config.name, split).tokens)} tokens together: in a smaller context queries are cut from the left.
task: ${group}_${split}
dataset_path: ${facts.plan.container.builder}
dataset_kwargs:
  # part of the cache's key: other files at the same path, of the same second, are never taken for these
  description: ${contentDescription(facts.files)}
${types.map((line) => `  ${line}\n`).join('')}  data_files:
    ${split}:
${files.join('\n')}
test_split: ${split}
output_type: generate_until
# with --apply_chat_template it is the system message, the one that the training data has
description: ${JSON.stringify(SYSTEM_PROMPT)}
# Names of columns, not templates: an answer such as [1, 2] would be evaluated as one.
doc_to_text: query
doc_to_target: answer
generation_kwargs:
  until: ["<|im_end|>"]
  do_sample: false
  # ${limitSource(limit)}: the default of 256 would cut without a word
  max_gen_toks: ${limit.tokens}
filter_list:
  - name: last-box
    filter:
      - function: take_first
# The answer is taken out of the last box there, and compared as it is meant: 1,692.0 is 1692.
process_results: !function scorer.process_results
metric_list:
  - metric: exact_match
    aggregation: mean
    higher_is_better: true
metadata:
  version: 1.0
`;
}

function groupText(facts: FolderFacts, group: string): string {
  return `group: ${group}
task:
${evaluationSplits(facts)
  .map((split) => `  - ${group}_${split}`)
  .join('\n')}
aggregate_metric_list:
  - metric: exact_match
    filter_list: last-box
    weight_by_size: true
metadata:
  version: 1.0
`;
}
