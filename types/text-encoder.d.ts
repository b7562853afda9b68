/**
 * The part of TextEncoder that the core uses. Every JavaScript host has it, but TypeScript declares it with the DOM or with Node only.
 */
interface TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
declare const TextEncoder: { new (): TextEncoder };
