import type { Compress } from './started-zstd.ts';

/** Zstandard, loaded when first asked for: the module with its WebAssembly weighs as much as everything else of the containers. */
export async function zstd(): Promise<Compress> {
  const { started } = await import('./started-zstd.ts');
  return started;
}
