import { jsonOrText } from '../../base/json.ts';
import { planOf } from '../../dataset/settings/plan.ts';
import { isSound } from '../../dataset/settings/settings.ts';
import { KnownExamples } from '../../grading/joining/known-examples.ts';
import { recordPaths } from '../../grading/joining/record-paths.ts';
import { blobFile, type PickedFile } from './blob-file.ts';

/** The examples of picked files, with sentences about those that cannot be used. */
interface PickedDataset {
  readonly known: KnownExamples;
  readonly problems: readonly string[];
}

/**
 * The examples of a dataset that a person picked: of its folder – from its records, else drawn again by its manifest –, or of files with
 * records. Throws a sentence where there is no example in them.
 */
export async function pickedDataset(files: readonly PickedFile[]): Promise<PickedDataset> {
  const known = new KnownExamples();
  const problems: string[] = [];
  const manifest = files.find(({ path }) => /(?:^|\/)manifest\.json$/.test(path));
  const root = manifest?.path.replace(/manifest\.json$/, '') ?? '';
  const wanted = manifest ? new Set(recordPaths(files.map(({ path }) => path.slice(root.length)))) : undefined;
  const records = wanted ? files.filter(({ path }) => wanted.has(path.slice(root.length))) : files;
  for (const file of records) problems.push(...(await known.addFile(blobFile(file))));
  if (manifest && records.length === 0) await addManifest(known, manifest);
  if (known.size === 0)
    throw new Error(
      `dataset: got ${files
        .map(({ path }) => path)
        .slice(0, FILES_NAMED)
        .join(', ')}, with no example in it; allowed: a dataset's folder, or records with task and instance.`,
    );
  return { known, problems };
}

/** Files that a message names. */
const FILES_NAMED = 3;

async function addManifest(known: KnownExamples, { blob }: PickedFile): Promise<void> {
  const manifest = jsonOrText(await blob.text());
  const settings = typeof manifest === 'object' && manifest !== null && 'settings' in manifest ? manifest.settings : {};
  const plan = planOf(settings);
  if (!isSound(plan)) throw new Error(`dataset, manifest.json: ${plan.map(({ message }) => message).join(' ')}`);
  await known.addPlan(plan);
}
