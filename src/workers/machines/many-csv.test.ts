import { expect, test } from 'vitest';
import { csvOfRows } from './many-csv.ts';

test('outcomes become comma-separated values in which no symbol is lost', () => {
  const row = { line: 1, input: 'a,"b', outcome: 'accepted', steps: 4, state: 'yes', tapes: ['1 1', ' x'] } as const;
  expect(csvOfRows([row], ['in', 'out'])).toBe(
    'line,input,outcome,state,steps,in at the end,out at the end\r\n1,"a,""b",accepted,yes,4,1 1," x"\r\n',
  );
});
