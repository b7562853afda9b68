import type { Engine, EngineOptions, TapeContents } from './engine.ts';
import { Interpreter } from './interpreter.ts';
import type { Machine } from '../table/machine.ts';
import { WasmEngine } from './wasm-engine.ts';
import { WEBASSEMBLY_IS_ALLOWED } from './wasm/compiled.ts';

/** Runs of fewer steps are short: interpreted, they end before the code of their machine would be compiled. */
const SHORT_RUN_STEPS = 16_384;
/** Short runs of a machine that are interpreted before its code is worth compiling. */
const INTERPRETED_RUNS = 8;

/** Short runs interpreted so far, by machine. */
const interpreted = new WeakMap<Machine, number>();

/**
 * The engine that finishes a run soonest, before its first step. That is WebAssembly, but the first few short runs of a machine are
 * interpreted, and so is everything where WebAssembly is not allowed. Both engines give the same results.
 *
 * Throws when `contents` names a tape or a symbol that the machine does not have.
 */
export function startEngine(machine: Machine, contents: TapeContents, options: EngineOptions = {}): Engine {
  return WEBASSEMBLY_IS_ALLOWED && !isInterpreted(machine, contents)
    ? new WasmEngine(machine, contents, options)
    : new Interpreter(machine, contents, options);
}

function isInterpreted(machine: Machine, contents: TapeContents): boolean {
  const runs = interpreted.get(machine) ?? 0;
  if (runs >= INTERPRETED_RUNS) return false;
  const trial = new Interpreter(machine, contents);
  trial.run(SHORT_RUN_STEPS);
  const isShort = trial.steps < SHORT_RUN_STEPS;
  // Once the code of a machine is compiled, short runs use it too.
  interpreted.set(machine, isShort ? runs + 1 : INTERPRETED_RUNS);
  return isShort;
}
