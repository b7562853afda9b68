import { configsOf } from '../data-files.ts';
import { csvTypesForLmEval } from './features.ts';
import { contentDescription } from './identity.ts';
import { evaluationSplits, isCsv, pathsOf, type FolderFacts } from './facts.ts';
import { completionLimit, limitSource } from './limits.ts';
import type { FolderText } from './recipe.ts';
import { LAST_BOX, SCORER, needsScorer } from './scorer.ts';

/** Tasks for EleutherAI's lm-eval, one an evaluation split and a group of them; nothing where no records are there to evaluate with. */
export function lmEval(facts: FolderFacts): readonly FolderText[] {
  // The query and the bare answer are columns of the native record.
  const config = configsOf(facts.plan).find(({ format }) => format.id === 'native' || format.id === 'native-spans');
  const splits = evaluationSplits(facts);
  if (!config || splits.length === 0) return [];
  const limit = completionLimit(facts, config.name);
  const scored = needsScorer(facts);
  const types = isCsv(facts) ? csvTypesForLmEval(facts, config) : undefined;
  const tasks = splits.map((split) => ({
    path: `eval/lm_eval/tail_${split}.yaml`,
    text: `# From the dataset's folder:
#   lm_eval --include_path eval/lm_eval --tasks tail --apply_chat_template --model hf --model_args pretrained=YOUR_MODEL
task: tail_${split}
dataset_path: ${facts.plan.container.builder}
dataset_kwargs:
  # part of the cache's key: other files at the same path, of the same second, are never taken for these
  description: ${contentDescription(facts.files)}
${types?.lines.map((line) => `  ${line}\n`).join('') ?? ''}  data_files:
    ${split}:
${pathsOf(facts, config.name, split)
  .map((path) => `      - ${path}`)
  .join('\n')}
test_split: ${split}
output_type: generate_until
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
      - function: regex
        regex_pattern: '${LAST_BOX}'
        group_select: -1
      - function: take_first
${scored ? '# Where several answers are right, any of them counts.\nprocess_results: !function scorer.process_results\n' : ''}metric_list:
  - metric: exact_match
    aggregation: mean
    higher_is_better: true
metadata:
  version: 1.0
`,
  }));
  const group = {
    path: 'eval/lm_eval/tail.yaml',
    text: `group: tail
task:
${splits.map((split) => `  - tail_${split}`).join('\n')}
aggregate_metric_list:
  - metric: exact_match
    filter_list: last-box
    weight_by_size: true
metadata:
  version: 1.0
`,
  };
  return [...tasks, group, ...(types ? [types.file] : []), ...(scored ? [SCORER] : [])];
}
