import { describe, expect, test } from 'vitest';
import { namedBreakpoints } from './named-breakpoints.ts';

const names = {
  kinds: ['item', 'cell'],
  machine: {
    tapes: ['input', 'row above'].map((name) => ({ name, symbols: [] })),
    states: ['read / back', 'read / next', 'cell / compare', 'cell / add', 'end / a', 'end / b'].map((name) => ({
      name,
      path: name.split(' / '),
    })),
  },
};

describe('breakpoints of a link, beside the machine of its task', () => {
  test('stay where the machine has what they name', () => {
    const breakpoints = [
      { kind: 'step', step: 9_000_000 },
      { kind: 'atomic state', name: 'cell' },
      { kind: 'machine state', name: 'cell / add' },
      { kind: 'cell', tape: 'row above', cell: -4 },
    ] as const;
    expect(namedBreakpoints(breakpoints, names)).toEqual({ named: breakpoints, problems: [] });
  });

  test('are left out with a sentence where it has not: what came, and what it has', () => {
    const step = { kind: 'step', step: 3 } as const;
    const { named, problems } = namedBreakpoints(
      [
        { kind: 'atomic state', name: 'row' },
        step,
        { kind: 'machine state', name: 'cell / subtract' },
        { kind: 'cell', tape: 'row', cell: 7 },
      ],
      names,
    );
    expect(named).toEqual([step]);
    expect(problems).toEqual([
      'b (breakpoint): got "atomic:row"; allowed: atomic:, then one of item, cell.',
      `b (breakpoint): got "state:cell / subtract"; allowed: state:, then one of the machine's 6 states, such as cell / compare, cell / add, read / back, read / next, end / a.`,
      'b (breakpoint): got "cell:7:row"; allowed: cell:7:, then one of the tapes input, row above.',
    ]);
  });
});
