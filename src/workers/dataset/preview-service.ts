import { Latest } from '../../base/latest.ts';
import type { FieldProblem } from '../../base/problems.ts';
import type { VariantId } from '../../cot/variants.ts';
import { examplesOf, rowOf } from '../../dataset/batch.ts';
import { FORMATS } from '../../dataset/formats/registry.ts';
import { isOwn, type Side } from '../../dataset/draw/part.ts';
import { shownRow } from '../../dataset/plain-row.ts';
import { planOf, plannedInstances } from '../../dataset/settings/plan.ts';
import type { DrawReference } from '../../dataset/selection.ts';
import { isSound, type DatasetSettings } from '../../dataset/settings/settings.ts';
import { sideCapacityOf, type SideCapacity } from '../../dataset/draw/side-capacity.ts';
import { readInstances, type InstancesRead } from './read-instances.ts';
import { rangeInWords } from '../../tasks/ranges.ts';
import { sampleOf, type DatasetSample, type SampleRequest } from './dataset-sample.ts';
import { Tokenizers } from '../text/tokenizers.ts';
import { holdLivenessLock } from '../worker-liveness.ts';
import { Cancelled } from '../slices.ts';
import { countStepsOf, type StepCount, type StepProgress, type StepRequest } from './step-count.ts';

/** What can be said of settings before anything runs. */
export type Checked =
  | { readonly ok: false; readonly problems: readonly FieldProblem[] }
  | {
      readonly ok: true;
      /** In the one order of settings. */
      readonly settings: DatasetSettings;
      readonly notes: readonly string[];
      readonly parts: readonly CheckedPart[];
      readonly instances: number;
      /** Rows of all formats and variants. */
      readonly rows: number;
    };

/** A source of instances with what it holds. */
export interface CheckedPart {
  readonly task: string;
  readonly title: string;
  /** Undefined for a person's own instances. */
  readonly range: string | undefined;
  /** The range with the lengths that it means for the task. */
  readonly words: string | undefined;
  readonly side: Side | undefined;
  readonly count: number;
  /** Undefined where the range holds more than anybody asks for. */
  readonly capacity: SideCapacity | undefined;
}

/** Names a row that is shown. */
export interface RowRequest {
  readonly settings: DatasetSettings;
  readonly draw: DrawReference;
  readonly variant: VariantId;
  readonly format: string;
}

/** Answers the questions of a page on which settings are typed: are they sound, what comes of them. */
export class PreviewService {
  private readonly samples = new Latest();
  private readonly counts = new Latest();
  private readonly files = new Latest();
  private readonly tokenizers = new Tokenizers();
  /** The sample that is being made, or the last one. */
  private sampling: Promise<unknown> = Promise.resolve();

  /** Takes the lock that shows that this worker is alive; see `watchLiveness`. */
  start(lockName: string): Promise<void> {
    return holdLivenessLock(lockName);
  }

  /** Checks settings from outside. */
  check(settings: unknown): Checked {
    const plan = planOf(settings);
    if (!isSound(plan)) return { ok: false, problems: plan };
    const instances = plannedInstances(plan);
    return {
      ok: true,
      settings: plan.settings,
      notes: plan.notes,
      parts: plan.parts.map((part) => ({
        task: part.task.id,
        title: part.task.title,
        range: isOwn(part) ? undefined : part.range.name,
        words: isOwn(part) ? undefined : rangeInWords(part.task, part.range),
        side: isOwn(part) ? undefined : part.side,
        count: isOwn(part) ? part.instances.length : part.count,
        capacity: isOwn(part) ? undefined : sideCapacityOf(part.task, part.range, part.side),
      })),
      instances,
      rows: instances * plan.variants.length * plan.formats.length,
    };
  }

  /** Makes some rows and estimates the rest by them; undefined when another sample was asked for meanwhile. */
  async sample(request: SampleRequest): Promise<DatasetSample | undefined> {
    const sample = sampleOf(request, this.samples.begin(), this.tokenizers);
    this.sampling = sample.catch(() => undefined);
    return sample;
  }

  /** Counts the steps of what is drawn; undefined when it was stopped, or another count was asked for meanwhile. */
  async steps(request: StepRequest, tell: (progress: StepProgress) => void): Promise<StepCount | undefined> {
    const isWanted = this.counts.begin();
    // The sample goes first: it is timed, and the page shows it first.
    await this.sampling;
    try {
      return isWanted() ? await countStepsOf(request, tell, isWanted) : undefined;
    } catch (problem) {
      if (problem instanceof Cancelled) return undefined;
      throw problem;
    }
  }

  /** Stops counting steps. */
  stopSteps(): void {
    this.counts.cancel();
  }

  /** Reads a file of own instances; undefined when that was given up, or another file came meanwhile. */
  readInstances(file: File, tell: (share: number) => void): Promise<InstancesRead | undefined> {
    return readInstances(file, tell, this.files.begin());
  }

  /** Gives up reading a file of own instances. */
  stopReading(): void {
    this.files.cancel();
  }

  /** One row as it is written in a format, as JSON with line breaks. */
  row({ settings, draw, variant, format: id }: RowRequest): string {
    const plan = planOf(settings);
    if (!isSound(plan)) throw new Error(plan.map(({ message }) => message).join(' '));
    const format = FORMATS.find((each) => each.id === id) ?? FORMATS[0]!;
    const [example] = examplesOf(plan, { draws: [draw], variants: [variant] });
    const text = JSON.stringify(shownRow(rowOf(format, example!, false)), null, 2);
    // Lists of numbers are put on one line. JSON texts hold no raw line breaks, so that only lists match.
    return text.replace(/\[\n\s+-?\d[-\d\s,.]*\n\s*\]/g, (list) =>
      list.replace(/\s+/g, ' ').replace('[ ', '[').replace(' ]', ']'),
    );
  }
}
