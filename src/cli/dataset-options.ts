import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { Option, type Command } from 'commander';
import { fieldProblem, reasonOf } from '../base/problems.ts';
import { DEFAULT_STEP_LIMIT } from '../machine/recording/recorded-run.ts';
import { VARIANT_IDS } from '../cot/variants.ts';
import { CONTAINERS } from '../dataset/containers/registry.ts';
import { differencesFrom } from '../dataset/folder/opened-manifest.ts';
import { FORMATS } from '../dataset/formats/registry.ts';
import { mixtureCounts, PAPER_MIXTURES, parseMixture } from '../dataset/settings/mixture.ts';
import { InstanceLines, instancesOfSide, type OwnInstance } from '../dataset/settings/own-instances.ts';
import { isSound, type RangeSettings } from '../dataset/settings/settings.ts';
import { PAPER_RANGES } from '../tasks/ranges.ts';
import { TASKS } from '../tasks/registry.ts';
import { refuseLarge } from './large-file.ts';
import { pathOption } from './path-option.ts';
import { UsageProblem, numberOption } from './usage-problem.ts';

/** What the options of a dataset say; commander leaves out what was not given. */
export interface DatasetOptions {
  readonly task?: string;
  readonly range?: string;
  readonly count?: number | string;
  readonly mix?: string;
  readonly total?: number | string;
  readonly evalCount?: number | string;
  readonly instances?: string;
  readonly manifest?: string;
  readonly seed?: number | string;
  readonly variant?: string;
  readonly arithmetic?: string;
  readonly split?: string;
  readonly format?: string;
  readonly spans?: boolean;
  readonly container?: string;
  readonly stepLimit?: number | string;
  readonly unfinished?: string;
}

/** An option that is given several times means all that it was given. */
const several = (value: string, before: string | undefined): string =>
  before === undefined ? value : `${before},${value}`;

const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id).join(', ');

/** Adds the options that say what a dataset holds. */
export function addDatasetOptions(command: Command): Command {
  return command
    .option('--task <T>', "a task's id, several with commas between them, or all", several)
    .option('--range <R>', 'S, M, L, or lengths a-b; several with commas between them', several)
    .option('--count <N>', 'examples per task and range', numberOption)
    .option('--mix <S:M:L>', `shares of S, M and L instead of ranges, such as ${PAPER_MIXTURES.join(', ')}`)
    .option('--total <N>', 'examples per task, all ranges of --mix together', numberOption)
    .option('--eval-count <N>', 'also so many evaluation examples per task from each of S, M and L', numberOption)
    .option(
      '--instances <FILE>',
      'your own instances: JSONL, one {"task": …, "instance": …} a line',
      pathOption('instances'),
    )
    .option(
      '--manifest <FILE>',
      'draw the dataset of this manifest.json again, instead of all other settings',
      pathOption('manifest'),
    )
    .option('--seed <S>', 'a whole number; the same settings give the same bytes', numberOption)
    .addOption(
      new Option('--variant <V>', `of ${VARIANT_IDS.join(', ')}; several with commas between them`)
        .argParser(several)
        .default(undefined, 'tail'),
    )
    .addOption(new Option('--arithmetic <A>', 'folded or unfolded').default(undefined, 'folded'))
    .option('--split <SPLIT>', 'train or eval; both when left out')
    .addOption(
      new Option('--format <F>', `of ${ids(FORMATS)}; several with commas between them, for a folder`)
        .argParser(several)
        .default(undefined, 'native; for a folder prompt-completion, messages, inspect and native'),
    )
    .option('--spans', 'native records with role and sources of every stretch of the text')
    .addOption(new Option('--container <C>', `one of ${ids(CONTAINERS)}`).default(undefined, 'jsonl'))
    .addOption(
      new Option('--step-limit <N>', 'give up a run after this many machine steps')
        .argParser(numberOption)
        .default(undefined, String(DEFAULT_STEP_LIMIT)),
    )
    .addOption(
      new Option(
        '--unfinished <U>',
        'when a run is given up: stop, or leave-out, which goes on and says how many',
      ).default(undefined, 'stop'),
    );
}

/** Formats of a folder when none is named: one that each trainer and evaluator reads, and the whole record. */
const FOLDER_FORMATS = 'native,prompt-completion,messages,inspect';

/** Settings of a dataset, by the name of the option: what a manifest says, too. */
const SETTINGS = [
  'task',
  'range',
  'count',
  'mix',
  'total',
  'evalCount',
  'instances',
  'seed',
  'variant',
  'arithmetic',
  'split',
  'format',
  'spans',
  'container',
  'stepLimit',
  'unfinished',
] as const;

/** What is drawn of each task. */
const OF_RANGES = ['range', 'count', 'mix', 'total', 'evalCount'] as const;

/** The settings that the options say, to be checked; `shards` is how many files each split is cut into. */
export function settingsOf(options: DatasetOptions, folder: boolean, shards: number): unknown {
  if (options.manifest !== undefined) {
    refuse(options, SETTINGS, 'nothing: with --manifest its settings are taken');
    return { ...settingsOfManifest(options.manifest), shards };
  }
  const { seed, arithmetic, split, container, stepLimit, unfinished } = options;
  const instances = options.instances === undefined ? [] : ownInstances(options.instances, split);
  if (options.task === undefined && instances.length === 0)
    throw new UsageProblem("error: required option '--task <T>' not specified, nor --instances, nor --manifest");
  if (options.task === undefined) refuse(options, OF_RANGES, 'nothing: without --task nothing is drawn');
  if (seed === undefined) throw new UsageProblem("error: required option '--seed <S>' not specified");
  const formats = (options.format ?? (folder ? FOLDER_FORMATS : 'native')).split(',');
  if (!formats.includes('native')) refuse(options, ['spans'], 'nothing: only the format native has spans');
  return {
    tasks: options.task === 'all' ? TASKS.map(({ id }) => id) : (options.task?.split(',') ?? []),
    ranges: options.task === undefined ? [] : rangesOf(options),
    ...(instances.length > 0 ? { instances } : {}),
    seed,
    variants: (options.variant ?? 'tail').split(','),
    arithmetic: arithmetic ?? 'folded',
    formats: formats.map((format) => (format === 'native' && options.spans ? 'native-spans' : format)),
    container: container ?? 'jsonl',
    shards,
    stepLimit,
    unfinished,
  };
}

/** Throws a `UsageProblem` where an option was given that does not apply. */
function refuse(options: DatasetOptions, names: readonly (keyof DatasetOptions)[], allowed: string): void {
  for (const name of names)
    if (options[name] !== undefined) throw new UsageProblem(fieldProblem(wordOf(name), options[name], allowed).message);
}

/** An option as it is typed: `evalCount` is `eval-count`. */
const wordOf = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function rangesOf({ range, count, mix, total, evalCount, split }: DatasetOptions): unknown[] {
  if (mix !== undefined && (range !== undefined || count !== undefined))
    throw new UsageProblem(fieldProblem('mix', mix, '--mix with --total, or --range with --count').message);
  if (mix === undefined && total !== undefined)
    throw new UsageProblem(fieldProblem('total', total, 'nothing without --mix; --count with --range').message);
  // Said here: the settings know it as the count of three ranges.
  if (evalCount !== undefined && (typeof evalCount !== 'number' || evalCount < 1))
    throw new UsageProblem(fieldProblem('eval-count', evalCount, 'a whole number, 1 or more').message);
  const side = split === undefined ? {} : { split };
  // With evaluation examples asked for by themselves, the others are for training.
  const drawn = evalCount !== undefined && split === undefined ? { split: 'train' } : side;
  const evaluation =
    evalCount === undefined ? [] : PAPER_RANGES.map((name) => ({ range: name, count: evalCount, split: 'eval' }));
  if (mix !== undefined) return [...mixture(mix, total).map((each) => ({ ...each, ...drawn })), ...evaluation];
  if (range === undefined || count === undefined)
    throw new UsageProblem("error: required options '--range <R>' and '--count <N>', or '--mix' and '--total'");
  return [...range.split(',').map((name) => ({ range: name, count, ...drawn })), ...evaluation];
}

function mixture(mix: string, total: number | string | undefined): readonly RangeSettings[] {
  const shares = parseMixture(mix);
  if (!shares)
    throw new UsageProblem(
      fieldProblem('mix', mix, `shares of S, M and L such as ${PAPER_MIXTURES.join(', ')}`).message,
    );
  if (typeof total !== 'number' || total < 1)
    throw new UsageProblem(fieldProblem('total', total, 'a whole number, 1 or more').message);
  return mixtureCounts(shares, total);
}

function ownInstances(file: string, split: string | undefined): readonly OwnInstance[] {
  refuseLarge('instances', file, LARGEST_INSTANCES);
  const lines = new InstanceLines();
  readParts('instances', file, (text) => lines.take(text));
  const parsed = lines.end();
  if (!isSound(parsed)) throw new UsageProblem(parsed.map(({ message }) => message).join('\n'));
  const { instances } = parsed;
  return split === 'train' || split === 'eval' ? instancesOfSide(instances, split) : instances;
}

function settingsOfManifest(file: string): object {
  refuseLarge('manifest', file, LARGEST_MANIFEST);
  const text = textOf('manifest', file);
  const allowed = 'a manifest.json that was written with a dataset, with its "settings"';
  try {
    const manifest = JSON.parse(text) as unknown;
    if (typeof manifest === 'object' && manifest !== null && 'settings' in manifest) {
      for (const sentence of differencesFrom(manifest)) process.stderr.write(`Note: ${sentence}\n`);
      return Object(manifest.settings) as object;
    }
  } catch {
    // Said below: a file that is no JSON is no manifest.
  }
  throw new UsageProblem(fieldProblem('manifest', file, allowed).message);
}

/** Largest files in bytes: instances are held in memory as a whole, with what is wrong with them counted; a manifest as its text, too. */
const LARGEST_INSTANCES = 500_000_000;
const LARGEST_MANIFEST = 100_000_000;

/** Bytes that are read at once, and after which a person at a terminal hears how far it is. */
const PART_BYTES = 4_000_000;

/** Reads a text part by part, and says on a terminal how far it is. */
function readParts(option: string, file: string, take: (text: string) => void): void {
  const { isTTY, columns } = process.stderr;
  try {
    const descriptor = openSync(file, 'r');
    try {
      const { size } = fstatSync(descriptor);
      const bytes = new Uint8Array(PART_BYTES);
      // An editor's byte order mark is no part of the text; the decoder leaves it out.
      const decoder = new TextDecoder();
      let read = 0;
      for (let count = readSync(descriptor, bytes); count > 0; count = readSync(descriptor, bytes)) {
        take(decoder.decode(bytes.subarray(0, count), { stream: true }));
        read += count;
        if (isTTY && size > PART_BYTES)
          process.stderr.write(`\r${`Reading ${file}: ${Math.floor((100 * read) / size)} %`.slice(0, columns)}`);
      }
      take(decoder.decode());
      if (isTTY && size > PART_BYTES) process.stderr.write('\n');
    } finally {
      closeSync(descriptor);
    }
  } catch (problem) {
    throw new UsageProblem(`${option}: got "${file}"; it cannot be read: ${reasonOf(problem)}.`);
  }
}

function textOf(option: string, file: string): string {
  try {
    // An editor's byte order mark is no part of the text.
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (problem) {
    const reason = reasonOf(problem);
    throw new UsageProblem(`${option}: got "${file}"; it cannot be read: ${reason}.`);
  }
}
