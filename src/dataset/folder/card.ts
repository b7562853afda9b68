import { grouped } from '../../base/grouped.ts';
import { TEXT_VERSION } from '../../cot/text-version.ts';
import { configsOf, type Config } from '../data-files.ts';
import type { Histogram } from '../histogram.ts';
import { SPLIT_VERSION } from '../draw/hash.ts';
import { isOwn } from '../draw/part.ts';
import { SPLITS, type Split } from '../draw/split.ts';
import { sideCapacityOf } from '../draw/side-capacity.ts';
import { plannedInstances } from '../settings/plan.ts';
import { USUAL_LIMITS } from '../settings/usual-limits.ts';
import { rangeInWords } from '../../tasks/ranges.ts';
import { cardFeatures } from './features.ts';
import { contentDescription } from './identity.ts';
import { isCsv, pathsOf, rowsOf, type FolderFacts } from './facts.ts';
import { QUANTILES } from './manifest.ts';
import { table } from './markdown.ts';
import { bestConfigs, type FolderText, type Recipe } from './recipe.ts';
import { evaluationSection, trainingSection } from './card-training.ts';
import { stateSection } from './state-section.ts';
import { stepSection } from './step-section.ts';

/** Whoever trains on evaluation data by mistake can be found out by it. */
const CANARY =
  'TAIL Tracer evaluation data must not be in training corpora: canary 7d0c52f4-52c9-4b6f-9a35-2c1f0f3f8e61';

const PAPER = 'https://arxiv.org/abs/2507.13332';

/** Formats to load when none is named, the best first: in a CSV those without lists, which it holds as text. */
const DEFAULTS = {
  typed: ['prompt-completion', 'messages', 'text', 'sharegpt', 'alpaca', 'stepwise'],
  csv: ['alpaca', 'text', 'prompt-completion', 'messages', 'sharegpt'],
};

/** The configuration that `load_dataset` takes when none is named: one to train on, where there is one. */
function defaultConfig(facts: FolderFacts): Config {
  return bestConfigs(facts, isCsv(facts) ? DEFAULTS.csv : DEFAULTS.typed)[0] ?? configsOf(facts.plan)[0]!;
}

/** The dataset card, `README.md`, with the YAML that `datasets` and the hub read. */
export function card(facts: FolderFacts, others: readonly FolderText[], recipes: readonly Recipe[]): FolderText {
  const text = `---
${frontMatter(facts)}
---

${body(facts, others, recipes)}`;
  return { path: 'README.md', text };
}

function frontMatter(facts: FolderFacts): string {
  const chosen = defaultConfig(facts).name;
  const configs = configsOf(facts.plan).map(
    (config) => `  - config_name: ${JSON.stringify(config.name)}
${config.name === chosen ? '    default: true\n' : ''}    description: ${contentDescription(facts.files)}
${cardFeatures(facts, config)}    data_files:
${SPLITS.map((split) => dataFiles(facts, config.name, split)).join('')}`,
  );
  return `language:
  - en
license: mit
pretty_name: ${JSON.stringify(title(facts))}
size_categories:
  - ${sizeCategory(SPLITS.reduce((sum, split) => sum + rowsOf(facts, chosen, split), 0))}
task_categories:
  - text-generation
tags:
  - synthetic
  - reasoning
  - chain-of-thought
  - length-generalization
  - turing-machine
configs:
${configs.join('').trimEnd()}`;
}

function dataFiles(facts: FolderFacts, config: string, split: Split): string {
  const paths = pathsOf(facts, config, split);
  if (paths.length === 0) return '';
  const path = paths.length === 1 ? paths[0]! : paths[0]!.replace(/-\d{5}-of-/, '-*-of-');
  return `      - split: ${split}\n        path: ${JSON.stringify(path)}\n`;
}

function sizeCategory(rows: number): string {
  const sizes: readonly (readonly [number, string])[] = [
    [1e3, 'n<1K'],
    [1e4, '1K<n<10K'],
    [1e5, '10K<n<100K'],
    [1e6, '100K<n<1M'],
    [1e7, '1M<n<10M'],
    [1e8, '10M<n<100M'],
  ];
  return sizes.find(([most]) => rows < most)?.[1] ?? '100M<n<1B';
}

function title({ plan }: FolderFacts): string {
  const titles = [...new Set(plan.parts.map(({ task }) => task.title))];
  return titles.length > 3 ? `TAIL traces of ${titles.length} algorithms` : `TAIL traces: ${titles.join(', ')}`;
}

function body(facts: FolderFacts, others: readonly FolderText[], recipes: readonly Recipe[]): string {
  const { plan } = facts;
  const chosen = defaultConfig(facts);
  const sections = [
    `# ${title(facts)}

Queries about algorithm tasks with chain-of-thought completions that are read off the run of a Turing machine, in the manner of
[TAIL](${PAPER}). Every completion ends in \`\\boxed{answer}\`. Made by TAIL Tracer; the same settings (\`manifest.json\`) give the same
bytes.

\`\`\`python
import os

from datasets import load_dataset

# From this folder, named in full: of "." alone \`datasets\` makes no name.
dataset = load_dataset(os.getcwd(), "${chosen.name}")
\`\`\``,
    contents(facts),
    `## How it was drawn

${table(['task', 'lengths', 'side', 'instances asked for', 'instances there are'], [...plan.parts.map(drawnFrom), total(facts)])}

Seed ${plan.seed}, arithmetic ${plan.arithmetic}, variants ${plan.variants.join(', ')}, texts of version ${TEXT_VERSION}. Every variant and format holds the same instances. An instance is for
evaluation when the first byte of the SHA-256 of its normal form is a multiple of eight (one in eight), and for training otherwise, so
that no seed, shard or other dataset drawn like this can put it on the other side. The normal form is its canonical JSON with operands,
edges, items and tasks sorted where their order changes neither problem nor difficulty: twins are on one side, and count as one
(split version ${SPLIT_VERSION}). Counted over what was written:
${facts.disjointness.train.instances} instances for training, ${facts.disjointness.eval.instances} for evaluation, ${facts.disjointness.instancesInBoth} in both.
${plan.notes.map((note) => `\n- ${note}`).join('')}`,
    lengths(facts),
    stateSection(facts),
    stepSection(facts),
    trainingSection(facts, recipes),
    evaluationSection(others),
    sample(facts, chosen),
    `## Canary

${CANARY}

## Citation

Hua et al., *The Imitation Game: Turing Machine Imitator is Length Generalizable Reasoner*, [arXiv 2507.13332](${PAPER}).`,
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function drawnFrom(part: FolderFacts['plan']['parts'][number]): readonly string[] {
  if (isOwn(part)) return [part.task.id, 'own instances', 'by hash', String(part.instances.length), 'these'];
  const { task, range, side, count } = part;
  const capacity = sideCapacityOf(task, range, side);
  const there = capacity ? `${capacity.exact ? '' : 'about '}${grouped(capacity.instances)}` : 'more than a million';
  return [task.id, rangeInWords(task, range), side ?? 'both, by hash', String(count), there];
}

/** The last row of the table: what all parts ask for together. */
const total = ({ plan }: FolderFacts): readonly string[] => ['in total', '', '', String(plannedInstances(plan)), ''];

function contents(facts: FolderFacts): string {
  const rows = configsOf(facts.plan).map(({ name, format, variant }) => [
    `\`${name}\``,
    variant,
    format.summary,
    ...SPLITS.map((split) => String(rowsOf(facts, name, split))),
  ]);
  const columns = configsOf(facts.plan).some(({ format }) => format.id.startsWith('native') || format.id === 'inspect')
    ? '\n\n`instance` is JSON text, so that one column holds the instances of every task.'
    : '';
  // The reader of `datasets` is told so above, in the YAML.
  const types = isCsv(facts)
    ? '\n\nA CSV has no types: read answers and everything else that is no count as text, or a number of forty digits loses most of them.'
    : '';
  return `## Configurations and rows

${table(['config', 'variant', 'for', ...SPLITS], rows)}${columns}${types}`;
}

/** Lengths and tokens by variant and split; formats of one variant hold the same texts. */
function lengths(facts: FolderFacts): string {
  const configs = configsOf(facts.plan);
  const firsts = configs.filter(
    ({ variant }, place) => configs.findIndex((each) => each.variant === variant) === place,
  );
  const splits = firsts.flatMap(({ name, variant }) =>
    SPLITS.map((split) => ({ variant, split, statistics: facts.statistics(name, split) })).filter(
      ({ statistics }) => statistics.rows > 0,
    ),
  );
  const head = ['variant', 'split', ...QUANTILES.map((share) => `${share * 100} %`)];
  const quantiles = (pick: (statistics: (typeof splits)[number]['statistics']) => Histogram) =>
    table(
      head,
      splits.map(({ variant, split, statistics }) => [variant, split, ...quantilesOf(pick(statistics))]),
    );
  const counted = splits.every(({ statistics: { rows, chatTokens } }) => chatTokens.total === rows);
  const tokens = counted
    ? `Qwen tokens of the chats as they are trained on, by quantile:

${quantiles(({ chatTokens }) => chatTokens)}

Share of chats that a limit would cut:

${table(
  ['variant', 'split', ...USUAL_LIMITS.map((limit) => `${limit / 1024}k`)],
  splits.map(({ variant, split, statistics }) => [
    variant,
    split,
    ...USUAL_LIMITS.map((limit) => `${(statistics.chatTokens.shareAbove(limit) * 100).toFixed(1)} %`),
  ]),
)}`
    : `Tokens were not counted. Characters of the completions, by quantile:

${quantiles(({ characters }) => characters)}`;
  return `## Lengths

Lengths of the instances, by quantile:

${quantiles((statistics) => statistics.lengths)}

${tokens}`;
}

const quantilesOf = (histogram: Histogram) => QUANTILES.map((share) => String(histogram.quantile(share)));

/** The longest stretch of a sample that is shown. */
const SAMPLE_LENGTH = 1500;

function sample(facts: FolderFacts, { name }: Config): string {
  const row = facts.files.find((file) => file.config === name && file.sample !== null)?.sample;
  if (!row) return '';
  const json = JSON.stringify(row, null, 2);
  const shown = json.length > SAMPLE_LENGTH ? `${json.slice(0, SAMPLE_LENGTH)} …` : json;
  return `## A sample\n\nThe first row of \`${name}\`:\n\n\`\`\`\`json\n${shown}\n\`\`\`\``;
}
