import type { Engine, EngineOptions, TapeContents } from './engine.ts';
import { Interpreter } from './interpreter.ts';
import type { Machine } from './machine.ts';
import { WasmEngine } from './wasm-engine.ts';
import { webAssemblyIsAllowed } from './wasm/compiled.ts';

/**
 * The fastest engine that can be had here, at the start of a run: the interpreter where WebAssembly is not allowed.
 *
 * Throws when `contents` names a tape or a symbol that the machine does not have.
 */
export function startEngine(machine: Machine, contents: TapeContents, options: EngineOptions = {}): Engine {
  return webAssemblyIsAllowed()
    ? new WasmEngine(machine, contents, options)
    : new Interpreter(machine, contents, options);
}
