import type { Engine, EngineOptions, TapeContents } from './engine.ts';
import { Interpreter } from './interpreter.ts';
import type { Machine } from './machine.ts';
import { WasmEngine } from './wasm-engine.ts';
import { webAssemblyIsAllowed } from './wasm/compiled.ts';

/** A run of fewer steps is over before the code of its machine would be compiled. */
const SHORT = 16_384;
/** After so many short runs of a machine its code is worth compiling. */
const FEW = 8;

/** How many runs of each machine were so short that they were interpreted. */
const interpreted = new WeakMap<Machine, number>();

/**
 * The engine that gets through a run soonest, at its start. That is WebAssembly, but the first few short runs of a machine – what a
 * person looks at first – are interpreted, and so is everything where WebAssembly is not allowed. Both do the same.
 *
 * Throws when `contents` names a tape or a symbol that the machine does not have.
 */
export function startEngine(machine: Machine, contents: TapeContents, options: EngineOptions = {}): Engine {
  return webAssemblyIsAllowed() && !isInterpreted(machine, contents)
    ? new WasmEngine(machine, contents, options)
    : new Interpreter(machine, contents, options);
}

function isInterpreted(machine: Machine, contents: TapeContents): boolean {
  const runs = interpreted.get(machine) ?? 0;
  if (runs >= FEW) return false;
  const trial = new Interpreter(machine, contents);
  trial.run(SHORT);
  const isShort = trial.steps < SHORT;
  // Once the code of a machine is there, short runs take it too.
  interpreted.set(machine, isShort ? runs + 1 : FEW);
  return isShort;
}
