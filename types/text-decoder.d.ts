/** The part of TextDecoder that the core uses, declared for the same reason as TextEncoder. */
interface TextDecoder {
  decode(bytes: Uint8Array): string;
}
declare const TextDecoder: {
  /** Throws a RangeError where the encoding is not known. */
  new (encoding: string, options?: { readonly fatal?: boolean }): TextDecoder;
};
