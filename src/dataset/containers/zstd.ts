/** Compresses bytes as one frame. */
export type Compress = (bytes: Uint8Array) => Uint8Array;

/** Zstandard's level: 3 is its default. */
const LEVEL = 3;

let loading: Promise<Compress> | undefined;

/**
 * Zstandard, loaded when first asked for: the module with its WebAssembly weighs as much as everything else of the containers. It is
 * started once, here: starting it again would take its memory from under the first.
 */
export function zstd(): Promise<Compress> {
  loading ??= startZstd();
  return loading;
}

async function startZstd(): Promise<Compress> {
  const { init, compress } = await import('@bokuweb/zstd-wasm');
  await init();
  return (bytes) => compress(bytes, LEVEL);
}
