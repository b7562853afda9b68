import { expect, test } from 'vitest';
import { csvText } from './csv-text.ts';

test.each(['=1+1', '=HYPERLINK("http://example.invalid")', '+SUM(A1)', '-2+3', '@SUM(1)', '\t=1', '\r=1', '+1,5'])(
  '%j is text for a spreadsheet',
  (text) => {
    expect(csvText(text)).toBe(`'${text}`);
  },
);

test.each(['', '-5', '+5', '-0.5', '1e-7', '-1E+9', '5=5', '-', '=', '+', 'a-b', ' =1', '≠', '−5'])(
  '%j stays as it is',
  (text) => {
    expect(csvText(text)).toBe(text);
  },
);
