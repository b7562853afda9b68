import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { Command } from 'commander';
import { reasonOf } from '../../base/problems.ts';
import { WasmKernels } from '../../lab/kernels/wasm/wasm-kernels.ts';
import { checkpoint, resumed } from '../../lab/training/checkpoint.ts';
import type { Recipe } from '../../lab/training/recipe.ts';
import { Trainer, type UpdateReport } from '../../lab/training/trainer.ts';
import { UsageProblem } from '../usage-problem.ts';
import { addMachineOption, modelIn, recipeOf, refuseLengths, VARIANT_LIST, type TypedRecipe } from './options.ts';

/** Updates a line of the log: their losses are averaged. */
const UPDATES_PER_LINE = 20;
/** Seconds between two checkpoints: what an interruption costs at most. */
const CHECKPOINT_SECONDS = 60;

/** `lab train`: trains a model by the usual recipe of a machine, or goes on where it was interrupted. */
export function trainCommand(): Command {
  return addMachineOption(new Command('train'))
    .description('Train a model. Checkpoints and a log go to a folder; the same command goes on where it was stopped.')
    .option('--variant <ID>', `one of ${VARIANT_LIST}`)
    .option('--seed <NUMBER>', 'what parameters and texts are drawn with')
    .option('--lengths <RANGE>', 'lengths of inputs, such as 2-6')
    .option('--ring <NUMBER>', 'addresses on the ring')
    .option('--distractor-cells <NUMBER>', 'most cells of the distractor of three texts in four')
    .option('--layers <NUMBER>', 'layers')
    .option('--width <NUMBER>', 'floats a position')
    .option('--heads <NUMBER>', 'heads a layer, local ones first')
    .option('--window <NUMBER>', 'positions that a local head sees')
    .option('--hidden <NUMBER>', 'width of the feed-forward layer')
    .option('--updates <NUMBER>', 'updates of the parameters')
    .option('--batch <NUMBER>', 'texts an update')
    .option('--learning-rate <NUMBER>', 'learning rate')
    .option('--attention <A,B>', 'weights of the attention loss in the first and the second half; 0,0 turns it off')
    .option(
      '--first-stages <UPDATES,LENGTHS,STRETCH,DISTRACTOR/…>',
      'shorter inputs, cells close together and a smaller distractor in the first updates, such as 600,1,24,0/900,1-3,24,0; or none',
    )
    .option('--beside-tapes <yes|no>', 'whether distractors are also put right beside the cells of tapes')
    .option('--distance-spread <NUMBER>', 'spread of the local biases for distances before training')
    .option('--local-layers <NUMBER>', 'first layers whose heads are all local')
    .option('--global-heads <NUMBER>', 'global heads of each other layer; half of the heads if not given')
    .option('--out <DIR>', 'folder for checkpoint and log; lab-runs/MACHINE-VARIANT-SEED if not given')
    .action(({ out, ...typed }: TypedRecipe & { readonly out?: string }) => {
      const recipe = recipeOf(typed);
      const folder = out ?? join('lab-runs', `${nameOf(typed, recipe)}-${recipe.variant}-${recipe.seed}`);
      try {
        mkdirSync(folder, { recursive: true });
      } catch (problem) {
        throw new UsageProblem(`--out: ${reasonOf(problem)}`);
      }
      new TrainingRun(recipe, folder).goOn();
    });
}

/** What the folder of a run is called: the machine, or its file without the ending. */
function nameOf({ machine }: TypedRecipe, { file }: Recipe): string {
  return file === undefined ? machine : basename(machine, extname(machine));
}

const makeKernels = (floats: number): WasmKernels => new WasmKernels(floats);

/** Training with its files: `checkpoint.safetensors` and `log.jsonl`. */
class TrainingRun {
  private readonly trainer: Trainer;
  private readonly checkpointFile: string;
  private readonly logFile: string;
  /** Processor seconds of training before this call: unlike those of a clock they do not depend on what else the machine does. */
  private readonly secondsBefore: number;
  private isStopped = false;

  constructor(recipe: Recipe, folder: string) {
    this.checkpointFile = join(folder, 'checkpoint.safetensors');
    this.logFile = join(folder, 'log.jsonl');
    if (existsSync(this.checkpointFile)) {
      const stored = modelIn(this.checkpointFile);
      if (JSON.stringify(stored.recipe) !== JSON.stringify(recipe))
        throw new UsageProblem(
          `--out: ${folder} has a checkpoint of another recipe: ${JSON.stringify(stored.recipe)}; allowed: the same recipe, or another folder.`,
        );
      this.trainer = resumed(stored, makeKernels);
      this.secondsBefore = stored.seconds;
      this.cutLog(stored.updates);
    } else {
      try {
        this.trainer = new Trainer(recipe, makeKernels);
      } catch (problem) {
        refuseLengths(problem, recipe.lengths);
      }
      this.secondsBefore = 0;
      writeFileSync(this.logFile, `${JSON.stringify({ recipe })}\n`);
    }
  }

  /** Trains until all updates are made, or until Ctrl+C; keeps a checkpoint in either case. */
  goOn(): void {
    if (this.trainer.isDone) return;
    const stop = (): void => {
      this.isStopped = true;
    };
    process.once('SIGINT', stop).once('SIGTERM', stop);
    let saved = performance.now();
    let reports: UpdateReport[] = [];
    const { trainer } = this;
    const round = (): void => {
      if (trainer.isDone || this.isStopped) {
        this.save();
        process.off('SIGINT', stop).off('SIGTERM', stop);
        return;
      }
      const report = trainer.update();
      reports.push(report);
      if (report.update % UPDATES_PER_LINE === 0 || report.update === trainer.recipe.updates) {
        this.log(reports);
        reports = [];
      }
      if (performance.now() - saved > 1000 * CHECKPOINT_SECONDS) {
        this.save();
        saved = performance.now();
      }
      // Signals are heard between two updates.
      setImmediate(round);
    };
    round();
  }

  private seconds(): number {
    const { user, system } = process.cpuUsage();
    return this.secondsBefore + (user + system) / 1e6;
  }

  private log(reports: readonly UpdateReport[]): void {
    const mean = (of: (report: UpdateReport) => number): number =>
      Number((reports.reduce((sum, report) => sum + of(report), 0) / reports.length).toFixed(6));
    const line = {
      update: this.trainer.updates,
      loss: mean(({ loss }) => loss),
      ...(reports[0]?.attentionLoss === undefined ? {} : { attention: mean((report) => report.attentionLoss ?? 0) }),
      tokens: mean(({ tokens }) => tokens),
      seconds: Math.round(this.seconds()),
    };
    const text = JSON.stringify(line);
    appendFileSync(this.logFile, `${text}\n`);
    process.stdout.write(`${text}\n`);
  }

  private save(): void {
    const part = `${this.checkpointFile}.part`;
    writeFileSync(part, checkpoint(this.trainer, this.seconds()));
    renameSync(part, this.checkpointFile);
  }

  /** Drops what was logged after the checkpoint: these updates are made again. */
  private cutLog(updates: number): void {
    const lines = existsSync(this.logFile) ? readFileSync(this.logFile, 'utf8').trimEnd().split('\n') : [];
    const kept = lines.filter((line) => {
      const { update = 0 } = JSON.parse(line) as { update?: number };
      return update <= updates;
    });
    writeFileSync(this.logFile, kept.map((line) => `${line}\n`).join(''));
  }
}
