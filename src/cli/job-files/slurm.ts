import { shellWord, type ShardedJob } from './sharded-job.ts';

/** A job array for Slurm: one task a shard, and how to have the folder finished when all are done. */
export function slurmJob({ shards, folder, program, words, needs }: ShardedJob): string {
  const options = words.map(shellWord).join(' ');
  return `#!/bin/bash
# A dataset in ${shards} shards. Submit, and have card, manifest and recipes written when all shards are there:
#   array=$(sbatch --parsable dataset.slurm)
#   sbatch --dependency=afterok:$array --wrap "${program} join --folder ${shellWord(folder)}"
#SBATCH --job-name=tail-dataset
#SBATCH --array=0-${shards - 1}
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=1
#SBATCH --mem=${needs.gigabytes}G
#SBATCH --time=${clock(needs.minutes)}
#SBATCH --output=%x-%A_%a.log

set -euo pipefail

# A shard that is run again writes the same bytes, so a task that failed may simply be repeated.
${program} generate ${options} \\
  --folder ${shellWord(folder)} \\
  --shard "\${SLURM_ARRAY_TASK_ID}/${shards}"
`;
}

/** Minutes as Slurm reads them: hours may be more than a day has. */
function clock(minutes: number): string {
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}:00`;
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');
