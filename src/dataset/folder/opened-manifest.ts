import * as v from 'valibot';
import { TEXT_VERSION } from '../../cot/text-version.ts';
import { SPLIT_VERSION } from '../draw/hash.ts';
import { MANIFEST_VERSION } from './manifest-version.ts';

/** What of a manifest tells by which rules its dataset was made; all of it came later than the first manifests. */
const RULES = v.object({
  application: v.optional(v.string()),
  textVersion: v.optional(v.number()),
  splitVersion: v.optional(v.number()),
  manifestVersion: v.optional(v.number()),
});

/**
 * What differs between the dataset that a manifest describes and the one that its settings give today, as sentences; none where nothing
 * does. Manifests are read back to version 0.2.1, which named neither texts nor split.
 */
export function differencesFrom(manifest: unknown): readonly string[] {
  const parsed = v.safeParse(RULES, manifest);
  // Settings that the page saved are no manifest: they describe no dataset that could differ.
  if (!parsed.success || typeof manifest !== 'object' || manifest === null || !('files' in manifest)) return [];
  const { application = 'an older version', textVersion = 1, splitVersion = 1, manifestVersion = 1 } = parsed.output;
  const differences = [
    ...(textVersion === TEXT_VERSION
      ? []
      : [
          `texts of version ${textVersion} there, ${TEXT_VERSION} here: the lines say other things, so the tokens are others, too`,
        ]),
    ...(splitVersion === SPLIT_VERSION
      ? []
      : [
          `split of version ${splitVersion} there, ${SPLIT_VERSION} here: other instances are for evaluation, so rows of the two must not be mixed`,
        ]),
    ...(manifestVersion >= MANIFEST_VERSION ? [] : ['chats without a system message there, with one here']),
  ];
  return differences.length === 0
    ? []
    : [`The manifest is of ${application}; its settings give another dataset now: ${differences.join('; ')}.`];
}
