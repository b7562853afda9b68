import { TEXT_VERSION } from '../../cot/text-version.ts';
import { configsOf } from '../data-files.ts';
import type { Histogram } from '../histogram.ts';
import { SPLIT_VERSION } from '../draw/hash.ts';
import { SPLITS } from '../draw/split.ts';
import type { SplitStatistics } from '../statistics.ts';
import { contentHash } from './identity.ts';
import { MANIFEST_VERSION } from './manifest-version.ts';
import { APPLICATION, type FolderFacts } from './facts.ts';

/** A file with what it can be checked by. */
export interface HashedFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** The shares of which quantiles are told. */
export const QUANTILES = [0, 0.25, 0.5, 0.75, 0.9, 0.99, 1];

/**
 * `manifest.json`: the settings, from which the same dataset can be drawn again; what was written, with hashes; and the counts that prove
 * that training and evaluation share nothing. It holds no time of writing: the same settings give the same bytes.
 */
export function manifest(facts: FolderFacts, texts: readonly HashedFile[]): string {
  const { plan, files, disjointness } = facts;
  const configs = configsOf(plan).map(({ name, format, variant }) => ({
    config: name,
    format: format.id,
    variant,
    splits: Object.fromEntries(
      SPLITS.map((split) => [split, facts.statistics(name, split)] as const)
        .filter(([, { rows }]) => rows > 0)
        .map(([split, statistics]) => [split, summary(statistics)]),
    ),
  }));
  const content = {
    manifestVersion: MANIFEST_VERSION,
    application: APPLICATION,
    textVersion: TEXT_VERSION,
    splitVersion: SPLIT_VERSION,
    content: contentHash(files),
    settings: plan.settings,
    notes: plan.notes,
    configs,
    disjointness: {
      holds: true,
      ...disjointness,
      how: 'Counted over the rows that were written: instances in their normal form, and queries, by the first 64 bits of their SHA-256. An instance is for evaluation when the first byte of the SHA-256 of its normal form is a multiple of eight. The normal form is the canonical JSON with operands, edges, items and tasks sorted where their order changes neither problem nor difficulty.',
    },
    files: [
      ...files.map(({ path, rows, bytes, sha256 }) => ({ path, rows, bytes, sha256 })),
      ...texts.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })),
    ],
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function summary({ rows, lengths, characters, tokens, chatTokens }: SplitStatistics) {
  return {
    rows,
    length: quantiles(lengths),
    characters: quantiles(characters),
    // Only where every row was counted: quantiles of some of them would be taken for those of all.
    tokens: tokens.total === rows ? quantiles(tokens) : null,
    chatTokens: chatTokens.total === rows ? quantiles(chatTokens) : null,
  };
}

const quantiles = (histogram: Histogram) =>
  Object.fromEntries(QUANTILES.map((share) => [String(share), histogram.quantile(share)]));
