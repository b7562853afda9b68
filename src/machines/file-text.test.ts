import { describe, expect, test } from 'vitest';
import { textOfBytes } from './file-text.ts';
import { readMachine } from './read-machine.ts';

const TEXT = "blank: ' '\nstart state: é\ntable:\n  é:\n    ' ': {R: é2}\n  é2:\n";
const DRAWN = (encoding: string) =>
  `<?xml version="1.0" encoding="${encoding}"?><structure><type>turing</type><automaton><block id="0" name="é"><initial/><final/></block></automaton></structure>`;

/** Each character as one byte, which is what ISO 8859-1 is. */
const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 * text.length));
  for (let unit = 0; unit < text.length; unit++) view.setUint16(2 * unit, text.charCodeAt(unit), littleEndian);
  return new Uint8Array(view.buffer);
}

describe('the bytes of a machine file', () => {
  test.each([
    ['UTF-8', new TextEncoder().encode(TEXT)],
    ['UTF-8 with a mark', new TextEncoder().encode(`\uFEFF${TEXT}`)],
    ['UTF-16, low bytes first', utf16(`\uFEFF${TEXT}`, true)],
    ['UTF-16, high bytes first', utf16(`\uFEFF${TEXT}`, false)],
  ])('are read in %s', (_, bytes) => {
    expect(textOfBytes(bytes)).toEqual({ ok: true, text: TEXT });
  });

  test('are read in the encoding that an XML declaration names', () => {
    const text = textOfBytes(latin(DRAWN('ISO-8859-1')));
    expect(text).toEqual({ ok: true, text: DRAWN('ISO-8859-1') });
    expect(readMachine(DRAWN('ISO-8859-1')).machine!.start).toBe('é');
    expect(textOfBytes(utf16(`\uFEFF${DRAWN('UTF-16')}`, true))).toEqual({ ok: true, text: DRAWN('UTF-16') });
  });

  test.each([
    ['ISO 8859-1 without a word about it', latin(TEXT), /no text in UTF-8: line 2 .* Save it as UTF-8\.$/],
    [
      'UTF-16 without a mark',
      utf16(TEXT.replaceAll('é', 'e'), true),
      /zeros.*UTF-16 without a mark.*Save it as UTF-8\.$/,
    ],
    ['an encoding of nobody', latin(DRAWN('klingon')), /“klingon”, is not known here\. Save it as UTF-8\.$/],
    ['UTF-16 that is cut off', utf16(`\uFEFF${TEXT}`, true).subarray(0, -1), /no text in UTF-16LE: line 6 .*\.$/],
  ])('that are %s give a sentence', (_, bytes, sentence) => {
    const text = textOfBytes(bytes);
    expect(text.ok ? text.text : text.problem).toMatch(sentence);
    expect(text.ok).toBe(false);
  });
});
