import { fc, test } from '@fast-check/vitest';
import { sha256 } from '@noble/hashes/sha2.js';
import { expect, test as plain } from 'vitest';
import { sha256OfText } from './sha256.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

test.prop([fc.string({ unit: 'binary', maxLength: 300 })])('Node and browsers hash every text alike', (text) => {
  expect(hex(sha256OfText(text))).toBe(hex(sha256(new TextEncoder().encode(text))));
});

plain('hashes as the standard says, and half a character as the sign for what is unknown', () => {
  // FIPS 180-2, appendix B.1.
  expect(hex(sha256OfText('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(hex(sha256OfText('a\ud800b'))).toBe(hex(sha256OfText('a\ufffdb')));
  expect(hex(sha256OfText('\ud800'))).toBe(hex(sha256(new TextEncoder().encode('\ud800'))));
});
