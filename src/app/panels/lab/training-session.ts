import { proxy, transfer } from 'comlink';
import { createStore } from 'zustand/vanilla';
import { grouped } from '../../../base/grouped.ts';
import { reasonOf } from '../../../base/problems.ts';
import { usualRecipe, type Recipe } from '../../../lab/training/recipe.ts';
import type { Asked } from '../../../workers/connection.ts';
import type { TrainingService } from '../../../workers/lab/training-service.ts';
import type { TrainingProgress, TrainingState } from '../../../workers/lab/training-views.ts';

/** Largest checkpoint in bytes: those of the largest model here have some four million. */
const LARGEST_FILE = 200_000_000;

/** What a person chooses of a recipe; the rest is usual. */
export type TrainingChoice = Pick<Recipe, 'machine' | 'file' | 'variant' | 'seed' | 'updates'>;

/** The recipe of a choice. */
export const recipeOf = (choice: TrainingChoice): Recipe => ({ ...usualRecipe(choice.machine), ...choice });

/** What is shown of a training. */
interface TrainingShown {
  /** `opening` until it is known whether one was kept. */
  readonly status: 'opening' | 'none' | 'running' | 'paused' | 'done';
  readonly training: TrainingState | undefined;
  /** Why something could not be done. */
  readonly problem: string | undefined;
}

/** The worker that a session asks. */
interface TrainingWorker {
  readonly service: Asked<TrainingService>;
  readonly end: (reason: Error) => void;
  readonly onFailure: (tell: (reason: Error) => void) => () => void;
}

/** One training, in a worker: it goes on while other pages are shown, and is kept in the browser. */
export class TrainingSession {
  readonly state = createStore<TrainingShown>(() => ({ status: 'opening', training: undefined, problem: undefined }));
  private readonly worker: TrainingWorker;
  private isOpened = false;

  constructor(worker: TrainingWorker) {
    this.worker = worker;
    worker.onFailure(({ message }) => {
      this.isOpened = false;
      this.state.setState({ status: 'opening', problem: message });
      void this.open();
    });
  }

  /** Shows the training that was kept, paused; does nothing where one is shown. */
  async open(): Promise<void> {
    if (this.isOpened) return;
    this.isOpened = true;
    await this.attempt(async () => this.show(await this.worker.service.latest()));
    if (this.state.getState().status === 'opening') this.state.setState({ status: 'none' });
  }

  /** Trains a model from nothing; the training before is forgotten. */
  async begin(recipe: Recipe): Promise<void> {
    await this.attempt(async () => {
      this.show(await this.worker.service.begin(recipe));
      await this.run();
    });
  }

  /** Goes on where the training was paused. */
  async goOn(): Promise<void> {
    await this.attempt(() => this.run());
  }

  /** Pauses the training. */
  pause(): void {
    void this.worker.service.pause().catch(() => undefined);
  }

  /** Opens a checkpoint. */
  async load(file: Blob): Promise<void> {
    await this.attempt(async () => {
      if (file.size > LARGEST_FILE)
        throw new Error(`checkpoint: got ${grouped(file.size)} bytes; allowed: at most ${grouped(LARGEST_FILE)}.`);
      const bytes = new Uint8Array(await file.arrayBuffer());
      this.show(await this.worker.service.load(transfer(bytes, [bytes.buffer])));
    });
  }

  /** The model as a file of tensors; undefined where it cannot be had, with a sentence. */
  async save(form: 'checkpoint' | 'weights'): Promise<Blob | undefined> {
    const saved: { file?: Blob } = {};
    await this.attempt(async () => {
      saved.file = new Blob([await this.worker.service.save(form)]);
    });
    return saved.file;
  }

  /** Ends the worker; what was kept last stays. */
  close(): void {
    this.worker.end(new Error('Nobody waits for it any more.'));
  }

  private async run(): Promise<void> {
    this.state.setState({ status: 'running' });
    const ending = await this.worker.service.run(proxy((progress) => this.hear(progress)));
    // It may have been begun anew meanwhile.
    const { training } = this.state.getState();
    if (ending === 'done' || training?.updates === training?.recipe.updates) this.state.setState({ status: 'done' });
    else this.state.setState({ status: 'paused' });
  }

  private hear({ updates, tokens, seconds, losses, probes }: TrainingProgress): void {
    this.state.setState(({ training }) => ({
      training: training && {
        ...training,
        updates,
        tokens,
        seconds,
        losses: [...training.losses, ...losses],
        probes: [...training.probes, ...probes],
      },
    }));
  }

  private show(training: TrainingState | undefined): void {
    const isDone = training !== undefined && training.updates >= training.recipe.updates;
    this.state.setState({
      training,
      status: training === undefined ? 'none' : isDone ? 'done' : 'paused',
      problem: undefined,
    });
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (problem) {
      this.state.setState(({ status }) => ({
        problem: reasonOf(problem),
        status: status === 'running' ? 'paused' : status,
      }));
    }
  }
}
