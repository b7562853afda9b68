import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { weights } from '../../lab/training/checkpoint.ts';
import { modelIn } from './options.ts';

/** `lab export`: the weights of a checkpoint as 16-bit floats. */
export function exportCommand(): Command {
  return new Command('export')
    .description('Write the weights of a checkpoint as 16-bit floats (safetensors), to be published.')
    .requiredOption('--model <FILE>', 'a checkpoint')
    .requiredOption('--out <FILE>', 'the file to write')
    .action(({ model, out }: { model: string; out: string }) => writeFileSync(out, weights(modelIn(model))));
}
