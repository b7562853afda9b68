import * as v from 'valibot';
import { fieldProblem } from '../../base/problems.ts';
import { planOf, type DatasetPlan } from '../settings/plan.ts';
import { isSound } from '../settings/settings.ts';
import { SPLITS } from '../draw/split.ts';
import type { RunReport } from './facts.ts';

const PAIRS = v.array(v.tuple([v.number(), v.number()]));

const HASHES = v.object({ instances: v.string(), queries: v.string() });

const SAMPLED_SET = v.object({
  name: v.string(),
  draws: v.array(v.object({ part: v.number(), index: v.number() })),
  of: v.number(),
  isAbout: v.boolean(),
});

const REPORT = v.object({
  settings: v.unknown(),
  madeBy: v.object({
    application: v.string(),
    textVersion: v.number(),
    countsTokens: v.nullable(v.boolean()),
  }),
  files: v.array(
    v.object({
      path: v.string(),
      config: v.string(),
      split: v.nullable(v.picklist(SPLITS)),
      shard: v.number(),
      rows: v.number(),
      bytes: v.number(),
      sha256: v.string(),
      sample: v.nullable(v.record(v.string(), v.any())),
    }),
  ),
  statistics: v.array(
    v.object({
      config: v.string(),
      split: v.picklist(SPLITS),
      counts: v.object({
        rows: v.number(),
        lengths: PAIRS,
        characters: PAIRS,
        tokens: PAIRS,
        chatTokens: PAIRS,
        chatBytes: PAIRS,
        breaks: PAIRS,
      }),
    }),
  ),
  seen: v.object({ train: HASHES, eval: HASHES, rowsOnTheWrongSide: v.number() }),
  states: v.array(v.object({ task: v.string(), range: v.string(), counts: PAIRS })),
  steps: v.array(v.object({ task: v.string(), train: SAMPLED_SET, tests: v.array(SAMPLED_SET) })),
});

/** The reports of all shards of one dataset, with its plan; or a sentence that says what is missing or does not belong together. */
export function joinReports(
  texts: readonly { readonly path: string; readonly text: string }[],
): { readonly plan: DatasetPlan; readonly reports: readonly RunReport[] } | string {
  const reports: RunReport[] = [];
  for (const { path, text } of texts) {
    const parsed = v.safeParse(REPORT, jsonOf(text));
    const plan = parsed.success ? planOf(parsed.output.settings) : undefined;
    if (!parsed.success || !plan || !isSound(plan))
      return fieldProblem('shards', path, 'reports as `generate --folder --shard` of this version writes them').message;
    reports.push({ ...parsed.output, settings: plan.settings });
  }
  const [first] = reports;
  if (!first)
    return fieldProblem('shards', undefined, 'a folder that `generate --folder --shard` has written to').message;
  const other = reports.findIndex(({ settings }) => JSON.stringify(settings) !== JSON.stringify(first.settings));
  if (other > 0) return `shards: ${texts[other]!.path} was made with other settings than ${texts[0]!.path}.`;
  const mixed = differentlyMade(reports, texts);
  if (mixed !== undefined) return mixed;
  const twice = reports.findIndex(({ files }, place) =>
    files.some(({ path }) => reports.slice(0, place).some((before) => before.files.some((file) => file.path === path))),
  );
  if (twice > 0) return `shards: ${texts[twice]!.path} is the report of files that another one reports, too.`;
  const plan = planOf(first.settings);
  if (!isSound(plan)) return plan.map(({ message }) => message).join(' ');
  if (reports.length !== plan.shards)
    return `shards: got ${reports.length}; allowed: all ${plan.shards} of the dataset.`;
  return { plan, reports };
}

/** A sentence where shards of the same settings were still made in different ways. */
function differentlyMade(
  reports: readonly RunReport[],
  texts: readonly { readonly path: string }[],
): string | undefined {
  const [first] = reports;
  const version = reports.findIndex(
    ({ madeBy }) =>
      madeBy.application !== first!.madeBy.application || madeBy.textVersion !== first!.madeBy.textVersion,
  );
  if (version > 0)
    return `shards: ${texts[version]!.path} was made by ${reports[version]!.madeBy.application}, ${texts[0]!.path} by ${first!.madeBy.application}; allowed: all by one version.`;
  // A shard without rows says nothing of tokens.
  const counting = reports.findIndex(({ madeBy }) => madeBy.countsTokens === true);
  const without = reports.findIndex(({ madeBy }) => madeBy.countsTokens === false);
  return counting < 0 || without < 0
    ? undefined
    : `shards: ${texts[counting]!.path} was made with --tokens, ${texts[without]!.path} without; allowed: all with it, or all without.`;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
