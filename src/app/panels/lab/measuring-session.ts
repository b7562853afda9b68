import { proxy } from 'comlink';
import { createStore } from 'zustand/vanilla';
import { Latest } from '../../../base/latest.ts';
import { reasonOf } from '../../../base/problems.ts';
import type { PickedFile } from '../../../workers/grading/blob-file.ts';
import type { Asked } from '../../../workers/connection.ts';
import type { LabService } from '../../../workers/lab/lab-service.ts';
import type { LengthCount } from '../../../workers/lab/lab-views.ts';

/** A model that is measured. */
export interface MeasuredModel {
  readonly name: string;
  /** The address of its file. */
  readonly model: string;
}

interface MeasuringState {
  /** What is under way, and how far it is; undefined while nothing is. */
  readonly progress: { readonly what: string; readonly done: number; readonly of: number } | undefined;
  /** What was counted, by the names of the models; undefined before anything was measured. */
  readonly counts: ReadonlyMap<string, readonly LengthCount[]> | undefined;
  readonly problem: string | undefined;
}

/** Has models write many texts in a worker: to count those that are right, or to hand them on. */
export class MeasuringSession {
  readonly state = createStore<MeasuringState>(() => ({ progress: undefined, counts: undefined, problem: undefined }));
  private readonly worker: { readonly service: Asked<LabService> };
  private readonly works = new Latest();

  constructor(worker: { readonly service: Asked<LabService> }) {
    this.worker = worker;
  }

  /** Counts right texts of each model, at each length. */
  async measure(models: readonly MeasuredModel[], lengths: readonly number[], count: number): Promise<void> {
    const of = models.length * lengths.length * count;
    const counts = new Map<string, readonly LengthCount[]>();
    await this.attempt({ what: 'texts written', done: 0, of }, async (isWanted) => {
      this.state.setState({ counts: new Map() });
      for (const { name, model } of models) {
        const show = (counted: readonly LengthCount[]) => {
          counts.set(name, counted);
          const done = [...counts.values()].flat().reduce((sum, each) => sum + each.done, 0);
          this.state.setState({ counts: new Map(counts), progress: { what: 'texts written', done, of } });
        };
        const telling = new Telling((told: LengthCount) => {
          const known = counts.get(name)?.filter(({ length }) => length !== told.length) ?? [];
          if (isWanted()) show([...known, told]);
        });
        const counted = await this.worker.service.measure({ model, lengths, count }, proxy(telling.hear));
        telling.end();
        if (!isWanted()) return;
        show(counted);
      }
    });
  }

  /** What each model writes for drawn inputs, a file of records a model; undefined when it is cancelled. */
  async outputs(
    models: readonly MeasuredModel[],
    lengths: readonly number[],
    count: number,
  ): Promise<readonly PickedFile[] | undefined> {
    const files: PickedFile[] = [];
    const of = models.length * lengths.length * count;
    const isDone = await this.attempt({ what: 'outputs written', done: 0, of }, async (isWanted) => {
      for (const { name, model } of models) {
        const before = files.length * lengths.length * count;
        const telling = new Telling((done: number) => {
          if (isWanted()) this.state.setState({ progress: { what: 'outputs written', done: before + done, of } });
        });
        const records = await this.worker.service.outputs({ model, lengths, count }, name, proxy(telling.hear));
        telling.end();
        if (!isWanted()) return;
        const lines = records.map((record) => `${JSON.stringify(record)}\n`);
        files.push({ path: `${name}.jsonl`, blob: new Blob(lines, { type: 'application/jsonl' }) });
      }
    });
    return isDone ? files : undefined;
  }

  /** Stops what is under way; what was counted until then stays. */
  cancel(): void {
    this.works.cancel();
    this.state.setState({ progress: undefined });
    void this.worker.service.cancel().catch(() => undefined);
  }

  /** Shows the figures that come with the page again. */
  forget(): void {
    this.cancel();
    this.state.setState({ counts: undefined, problem: undefined });
  }

  private async attempt(
    progress: NonNullable<MeasuringState['progress']>,
    work: (isWanted: () => boolean) => Promise<void>,
  ): Promise<boolean> {
    const isWanted = this.works.begin();
    this.state.setState({ progress, problem: undefined });
    try {
      await work(isWanted);
    } catch (problem) {
      if (isWanted()) this.state.setState({ progress: undefined, problem: reasonOf(problem) });
      return false;
    }
    if (!isWanted()) return false;
    this.state.setState({ progress: undefined });
    return true;
  }
}

/** What a worker tells of its progress: it may be heard after the answer, when it says nothing new. */
class Telling<Told> {
  private isOver = false;
  readonly hear: (told: Told) => void;

  constructor(hear: (told: Told) => void) {
    this.hear = (told) => {
      if (!this.isOver) hear(told);
    };
  }

  end(): void {
    this.isOver = true;
  }
}
