import { LAB_VARIANTS } from '../../lab/data/variants.ts';
import { labMachineById } from '../../lab/machines/registry.ts';
import type { LabChoice, ModelChoice } from './lab-address.ts';

/** The name of a model by its variant. */
export const variantTitle = (variant: ModelChoice): string =>
  variant === 'own' ? 'Trained here' : LAB_VARIANTS.find(({ id }) => id === variant)!.title;

/** The name of a machine. */
export const machineTitle = (machine: string): string => labMachineById(machine)?.title ?? 'A machine of your own';

/** What the page shows, for the title of the tab. */
export function titleOf({ tab, machine, variant, training }: LabChoice): string {
  if (tab === 'compare') return `${machineTitle(machine)}: accuracy over length · Lab`;
  if (tab === 'train') return `Train ${machineTitle(training.machine)}, ${variantTitle(training.variant)} · Lab`;
  return `${machineTitle(machine)}, ${variantTitle(variant)} · Lab`;
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
