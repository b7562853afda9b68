import { expect, test } from 'vitest';
import { readMachine } from '../read-machine.ts';
import { FORMATS, writeMachine } from './registry.ts';

const NAMED = `name: twice
blank: ' '
start state: a
table:
  a:
    0: {write: 1, R: b}
    ' ': {R: done}
  b:
    0: {write: 1, R: a}
    ' ': {R: done}
  done:
`;

test.each(FORMATS.map((format) => [format.id, format] as const))(
  '%s holds the name of a machine, or says that it does not',
  (_, format) => {
    const written = writeMachine(format, readMachine(NAMED).machine!);
    if (!written.ok) throw new Error(written.reason);
    expect(written.text.includes('twice')).not.toBe(written.lost.includes('The name of the machine is left out.'));
  },
);
