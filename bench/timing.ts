/**
 * A measurement goes on until nothing has been better for so many milliseconds and runs, but not for ever: a busy machine takes
 * seconds to optimise the code of a large machine.
 */
const WITHOUT_BETTER = 2000;
const RUNS_WITHOUT_BETTER = 5;
const LONGEST = 8000;
/** What counts as better. */
const BETTER = 0.98;

/** For one of many measurements so many milliseconds are enough. */
const BRIEFLY = 300;

/** The least time that `work` takes, in milliseconds. */
export function timed(work: () => void): number {
  return leastTime(() => undefined, work, BRIEFLY);
}

/**
 * The least time that `work` takes, in milliseconds, `prepare` left out: what it takes when the code has been optimised and nobody
 * else uses the processor.
 */
export function leastTime<Prepared>(
  prepare: () => Prepared,
  work: (prepared: Prepared) => void,
  withoutBetter: number = WITHOUT_BETTER,
): number {
  let least = Infinity;
  let runs = 0;
  const end = performance.now() + LONGEST;
  let until = performance.now() + withoutBetter;
  while (performance.now() < end && (runs < RUNS_WITHOUT_BETTER || performance.now() < until)) {
    const prepared = prepare();
    const time = timing(() => work(prepared));
    runs++;
    if (time < BETTER * least) {
      until = performance.now() + withoutBetter;
      runs = 0;
    }
    least = Math.min(least, time);
  }
  return least;
}

function timing(work: () => void): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

/**
 * Processor seconds that `work` takes in all threads of this process, collecting garbage and compiling included: nearly the same
 * however busy the machine is.
 */
export async function processorSeconds(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** The geometric mean of the values. */
export function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

/** The middle of the values. */
export function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]!;
}
