import { type Engine } from '../src/machine/engine.ts';
import { Interpreter } from '../src/machine/interpreter.ts';
import { RecordedRun } from '../src/machine/recorded-run.ts';
import { WasmEngine } from '../src/machine/wasm-engine.ts';
import { Random } from '../src/tasks/random.ts';
import { gccSpeed, turingMachineVizSpeed } from './other-engines.ts';
import { workloads, type Workload } from './workloads.ts';

/** Runs of an engine: at least so many, and at least so long that the code has been optimised. */
const RUNS = 5;
const MILLISECONDS = 1500;
const SEEKS = 400;
const NOT_MEASURED = 'not measured';

/** Millions of steps a second of one machine in each engine, and the ratios that hold on any computer. */
export type EngineFigures = Readonly<Record<string, number | string>>;

/** All machines in all engines, with the geometric means of the ratios. */
export function engineFigures(): EngineFigures[] {
  const rows = workloads().map((workload) =>
    'machine' in workload ? figures(workload) : { machine: workload.name, steps: 'not in the registry' },
  );
  const mean = (column: string) => {
    const values = rows.flatMap((row) => (typeof row[column] === 'number' ? [row[column]] : []));
    return values.length > 0
      ? Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length)
      : NOT_MEASURED;
  };
  const ratios = [
    'plain / gcc',
    'writers / gcc',
    'recording / plain',
    'plain / interpreter',
    'plain / turingmachine.io',
  ];
  return [
    ...rows,
    { machine: 'geometric mean', ...Object.fromEntries(ratios.map((column) => [column, mean(column)])) },
  ];
}

function figures(workload: Workload): EngineFigures {
  const { machine, contents } = workload;
  let steps = 0;
  const speed = (start: () => Engine, isSlow = false) => {
    let least = Infinity;
    const until = isSlow ? 0 : performance.now() + MILLISECONDS;
    let left = isSlow ? 1 : RUNS;
    while (left-- > 0 || performance.now() < until) {
      const engine = start();
      const began = performance.now();
      engine.run(Number.MAX_SAFE_INTEGER);
      least = Math.min(least, performance.now() - began);
      steps = engine.steps;
    }
    return (1000 * steps) / least;
  };
  const plain = speed(() => new WasmEngine(machine, contents, { track: false }));
  const writers = speed(() => new WasmEngine(machine, contents));
  const recording = speed(() => new WasmEngine(machine, contents, { record: true }));
  const interpreter = speed(() => new Interpreter(machine, contents), true);
  const gcc = gccSpeed(workload, steps);
  const viz = turingMachineVizSpeed(workload, steps);
  return {
    machine: workload.name,
    steps,
    plain: million(plain),
    writers: million(writers),
    recording: million(recording),
    interpreter: million(interpreter),
    gcc: million(gcc),
    'turingmachine.io': million(viz),
    'plain / gcc': ratio(plain, gcc),
    'writers / gcc': ratio(writers, gcc),
    'recording / plain': recording / plain,
    'plain / interpreter': plain / interpreter,
    'plain / turingmachine.io': ratio(plain, viz),
    ...seekFigures(workload),
  };
}

/** Milliseconds to any step of the first ten million, and to the step before; megabytes of checkpoints with last writers. */
function seekFigures({ machine, contents }: Workload): Record<string, number> {
  const run = new RecordedRun(new WasmEngine(machine, contents), 10_000_000);
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
  };
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((one, other) => one - other)[Math.floor(share * values.length)]!;
}

function million(value: number | undefined): number | string {
  return value === undefined ? NOT_MEASURED : value / 1e6;
}

function ratio(one: number, other: number | undefined): number | string {
  return other === undefined ? NOT_MEASURED : one / other;
}
