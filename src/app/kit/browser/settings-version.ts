import * as v from 'valibot';

/** The version of what is stored. A change of a stored form raises it and brings a step that turns the form before into it. */
const SETTINGS_VERSION = 1;

/** Where the version is stored. What was stored without one is of the first. */
const VERSION_KEY = 'tail-tracer-settings-version';

/** Turns what is stored in one version into what is stored in the next. */
type Upgrade = (storage: Storage) => void;

/** For each version the step to the next one. */
const UPGRADES: ReadonlyMap<number, Upgrade> = new Map();

const storedVersion = v.pipe(v.string(), v.regex(/^\d{1,6}$/), v.transform(Number));

/**
 * Brings what an earlier version of the page has stored to the form of this one. To be called before anything stored is read.
 *
 * @returns a sentence where a later version has stored it; what does not fit is then at its defaults, as the schemas of `remembered` see to
 */
export function upgradeSettings(
  storage: Storage = localStorage,
  version: number = SETTINGS_VERSION,
  upgrades: ReadonlyMap<number, Upgrade> = UPGRADES,
): string | undefined {
  try {
    const parsed = v.safeParse(storedVersion, storage.getItem(VERSION_KEY));
    const stored = parsed.success ? parsed.output : 1;
    if (stored > version)
      return 'What this browser keeps of the page was stored by a later version of TAIL Tracer: what this version cannot read is as at the first visit.';
    for (let step = stored; step < version; step++) upgrades.get(step)?.(storage);
    storage.setItem(VERSION_KEY, String(version));
    return undefined;
  } catch {
    // A browser that refuses its storage keeps nothing to upgrade.
    return undefined;
  }
}
