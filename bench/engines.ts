import { Interpreter } from '../src/machine/engines/interpreter.ts';
import { RecordedRun } from '../src/machine/recording/recorded-run.ts';
import { WasmEngine } from '../src/machine/engines/wasm-engine.ts';
import { Random } from '../src/base/random.ts';
import { speedsInBrowser } from './in-browser/engines.ts';
import { ourSpeeds, type OurSpeeds } from './our-engines.ts';
import { objectEngineSpeed } from './object-engine.ts';
import { gccSpeed, turingMachineVizSpeed } from './other-engines.ts';
import { geometricMean, leastTime } from './timing.ts';
import { workloads, type Workload } from './workloads.ts';

/** So many steps are enough to know how fast a slow engine is. */
const STEPS_OF_SLOW_ENGINES = 2_000_000;
const SEEKS = 400;
const NOT_MEASURED = 'not measured';

/** Millions of steps a second of one machine in each engine, and the ratios that hold on any computer. */
export type EngineFigures = Readonly<Record<string, number | string>>;

/** All machines in all engines, with the geometric means of the ratios; ours in Chromium, too. */
export async function engineFigures(): Promise<EngineFigures[]> {
  const inBrowser = await speedsInBrowser();
  const rows = workloads().map((workload) =>
    'machine' in workload
      ? figures(workload, inBrowser.get(workload.name))
      : { machine: workload.name, steps: 'not in the registry' },
  );
  const mean = (column: string) => {
    const values = rows.flatMap((row) => (typeof row[column] === 'number' ? [row[column]] : []));
    return values.length > 0 ? geometricMean(values) : NOT_MEASURED;
  };
  const ratios = [
    'plain / gcc',
    'writers / gcc',
    'recording / plain',
    'every mark / plain',
    'plain / interpreter',
    'plain / turingmachine.io',
    'plain / object engine',
    'Chromium: plain / gcc',
    'Chromium: writers / gcc',
    'Chromium: recording / plain',
  ];
  return [
    ...rows,
    { machine: 'geometric mean', ...Object.fromEntries(ratios.map((column) => [column, mean(column)])) },
  ];
}

function figures(workload: Workload, inBrowser: OurSpeeds | undefined): EngineFigures {
  const { machine, contents } = workload;
  const { steps, plain, writers, recording, everyMark } = ourSpeeds(workload);
  const interpreted = leastTime(
    () => new Interpreter(machine, contents),
    (engine) => engine.run(STEPS_OF_SLOW_ENGINES),
  );
  const interpreter = (1000 * Math.min(steps, STEPS_OF_SLOW_ENGINES)) / interpreted;
  const gcc = gccSpeed(workload, steps);
  const viz = turingMachineVizSpeed(workload, STEPS_OF_SLOW_ENGINES);
  const objects = objectEngineSpeed(workload, STEPS_OF_SLOW_ENGINES);
  return {
    machine: workload.name,
    steps,
    plain: million(plain),
    writers: million(writers),
    recording: million(recording),
    'every mark': million(everyMark),
    interpreter: million(interpreter),
    gcc: million(gcc),
    'turingmachine.io': million(viz),
    'object engine': million(objects),
    'plain / gcc': ratio(plain, gcc),
    'writers / gcc': ratio(writers, gcc),
    'recording / plain': recording / plain,
    'every mark / plain': everyMark / plain,
    'plain / interpreter': plain / interpreter,
    'plain / turingmachine.io': ratio(plain, viz),
    'plain / object engine': ratio(plain, objects),
    'Chromium: plain': million(inBrowser?.plain),
    'Chromium: writers': million(inBrowser?.writers),
    'Chromium: recording': million(inBrowser?.recording),
    'Chromium: plain / gcc': ratio(inBrowser?.plain, gcc),
    'Chromium: writers / gcc': ratio(inBrowser?.writers, gcc),
    'Chromium: recording / plain': ratio(inBrowser?.recording, inBrowser?.plain),
    ...seekFigures(workload),
  };
}

/** A run is sought in up to so many steps. */
const STEPS_SOUGHT = 10_000_000;

/** Milliseconds to any step of the first ten million, and to the step before; megabytes of checkpoints, with last writers and without. */
function seekFigures({ machine, contents }: Workload): Record<string, number> {
  const plain = RecordedRun.whole(new WasmEngine(machine, contents, { track: false }), STEPS_SOUGHT);
  const run = RecordedRun.whole(new WasmEngine(machine, contents), STEPS_SOUGHT);
  const random = new Random('bench', 'seek');
  const timed = (step: number) => {
    const began = performance.now();
    run.seek(step);
    return performance.now() - began;
  };
  const seeks: number[] = [];
  const back: number[] = [];
  const forward: number[] = [];
  for (let index = 0; index < SEEKS; index++) {
    const step = random.integer(1, run.steps - 1);
    seeks.push(timed(step));
    back.push(timed(step - 1));
    forward.push(timed(step));
  }
  return {
    'seek ms': quantile(seeks, 0.5),
    'seek ms, 99 %': quantile(seeks, 0.99),
    'back ms': quantile(back, 0.5),
    'forward ms': quantile(forward, 0.5),
    'checkpoints MB': run.checkpointBytes / 1e6,
    'plain checkpoints MB': plain.checkpointBytes / 1e6,
  };
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((one, other) => one - other)[Math.floor(share * values.length)]!;
}

function million(value: number | undefined): number | string {
  return value === undefined ? NOT_MEASURED : value / 1e6;
}

function ratio(one: number | undefined, other: number | undefined): number | string {
  return one === undefined || other === undefined ? NOT_MEASURED : one / other;
}
