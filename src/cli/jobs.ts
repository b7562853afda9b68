import { Command } from 'commander';
import { fieldProblem } from '../base/problems.ts';
import { planOf } from '../dataset/settings/plan.ts';
import { isSound } from '../dataset/settings/settings.ts';
import { addDatasetOptions, settingsOf, type DatasetOptions } from './dataset-options.ts';
import { kubernetesJob } from './job-files/kubernetes.ts';
import { slurmJob } from './job-files/slurm.ts';
import { jobNeeds } from './job-files/job-needs.ts';
import type { ShardedJob } from './job-files/sharded-job.ts';
import { pathOption } from './path-option.ts';
import { shardsOf } from './shards.ts';
import { UsageProblem } from './usage-problem.ts';

interface JobOptions extends DatasetOptions {
  readonly shards: string;
  readonly folder: string;
  readonly tokens?: boolean;
  readonly command: string;
  readonly image?: string;
  readonly claim?: string;
}

/** Options that belong to the job file, not to what runs in it. */
const OWN_OPTIONS = new Set(['shards', 'folder', 'command', 'image', 'claim']);

/** `tail jobs slurm`, `tail jobs kubernetes`: a job file that makes a dataset in shards. */
export function jobsCommand(): Command {
  return new Command('jobs')
    .description('Print a job file that makes a dataset on several machines, one shard each.')
    .addCommand(jobCommand('slurm', 'a Slurm job array', slurmJob))
    .addCommand(
      jobCommand('kubernetes', 'a Kubernetes Indexed Job', kubernetesJob)
        .requiredOption('--image <IMAGE>', 'a container image with this command line in it')
        .requiredOption('--claim <NAME>', 'the persistent volume claim that the folder is on, mounted at /dataset'),
    );
}

function jobCommand(kind: string, what: string, jobFile: (job: ShardedJob) => string): Command {
  return addDatasetOptions(new Command(kind))
    .description(`Print ${what}.`)
    .requiredOption('--shards <N>', 'how many files each split is cut into, one a machine')
    .requiredOption('--folder <DIR>', 'the dataset’s folder, seen by all machines', pathOption('folder'))
    .option('--tokens', 'count tokens as Qwen does')
    .option('--command <C>', 'how this command line is called there', 'tail-tracer')
    .action((options: JobOptions, command: Command) => {
      const shards = shardsOf(options.shards);
      // What is wrong is said here and not by sixteen machines.
      const plan = planOf(settingsOf(options, true, shards));
      if (!isSound(plan)) throw new UsageProblem(plan.map(({ message }) => message).join('\n'));
      for (const note of plan.notes) process.stderr.write(`Note: ${note}\n`);
      const { folder, command: program, image, claim } = options;
      const given = givenWords(command);
      for (const [name, value] of Object.entries({
        folder,
        command: program,
        image,
        claim,
        instances: options.instances,
      }))
        requireOneLine(name, value);
      process.stdout.write(jobFile({ shards, folder, program, words: given, needs: jobNeeds(plan), image, claim }));
    });
}

/** Throws a `UsageProblem` where a text has line breaks or the like: part of a job file are comments, which end with their line. */
function requireOneLine(name: string, text: string | undefined): void {
  if (text !== undefined && (text === '' || /[\p{Cc}\u2028\u2029]/u.test(text)))
    throw new UsageProblem(fieldProblem(name, text, 'a text of one line').message);
}

/** The options that were given, as words of a command line. */
function givenWords(command: Command): readonly string[] {
  return command.options.flatMap((option) => {
    const name = option.attributeName();
    if (OWN_OPTIONS.has(name) || command.getOptionValueSource(name) !== 'cli') return [];
    const value: unknown = command.getOptionValue(name);
    return value === true ? [option.long!] : [option.long!, String(value)];
  });
}
