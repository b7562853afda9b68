import { Command } from 'commander';
import { planOf } from '../dataset/settings/plan.ts';
import { isSound } from '../dataset/settings/settings.ts';
import { addDatasetOptions, settingsOf, type DatasetOptions } from './dataset-options.ts';
import { kubernetesJob } from './job-files/kubernetes.ts';
import { slurmJob } from './job-files/slurm.ts';
import type { ShardedJob } from './job-files/sharded-job.ts';
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

function jobCommand(name: string, what: string, jobFile: (job: ShardedJob) => string): Command {
  return addDatasetOptions(new Command(name))
    .description(`Print ${what}.`)
    .requiredOption('--shards <N>', 'how many files each split is cut into, one a machine')
    .requiredOption('--folder <DIR>', 'the dataset’s folder, seen by all machines')
    .option('--tokens', 'count tokens as Qwen does')
    .option('--command <C>', 'how this command line is called there', 'tail-tracer')
    .action((options: JobOptions, command: Command) => {
      const shards = shardsOf(options.shards);
      // What is wrong is said here and not by sixteen machines.
      const plan = planOf(settingsOf(options, true, shards));
      if (!isSound(plan)) throw new UsageProblem(plan.map(({ message }) => message).join('\n'));
      for (const note of plan.notes) process.stderr.write(`Note: ${note}\n`);
      const { folder, command: program, image, claim } = options;
      process.stdout.write(jobFile({ shards, folder, program, words: givenWords(command), image, claim }));
    });
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
