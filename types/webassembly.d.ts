/**
 * The part of WebAssembly that the engine uses.
 *
 * TypeScript declares WebAssembly in the DOM's library only, although every JavaScript host has it. The programs without
 * a DOM (tsconfig.core.json, tsconfig.node.json) read it from here instead; each line agrees with the DOM's.
 */
declare namespace WebAssembly {
  interface Module {}
  const Module: { new (bytes: Uint8Array<ArrayBuffer> | ArrayBuffer): Module };

  interface Instance {
    readonly exports: Record<string, ExportValue>;
  }
  const Instance: { new (module: Module, imports?: Imports): Instance };

  interface Memory {
    readonly buffer: ArrayBuffer;
    /** Grows by `delta` pages of 64 KiB and returns the former number of pages; detaches the former buffer. */
    grow(delta: number): number;
  }
  const Memory: { new (descriptor: { initial: number; maximum?: number }): Memory };

  interface CompileError extends Error {}
  const CompileError: { new (message?: string): CompileError };
  interface RuntimeError extends Error {}
  const RuntimeError: { new (message?: string): RuntimeError };

  type ExportValue = Function | Memory;
  type Imports = Record<string, Record<string, ExportValue | number>>;

  function compile(bytes: Uint8Array<ArrayBuffer> | ArrayBuffer): Promise<Module>;
  function instantiate(module: Module, imports?: Imports): Promise<Instance>;
  function validate(bytes: Uint8Array<ArrayBuffer> | ArrayBuffer): boolean;
}
