import { type Engine } from '../src/machine/engines/engine.ts';
import { RecordedRun } from '../src/machine/recording/recorded-run.ts';
import { WasmEngine } from '../src/machine/engines/wasm-engine.ts';
import { leastTime } from './timing.ts';
import { type Workload } from './workloads.ts';

/** Steps a second of one machine in the builds of our engine. */
export interface OurSpeeds {
  readonly steps: number;
  /** Nothing but the run. */
  readonly plain: number;
  /** Last writers and origins are kept. */
  readonly writers: number;
  /** As the product records it: checkpoints, and of a long run the outline, from which marks are recorded again when asked for. */
  readonly recording: number;
  /** The same, and every mark looked up. */
  readonly everyMark: number;
}

/** Events that are recorded again at a time. */
const BLOCK = 2 ** 14;

/** Measures a workload, here: in Node or in a browser. */
export function ourSpeeds({ machine, contents }: Workload): OurSpeeds {
  let steps = 0;
  const speed = (options: { track?: boolean; record?: boolean }, work: (engine: Engine) => void) => {
    const time = leastTime(
      () => new WasmEngine(machine, contents, options),
      (engine) => {
        work(engine);
        steps = engine.steps;
      },
    );
    return (1000 * steps) / time;
  };
  const plain = speed({ track: false }, toTheEnd);
  const writers = speed({}, toTheEnd);
  const recording = speed({ record: true }, recorded);
  const everyMark = speed({ record: true }, readEveryMark);
  return { steps, plain, writers, recording, everyMark };
}

function toTheEnd(engine: Engine): void {
  engine.run(Number.MAX_SAFE_INTEGER);
}

function recorded(engine: Engine): void {
  void RecordedRun.whole(engine, Number.MAX_SAFE_INTEGER);
}

function readEveryMark(engine: Engine): void {
  recorded(engine);
  const events = engine.events!;
  for (let index = 0; index < events.length; index += BLOCK) events.step(index);
}
