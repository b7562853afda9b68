import * as v from 'valibot';
import { fieldProblem } from '../../../base/problems.ts';
import { version } from '../../../../package.json';
import { differencesFrom } from '../../../dataset/folder/opened-manifest.ts';
import { isSound, parseSettings, type DatasetSettings } from '../../../dataset/settings/settings.ts';
import { draftOf, type DatasetDraft } from './dataset-draft.ts';

/** What is read of a file with settings: those that this page saves, and the `manifest.json` of every dataset. */
const FILE = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    settings: v.unknown(),
    page: v.optional(v.object({ countsTokens: v.boolean(), saveAs: v.picklist(['zip', 'folder', 'rows']) })),
    // A manifest tells by its statistics whether tokens were counted.
    configs: v.optional(
      v.array(v.looseObject({ splits: v.record(v.string(), v.looseObject({ tokens: v.nullish(v.unknown()) })) })),
    ),
  }),
);

/** The text of a file that holds settings. */
export function settingsFile(settings: DatasetSettings, { countsTokens, saveAs }: DatasetDraft): string {
  const content = { application: `TAIL Tracer ${version}`, settings, page: { countsTokens, saveAs } };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** What differs between the dataset that a manifest describes and the one that its settings give now; see `differencesFrom`. */
export function differencesOfFile(text: string): readonly string[] {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson()), text);
  return parsed.success ? differencesFrom(parsed.output) : [];
}

/** The draft that such a file or a manifest holds, or a sentence that says what is wrong with it. */
export function draftOfFile(name: string, text: string): DatasetDraft | string {
  const parsed = v.safeParse(FILE, text);
  if (!parsed.success || parsed.output.settings === undefined)
    return fieldProblem('settings file', name, 'a file saved here, or the manifest.json of a dataset').message;
  const { settings: came, page, configs } = parsed.output;
  const settings = parseSettings(came);
  if (!isSound(settings)) return settings.map(({ message }) => message).join(' ');
  const counted = configs?.some(({ splits }) => Object.values(splits).some(({ tokens }) => Boolean(tokens)));
  return draftOf(settings, page ?? { countsTokens: counted ?? true, saveAs: 'zip' });
}
