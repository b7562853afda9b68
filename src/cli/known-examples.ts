import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { jsonOrText } from '../base/json.ts';
import { isSound } from '../dataset/settings/settings.ts';
import { planOf } from '../dataset/settings/plan.ts';
import { KnownExamples } from '../grading/joining/known-examples.ts';
import { recordPaths } from '../grading/joining/record-paths.ts';
import { outputFile } from './output-files.ts';
import { UsageProblem } from './usage-problem.ts';

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

/** The files of the fullest records in a folder. */
function recordFiles(folder: string): string[] {
  const data = join(folder, 'data');
  if (!existsSync(data)) return [];
  const formats = readdirSync(data).filter((name) => statSync(join(data, name)).isDirectory());
  const paths = formats.flatMap((name) => readdirSync(join(data, name)).map((file) => `data/${name}/${file}`));
  return recordPaths(paths).map((path) => join(folder, path));
}

async function addManifest(known: KnownExamples, path: string): Promise<void> {
  if (!existsSync(path)) return;
  const manifest = jsonOrText(readFileSync(path, 'utf8'));
  const settings = typeof manifest === 'object' && manifest !== null && 'settings' in manifest ? manifest.settings : {};
  const plan = planOf(settings);
  if (!isSound(plan)) throw new UsageProblem(`data, manifest.json: ${plan.map(({ message }) => message).join(' ')}`);
  await known.addPlan(plan);
}
