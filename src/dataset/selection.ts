import { drawAt, type Draw } from './draw/candidate.ts';
import { Watch, type Control } from './control.ts';
import { Drawing } from './draw/draw.ts';
import { plannedInstances, type DatasetPlan } from './settings/plan.ts';
import { SPLITS, splitOf, type Split } from './draw/split.ts';

/**
 * What was drawn for a plan: for each part the numbers of its candidates and their splits, about five bytes an instance. The instances
 * themselves are made again of these numbers when they are needed.
 */
export interface Selection {
  readonly parts: readonly SelectedPart[];
}

interface SelectedPart {
  /** Numbers of candidates, in the order of drawing. */
  readonly indices: Uint32Array;
  /** Places in `SPLITS`, one for each candidate. */
  readonly splits: Uint8Array;
}

/** Names one draw of a selection: a part's number and a candidate's. Enough for a worker that has the plan. */
export interface DrawReference {
  readonly part: number;
  readonly index: number;
}

/**
 * Draws all of a plan's instances without running a machine. Every shard repeats this, so that shards together are one dataset.
 *
 * Rejected with `TooFewQueries`, or with the signal's reason.
 */
export async function select(plan: DatasetPlan, control: Control = {}): Promise<Selection> {
  const drawing = new Drawing(plan.parts, plan.seed);
  const watch = new Watch(control);
  const total = plannedInstances(plan);
  const parts: SelectedPart[] = [];
  let rows = 0;
  const progress = () => ({ stage: 'drawing', rows, total, bytes: 0 }) as const;
  for (let number = 0; number < plan.parts.length; number++) {
    const indices: number[] = [];
    const splits: number[] = [];
    for (const draw of drawing.draws(number)) {
      if (draw) {
        indices.push(draw.index);
        splits.push(SPLITS.indexOf(splitOf(plan.parts[number]!.task, draw)));
        rows++;
      }
      if (!draw || rows % LOOK_EVERY === 0) await watch.look(progress);
    }
    parts.push({ indices: Uint32Array.from(indices), splits: Uint8Array.from(splits) });
  }
  return { parts };
}

const LOOK_EVERY = 256;

/** How many instances of a selection are in a split; in all splits when none is named. */
export function countSelected({ parts }: Selection, split?: Split): number {
  const wanted = split && SPLITS.indexOf(split);
  return parts.reduce(
    (total, { splits }) =>
      total + (wanted === undefined ? splits.length : splits.reduce((sum, each) => sum + Number(each === wanted), 0)),
    0,
  );
}

/** The draws [from, to) of a split (of all splits when none is named), in the order of the rows. */
export function* selected(
  { parts }: Selection,
  split: Split | undefined,
  from: number,
  to: number,
): Generator<DrawReference, void, undefined> {
  const wanted = split && SPLITS.indexOf(split);
  let position = 0;
  for (let part = 0; part < parts.length; part++) {
    const { indices, splits } = parts[part]!;
    for (let place = 0; place < indices.length; place++) {
      if (wanted !== undefined && splits[place] !== wanted) continue;
      if (position >= to) return;
      if (position >= from) yield { part, index: indices[place]! };
      position++;
    }
  }
}

/** The draw that a reference names. */
export function drawOf({ parts, seed }: DatasetPlan, { part, index }: DrawReference): Draw {
  return drawAt(parts[part]!, seed, index);
}
