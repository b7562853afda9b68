import type { VariantId } from '../../cot/variants.ts';
import type { DatasetSettings } from './settings.ts';

/**
 * The part of settings that says what is drawn of one task and how one variant writes it. Files are left out: whoever writes the same
 * rows in another way gets the same settings.
 */
export function settingsOfOne(settings: DatasetSettings, task: string, variant: VariantId): DatasetSettings {
  const { tasks, ranges, instances = [], seed, arithmetic } = settings;
  const own = instances.filter((instance) => instance.task === task);
  return {
    tasks: tasks.filter((id) => id === task),
    ranges,
    ...(own.length > 0 ? { instances: own } : {}),
    seed,
    variants: [variant],
    arithmetic,
    formats: ['native'],
    container: 'jsonl',
  };
}
