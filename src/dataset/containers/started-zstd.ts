import { compress, init } from '@bokuweb/zstd-wasm';

/** Compresses bytes as one frame. */
export type Compress = (bytes: Uint8Array) => Uint8Array;

/** Zstandard's level: 3 is its default. */
const LEVEL = 3;

/** Zstandard, started once, as this module is loaded once: starting it again would take its memory from under the first. */
export const started: Promise<Compress> = init().then(() => (bytes) => compress(bytes, LEVEL));
