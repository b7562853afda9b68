import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { jsonOrText } from '../base/json.ts';
import { isSound } from '../dataset/settings/settings.ts';
import { planOf } from '../dataset/settings/plan.ts';
import { KnownExamples } from '../grading/joining/known-examples.ts';
import { outputFile } from './output-files.ts';
import { UsageProblem } from './usage-problem.ts';

/** Folders of a dataset whose files hold task and instance, the fullest first. */
const FORMATS_WITH_INSTANCES = ['native', 'native-spans', 'inspect'];

/**
 * The examples of a dataset: of a folder as this project writes it – from its records, else drawn again by its manifest –, or of a file
 * with records. Throws a `UsageProblem` where nothing can be made of it; what is wrong with single records is said on stderr.
 */
export async function knownExamples(path: string): Promise<KnownExamples> {
  const known = new KnownExamples();
  const isFolder = existsSync(path) && statSync(path).isDirectory();
  const files = isFolder ? recordFiles(path) : [path];
  for (const file of files)
    for (const problem of await known.addFile(outputFile('data', file))) process.stderr.write(`${problem}\n`);
  if (isFolder && files.length === 0) await addManifest(known, join(path, 'manifest.json'));
  if (known.size === 0)
    throw new UsageProblem(
      `data: got "${path}", which holds no example; allowed: a dataset's folder, or records with task and instance.`,
    );
  return known;
}

/** The files of the fullest records in a folder; of several forms of text those of the first. */
function recordFiles(folder: string): string[] {
  const data = join(folder, 'data');
  if (!existsSync(data)) return [];
  const names = readdirSync(data);
  const format = FORMATS_WITH_INSTANCES.flatMap((id) =>
    names.filter((name) => name === id || name.startsWith(`${id}-`)),
  );
  return format.slice(0, 1).flatMap((name) =>
    readdirSync(join(data, name))
      .toSorted()
      .map((file) => join(data, name, file)),
  );
}

async function addManifest(known: KnownExamples, path: string): Promise<void> {
  if (!existsSync(path)) return;
  const manifest = jsonOrText(readFileSync(path, 'utf8'));
  const settings = typeof manifest === 'object' && manifest !== null && 'settings' in manifest ? manifest.settings : {};
  const plan = planOf(settings);
  if (!isSound(plan)) throw new UsageProblem(`data, manifest.json: ${plan.map(({ message }) => message).join(' ')}`);
  await known.addPlan(plan);
}
