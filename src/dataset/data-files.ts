import { VARIANT_IDS, type VariantId } from '../cot/variants.ts';
import type { Format } from './formats/format.ts';
import type { DatasetPlan } from './settings/plan.ts';
import { countSelected, type Selection } from './selection.ts';
import { SPLITS, type Split } from './draw/split.ts';

/** A file of rows: what it is called and which rows it holds, in which form. */
export interface DataFile {
  /** From the folder's top, with slashes. */
  readonly path: string;
  /** The name under which `load_dataset` finds it. */
  readonly config: string;
  readonly format: Format;
  readonly variants: readonly VariantId[];
  /** The split that the file belongs to; a file without one holds all splits, each row where it was drawn. */
  readonly split?: Split;
  /** The number of the shard, from 0. */
  readonly shard: number;
  /** The draws [from, to) of the split; each is a row a variant. */
  readonly from: number;
  readonly to: number;
  /** Values of any shape are written as JSON text, so that every row has the same types. */
  readonly jsonText: boolean;
}

/** One part of a dataset that is made on several machines: the files number `index` of every split. */
export interface Shard {
  /** From 0. */
  readonly index: number;
  readonly of: number;
}

/** A configuration of a folder: one format, and one variant where there are several, so that its columns never differ. */
export interface Config {
  readonly name: string;
  readonly format: Format;
  readonly variant: VariantId;
}

/** The configurations of a plan; the first is the one that is loaded when none is named. */
export function configsOf({ formats, variants }: DatasetPlan): readonly Config[] {
  return formats.flatMap((format) =>
    variants.map((variant) => ({
      name: variants.length > 1 ? `${format.id}-${variant}` : format.id,
      format,
      variant,
    })),
  );
}

/**
 * The data files of a folder: `data/<config>/<split>-ddddd-of-ddddd.<extension>`, splits without rows left out. Draws are dealt to
 * shards in stretches of nearly equal length, so that shards one after another are the rows of one file; a split with fewer draws than
 * shards has fewer files. Given a shard, its files alone.
 */
export function folderFiles(plan: DatasetPlan, selection: Selection, shard?: Shard): readonly DataFile[] {
  const counts = SPLITS.map((split) => ({ split, count: countSelected(selection, split) }));
  return configsOf(plan).flatMap(({ name, format, variant }) =>
    counts.flatMap(({ split, count }) => {
      const files = Math.min(plan.shards, count);
      return Array.from({ length: files }, (_, index) => index)
        .filter((index) => shard === undefined || shard.index === index)
        .map((index): DataFile => ({
          path: `data/${name}/${split}-${digits(index)}-of-${digits(files)}${plan.container.extension}`,
          config: name,
          format,
          variants: [variant],
          split,
          shard: index,
          ...stretch(count, index, files),
          jsonText: true,
        }));
    }),
  );
}

/**
 * A dataset as one file: the rows of all splits in the order of drawing, the variants of an instance one after another. Given a shard,
 * its stretch of those rows: the shards of a file of lines, one after another, are the file. Only plans of one format have it.
 */
export function singleFile(plan: DatasetPlan, selection: Selection, path: string, shard?: Shard): DataFile {
  const [format] = plan.formats;
  return {
    path,
    config: format!.id,
    format: format!,
    variants: VARIANT_IDS.filter((id) => plan.variants.includes(id)),
    shard: shard?.index ?? 0,
    ...stretch(countSelected(selection), shard?.index ?? 0, shard?.of ?? 1),
    // Instances of several tasks have other shapes: in a column of objects a number would meet a text.
    jsonText: !plan.container.holdsJson || new Set(plan.parts.map(({ task }) => task.id)).size > 1,
  };
}

/** The n-th of `count` stretches of nearly equal length. */
function stretch(count: number, index: number, of: number): { from: number; to: number } {
  return { from: Math.floor((index * count) / of), to: Math.floor(((index + 1) * count) / of) };
}

const digits = (value: number) => String(value).padStart(5, '0');
