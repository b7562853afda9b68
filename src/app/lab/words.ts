import { LAB_VARIANTS, type LabVariantId } from '../../lab/data/variants.ts';
import { labMachineById } from '../../lab/machines/registry.ts';
import { modelsOfMachine } from '../panels/lab/model-files.ts';
import type { LabChoice, ModelChoice } from './lab-address.ts';

/** The name of a variant. */
export const variantTitle = (variant: LabVariantId): string => LAB_VARIANTS.find(({ id }) => id === variant)!.title;

/** The name of a model of a machine: its variant, and of a further one of that variant how many addresses it knows. */
export function modelTitle(machine: string, model: ModelChoice): string {
  if (model === 'own') return 'Trained here';
  const { variant, ring } = modelsOfMachine(machine).find(({ id }) => id === model)!.run.recipe;
  return variant === model ? variantTitle(variant) : `${variantTitle(variant)}, ${ring} addresses`;
}

/** The name of a machine. */
export const machineTitle = (machine: string): string => labMachineById(machine)?.title ?? 'A machine of your own';

/** What the page shows, for the title of the tab. */
export function titleOf({ tab, machine, variant, training }: LabChoice): string {
  if (tab === 'compare') return `${machineTitle(machine)}: accuracy over length · Lab`;
  if (tab === 'train') return `Train ${machineTitle(training.machine)}, ${variantTitle(training.variant)} · Lab`;
  return `${machineTitle(machine)}, ${modelTitle(machine, variant)} · Lab`;
}

/** The lengths that a text names, such as `2-4, 8`; undefined where it names none. Each is from 1 to `longest`, and at most `most` are named. */
export function lengthsIn(text: string, longest: number, most = 40): number[] | undefined {
  const lengths = text.split(',').flatMap((part) => {
    const [, first, last = first] = /^\s*(\d{1,4})(?:\s*-\s*(\d{1,4}))?\s*$/.exec(part) ?? [];
    const [from, to] = [Number(first), Number(last)];
    if (first === undefined || from < 1 || to < from || to > longest) return [NaN];
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
  if (lengths.length === 0 || lengths.length > most || lengths.some(Number.isNaN)) return undefined;
  return [...new Set(lengths)].toSorted((one, other) => one - other);
}
