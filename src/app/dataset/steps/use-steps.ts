import { useMemo } from 'react';
import type { VariantId } from '../../../cot/variants.ts';
import { settingsOfOne } from '../../../dataset/settings/settings-of-one.ts';
import { useStepCounts } from '../stores/step-counts.ts';
import type { Sound } from '../use-preview.ts';
import { useStepCount, type StepCounting } from './use-step-count.ts';

/** Which task and variant of a dataset are looked at, which there are, and what is known of their steps. */
export interface StepsShown extends StepCounting {
  readonly tasks: readonly { readonly id: string; readonly title: string }[];
  readonly variants: readonly VariantId[];
  readonly task: string | undefined;
  readonly variant: VariantId | undefined;
  readonly chooseTask: (task: string) => void;
  readonly chooseVariant: (variant: VariantId) => void;
  /** Whether all examples are counted, or are to be. */
  readonly isWhole: boolean;
  /** Counts all examples, however long that takes. */
  readonly countAll: () => void;
}

/** The steps of sound settings; nothing is counted before they are looked at. */
export function useSteps(sound: Sound | undefined, isShown: boolean): StepsShown {
  const wanted = useStepCounts();
  const tasks = useMemo(
    () => [...new Map(sound?.parts.map(({ task, title }) => [task, { id: task, title }])).values()],
    [sound],
  );
  const variants = sound?.settings.variants ?? [];
  const task = (tasks.find(({ id }) => id === wanted.task) ?? tasks[0])?.id;
  const variant = variants.find((each) => each === wanted.variant) ?? variants[0];
  const settings = sound && task !== undefined && variant ? settingsOfOne(sound.settings, task, variant) : undefined;
  const key = JSON.stringify(settings);
  const isWhole = settings !== undefined && wanted.wholly === key;
  const counting = useStepCount(isShown && settings ? { settings, all: isWhole } : undefined);
  return {
    ...counting,
    tasks,
    variants,
    task,
    variant,
    chooseTask: (id) => useStepCounts.setState({ task: id }),
    chooseVariant: (id) => useStepCounts.setState({ variant: id }),
    isWhole,
    countAll: () => useStepCounts.setState({ wholly: key }),
  };
}
