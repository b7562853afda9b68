import { transfer } from 'comlink';
import * as v from 'valibot';
import { Latest } from '../../base/latest.ts';
import { modelTensors } from '../../lab/model/shape.ts';
import { checkpoint, readModel, resumed, weights } from '../../lab/training/checkpoint.ts';
import type { Recipe } from '../../lab/training/recipe.ts';
import { Trainer, type MakeKernels } from '../../lab/training/trainer.ts';
import { Cancelled, Slices } from '../slices.ts';
import { holdLivenessLock } from '../worker-liveness.ts';
import { longestInstance } from './lab-examples.ts';
import { LengthProbe } from './length-probe.ts';
import type { TrainingStore } from './training-store.ts';
import type { Probe, TrainingEnding, TrainingProgress, TrainingState } from './training-views.ts';

/** Updates between two looks at accuracies: they take about a tenth of the time. */
const PROBE_EVERY = 50;
/** Milliseconds between two reports: each draws the page again. */
const TELL_EVERY_MS = 250;
/** Milliseconds between two checkpoints, which a tab that is closed loses at most. */
const KEEP_EVERY_MS = 3000;

/** A training under way. */
interface Training {
  readonly trainer: Trainer;
  readonly probe: LengthProbe;
  readonly losses: number[];
  readonly probes: Probe[];
  tokens: number;
  seconds: number;
}

const keptSchema = v.object({
  checkpoint: v.instance(Uint8Array),
  losses: v.array(v.number()),
  // Written by this file beside the checkpoint, which is checked.
  probes: v.array(v.custom<Probe>((probe) => typeof probe === 'object' && probe !== null && 'counts' in probe)),
  tokens: v.number(),
});

/** Trains one model at a time, keeps it in the browser, and tells how far it is. */
export class TrainingService {
  private readonly makeKernels: () => Promise<MakeKernels>;
  private readonly store: TrainingStore;
  private readonly runs = new Latest();
  private training: Training | undefined;

  constructor(makeKernels: () => Promise<MakeKernels>, store: TrainingStore) {
    this.makeKernels = makeKernels;
    this.store = store;
  }

  /** Takes the lock that shows that this worker is alive; see `watchLiveness`. */
  start(lockName: string): Promise<void> {
    return holdLivenessLock(lockName);
  }

  /** The training that is open, else the one that was kept; undefined where there is none, or it is of another version of the page. */
  async latest(): Promise<TrainingState | undefined> {
    if (this.training) return stateOf(this.training);
    const kept = v.safeParse(keptSchema, await this.store.read());
    if (!kept.success) return undefined;
    const { checkpoint: bytes, losses, probes, tokens } = kept.output;
    const read = readable(bytes);
    if (!read) return undefined;
    const trainer = resumed(read, await this.makeKernels());
    this.training = { ...(await this.probed(trainer)), losses, probes, tokens, seconds: read.seconds };
    return stateOf(this.training);
  }

  /** Begins a new training; the one before is forgotten. */
  async begin(recipe: Recipe): Promise<TrainingState> {
    this.runs.cancel();
    const trainer = new Trainer(recipe, await this.makeKernels());
    this.training = { ...(await this.probed(trainer)), losses: [], probes: [], tokens: 0, seconds: 0 };
    return stateOf(this.training);
  }

  /** Opens a checkpoint from a file, to go on from it. Rejected with a sentence where it is none. */
  async load(bytes: Uint8Array): Promise<TrainingState> {
    const read = readModel(bytes);
    this.runs.cancel();
    const trainer = resumed(read, await this.makeKernels());
    this.training = { ...(await this.probed(trainer)), losses: [], probes: [], tokens: 0, seconds: read.seconds };
    await this.keep();
    return stateOf(this.training);
  }

  /** Makes updates until all are made, or it is paused. `tell` hears of progress, and last before it ends. */
  async run(tell: (progress: TrainingProgress) => void): Promise<TrainingEnding> {
    const { training } = this;
    if (!training) throw new Error('There is no training to go on with.');
    const slices = new Slices(this.runs.begin());
    const { trainer } = training;
    const report = new Report(training, tell);
    let keptAt = performance.now();
    try {
      if (training.probes.at(-1)?.update !== trainer.updates) await this.look(training, slices);
      while (!trainer.isDone) {
        const began = performance.now();
        const { loss, tokens } = trainer.update();
        training.seconds += (performance.now() - began) / 1000;
        training.tokens += tokens;
        training.losses.push(loss);
        if (trainer.updates % PROBE_EVERY === 0 || trainer.updates === trainer.recipe.updates)
          await this.look(training, slices);
        report.tellNowAndThen();
        if (performance.now() - keptAt >= KEEP_EVERY_MS) {
          await this.keep();
          keptAt = performance.now();
        }
        if (slices.isOver) await slices.rest();
      }
      return await this.ended(report, 'done');
    } catch (problem) {
      if (!(problem instanceof Cancelled)) throw problem;
      // A newer training may have taken its place.
      return this.training === training ? this.ended(report, 'paused') : 'paused';
    }
  }

  /** Pauses training: `run` ends, with what was made until then kept. */
  pause(): void {
    this.runs.cancel();
  }

  /** The model as a file of tensors: the whole checkpoint, or its weights alone as 16-bit floats. */
  save(form: 'checkpoint' | 'weights'): Uint8Array<ArrayBuffer> {
    const { training } = this;
    if (!training) throw new Error('There is no model to save.');
    const whole = checkpoint(training.trainer, training.seconds);
    const bytes = form === 'checkpoint' ? whole : weights(readModel(whole));
    return transfer(bytes, [bytes.buffer]);
  }

  private async ended(report: Report, ending: TrainingEnding): Promise<TrainingEnding> {
    report.tellNow();
    await this.keep();
    return ending;
  }

  private async look({ probe, probes }: Training, slices: Slices): Promise<void> {
    probes.push(
      await probe.probe(async () => {
        if (slices.isOver) await slices.rest();
      }),
    );
  }

  private async keep(): Promise<void> {
    const { training } = this;
    if (!training) return;
    const { trainer, losses, probes, tokens, seconds } = training;
    await this.store.write({ checkpoint: checkpoint(trainer, seconds), losses, probes, tokens });
  }

  private async probed(trainer: Trainer): Promise<Pick<Training, 'trainer' | 'probe'>> {
    return { trainer, probe: new LengthProbe(trainer, await this.makeKernels(), longestInstance(trainer.recipe)) };
  }
}

/** Tells what has changed since the last time. */
class Report {
  private readonly training: Training;
  private readonly tell: (progress: TrainingProgress) => void;
  private losses: number;
  private probes: number;
  private toldAt = performance.now();

  constructor(training: Training, tell: (progress: TrainingProgress) => void) {
    this.training = training;
    this.tell = tell;
    this.losses = training.losses.length;
    this.probes = training.probes.length;
  }

  tellNowAndThen(): void {
    if (performance.now() - this.toldAt >= TELL_EVERY_MS) this.tellNow();
  }

  tellNow(): void {
    const { trainer, losses, probes, tokens, seconds } = this.training;
    this.tell({
      updates: trainer.updates,
      tokens,
      seconds,
      losses: losses.slice(this.losses),
      probes: probes.slice(this.probes),
    });
    [this.losses, this.probes, this.toldAt] = [losses.length, probes.length, performance.now()];
  }
}

function stateOf({ trainer, losses, probes, tokens, seconds }: Training): TrainingState {
  return {
    recipe: trainer.recipe,
    parameters: modelTensors(trainer.model.shape).all.reduce((sum, { length }) => sum + length, 0),
    updates: trainer.updates,
    tokens,
    seconds,
    losses: [...losses],
    probes: [...probes],
  };
}

/** A kept checkpoint; undefined where it is of another version of the page. */
function readable(bytes: Uint8Array): ReturnType<typeof readModel> | undefined {
  try {
    return readModel(bytes);
  } catch {
    return undefined;
  }
}
