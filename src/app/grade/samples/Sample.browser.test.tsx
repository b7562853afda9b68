import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import '../../kit/styles/tokens.css';
import type { SampleView } from '../../../workers/grading/sample-view.ts';
import { marked } from './difference.ts';
import { SampleText } from './Sample.tsx';

const VIEW: SampleView = {
  result: {
    id: 'a',
    run: 'own.jsonl',
    sample: 0,
    task: 'large-number-addition',
    class: 'simulation',
    range: 'S',
    length: 3,
    joined: 'record',
    correct: false,
    answer: '578',
    variant: 'tail',
    arithmetic: 'folded',
    kind: 'operand',
    detail: null,
    part: 'fetch',
    state: 4,
    state_kind: 'column',
    place: 2,
    of: 5,
    at: [30, 31],
    expected: 'column 1: 2 + 5 + 0',
    found: 'column 1: 2 + 4 + 0',
    expected_word: '5',
    found_word: '4',
    source_cell: { tape: 'x2', from: 1, to: 1 },
    found_cell: null,
    later: { consequence: 1, independent: 2, unknown: 0 },
    stop: 'stop',
    note: null,
  },
  instance: { x1: '123', x2: '456' },
  before: ['column 0: 3 + 6 + 0\n= 9, carry 0\n→ column 1'],
  answer: '579',
  step: 60,
};

test('a sample says what was to come and what came, with the first word that differs', async () => {
  const { container } = await render(<SampleText view={VIEW} />);
  const text = container.textContent;
  expect(text).toContain('First departure: operand in “column”, state 3 of 5 shown');
  expect([...container.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['5', '4']);
  expect(container.querySelector('[data-line="expected"]')?.textContent).toBe(VIEW.result.expected);
  expect(container.querySelector('[data-line="found"]')?.textContent).toBe(VIEW.result.found);
  expect(text).toContain('tape x2, cell 1');
  expect(text).toContain('this value stands on no tape then');
  expect(text).toContain('1 follow from it, 2 are wrong by themselves');
  expect(text).toContain('578, wrong: it is 579');
});

test('a sample that does not depart has no lines to compare', async () => {
  const right = {
    ...VIEW.result,
    kind: null,
    expected: null,
    found: null,
    source_cell: null,
    later: null,
    correct: true,
  };
  const { container } = await render(<SampleText view={{ ...VIEW, result: right }} />);
  expect(container.textContent).toContain('It follows the machine to its end.');
  expect(container.querySelector('mark')).toBeNull();
});

test.each([
  ['column 1: 12 + 5', 'column 1: 13 + 5', '12', 'column 1: |12| + 5'],
  ['5 + 5 + 0', '5 + 4 + 0', '5', '5 + |5| + 0'],
  ['→ column 4', '→ column 47', '4', '→ column |4|'],
  ['= 7', '', '= 7', '|= 7|'],
  ['= 7', '= 7, carry 1', '', '= 7'],
])('of “%s” beside “%s” the word “%s” is marked', (line, other, word, shown) => {
  const { before, word: own, after } = marked(line, other, word);
  expect(own === '' ? before : `${before}|${own}|${after}`).toBe(shown);
});
