import { grouped } from '../../base/grouped.ts';
import { SYSTEM_PROMPT } from '../chat-template.ts';
import { EVALUATION } from './card-evaluation.ts';
import { configsOf } from '../data-files.ts';
import { rowsOf, type FolderFacts } from './facts.ts';
import { chatLimit } from './limits.ts';
import { table } from './markdown.ts';
import { trainingConfigs, type FolderText, type Recipe } from './recipe.ts';
import { scheduleOf } from './recipes/schedule.ts';
import { leftOut, trainedBy } from './recipes/trained-by.ts';
import { scheduleWords } from './recipes/words.ts';
import { TOOLS, toolWords } from './tools.ts';

/** How each configuration is trained on, and to how many updates its rows come; empty where there is nothing to train on. */
export function trainingSection(facts: FolderFacts, recipes: readonly Recipe[]): string {
  const [first] = trainingConfigs(facts);
  if (!first) return '';
  const rows = configsOf(facts.plan).map((config) => [
    `\`${config.name}\``,
    rowsOf(facts, config.name, 'train') > 0 ? grouped(chatLimit(facts, config.name, 'train').tokens) : '–',
    trainedBy(facts, config, recipes),
  ]);
  const count = rowsOf(facts, first.name, 'train');
  const [full, lora] = [scheduleOf(count, 'full'), scheduleOf(count, 'lora')];
  return `## Training

${table(['config', 'length limit, in tokens', 'trained on by'], rows)}

All weights, on eight cards, by the paper's recipe: ${scheduleWords(full)}.
A low-rank adapter, on one card (\`--lora\`, \`…_lora.yaml\`): ${scheduleWords(lora)}.
${leftOut(facts)
  .map((sentence) => `\n${sentence}\n`)
  .join('')}
Run each from this folder, as its first lines say. Written for ${toolWords('TRL', TOOLS.trl)}, ${toolWords('LLaMA-Factory', TOOLS.llamaFactory)},
${toolWords('Axolotl', TOOLS.axolotl)}, and ${toolWords('`datasets`', TOOLS.datasets)}.

Every chat begins with the system message “${SYSTEM_PROMPT}”, written out in the data, in the format \`text\` and in both evaluations, because
tokenizers add different ones where there is none. \`text\` ends with the mark \`<|im_end|>\`; trainers that add an end mark of their own add none.`;
}

/** The evaluation tasks; empty where there are none. */
export function evaluationSection(others: readonly FolderText[]): string {
  const files = others.filter(({ path }) => path.startsWith('eval/'));
  if (files.length === 0) return '';
  return `## Evaluation

${files.map(({ path }) => `- \`${path}\``).join('\n')}

Run each from this folder, as its first lines say. Written for ${toolWords('lm-eval', TOOLS.lmEval)} and ${toolWords('Inspect', TOOLS.inspect)}. Graders take the last box with balanced braces. The limit
of each task holds the longest completion of its own split and variant.

${EVALUATION}`;
}
