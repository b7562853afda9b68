import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { countedLength, utf8Length } from './utf8.ts';

test.prop([fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom('', '\ud800', 'a\udc00→', '😀\ud83d')])(
  'a text has as many bytes as it is encoded in, counted by Node or unit by unit',
  (text, broken) => {
    const whole = text + broken + text;
    const { length } = new TextEncoder().encode(whole);
    expect([utf8Length(whole), countedLength(whole)]).toEqual([length, length]);
  },
);
