import { readdir, readFile, rm, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { describingFiles } from '../dataset/folder/folder.ts';
import { joinReports } from '../dataset/folder/shard-report.ts';
import { grouped } from '../base/grouped.ts';
import { removeClaims } from './claim.ts';
import { pathOption } from './path-option.ts';
import { UsageProblem } from './usage-problem.ts';
import { writeInto } from './write-files.ts';

/** The name of a shard's report, such as `00000-of-00016.json`. */
const REPORT = /^\d{5}-of-\d{5}\.json$/;

/** `tail join --folder DIR`: what describes a dataset, when all its shards are written. */
export function joinCommand(): Command {
  return new Command('join')
    .description('Write card, manifest and recipes into a folder whose shards are all there.')
    .requiredOption('--folder <DIR>', 'where `generate --folder DIR --shard I/N` has written', pathOption('folder'))
    .action(joinShards);
}

async function joinShards({ folder }: { readonly folder: string }): Promise<void> {
  const reports = join(folder, 'shards');
  const names = (await readdir(reports).catch(() => [])).filter((name) => REPORT.test(name)).toSorted();
  const texts: { path: string; text: string }[] = [];
  for (const name of names) texts.push({ path: `shards/${name}`, text: await readFile(join(reports, name), 'utf8') });
  const joined = joinReports(texts);
  if (typeof joined === 'string') throw new UsageProblem(joined);
  for (const { path, bytes } of joined.reports.flatMap(({ files }) => files)) await requireWritten(folder, path, bytes);
  for await (const { path, bytes } of describingFiles(joined.plan, joined.reports))
    await writeInto(folder, path, bytes);
  // What else lies in the folder of the reports belongs to somebody, and stays.
  for (const name of names) await rm(join(reports, name));
  await rmdir(reports).catch(() => undefined);
  for (const { path } of joined.reports.flatMap(({ files }) => files)) removeClaims(join(folder, ...path.split('/')));
}

/** Throws a `UsageProblem` where a file of a shard is not there, or not as long as its report says. */
async function requireWritten(folder: string, path: string, bytes: number): Promise<void> {
  const file = await stat(join(folder, ...path.split('/'))).catch(() => undefined);
  if (file?.size === bytes) return;
  const came = file ? `has ${grouped(file.size)} bytes` : 'is not there';
  throw new UsageProblem(
    `folder: got "${folder}", in which ${path} ${came}; allowed: the folder with the files of all shards (this one of ${grouped(bytes)} bytes).`,
  );
}
