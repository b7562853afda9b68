import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LAB_VARIANTS } from '../../lab/data/variants.ts';
import { LAB_MACHINES } from '../../lab/machines/registry.ts';
import { runFigures } from '../../lab/trained/run-figures.ts';
import type { TrainedRun } from '../../lab/trained/trained-runs.ts';

/** The figures of all runs in `FOLDER/runs`, by machine, variant, seed and name, with what is published of them in `FOLDER/weights`. */
export function runsInFolder(folder: string): TrainedRun[] {
  const machines = LAB_MACHINES.map(({ id }) => id);
  const variants = LAB_VARIANTS.map(({ id }) => id as string);
  return readdirSync(join(folder, 'runs'))
    .map((name): TrainedRun => {
      const text = (file: string): string => readIfThere(join(folder, 'runs', name, file));
      const weights = join(folder, 'weights', `${name}.safetensors`);
      const figures = runFigures(name, text('log.jsonl'), text('evaluation.jsonl'), text('masked.jsonl'));
      return { ...figures, weightsBytes: existsSync(weights) ? statSync(weights).size : null };
    })
    .toSorted(
      (one, other) =>
        machines.indexOf(one.recipe.machine) - machines.indexOf(other.recipe.machine) ||
        variants.indexOf(one.recipe.variant) - variants.indexOf(other.recipe.variant) ||
        one.recipe.seed - other.recipe.seed ||
        one.name.localeCompare(other.name),
    );
}

function readIfThere(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
