import { expect, test } from 'vitest';
import type { ExchangeMachine } from '../../machine/table/exchange.ts';
import { StateBoundaries } from '../../trace/state-boundaries.ts';
import { TraceService } from './trace-service.ts';

/** Adds one to a number in unary. */
const INCREMENT: ExchangeMachine = {
  name: 'unary increment',
  tapes: ['number'],
  blank: '_',
  symbols: ['1'],
  start: 'scan',
  halt: { accept: ['done'], reject: [] },
  delta: [
    ['scan', ['1'], 'scan', [null], ['R']],
    ['scan', ['_'], 'done', ['1'], ['S']],
  ],
};

const TAIL = { variant: 'tail', arithmetic: 'folded' } as const;

const service = new TraceService();
const { trace, boundaries, ...summary } = await service.open(
  { machine: INCREMENT, inputs: ['11'], output: 'number' },
  { owner: 'a lesson' },
);

test('a machine from outside is opened like a task', () => {
  expect(summary).toMatchObject({
    steps: 3,
    outcome: { kind: 'accepted', state: 'done' },
    ending: 'Accepted after 3 steps in state “done”.',
    answer: '111',
    verdict: 'unknown',
  });
  expect(new StateBoundaries(boundaries).count).toBe(3);
});

test('it is drawn and listed with its halting state', () => {
  const { states, rules } = service.machine(INCREMENT);
  expect(states).toEqual([
    { name: 'scan', path: [] },
    { name: 'done', path: [], halts: 'accepted' },
  ]);
  expect(rules.map(({ state, read, write, move, next }) => [state, read, write, move, next])).toEqual([
    [0, [['_']], ['1'], ['S'], 1],
    [0, [['1']], [null], ['R'], 0],
  ]);
});

test('each step is a moment with its configuration and its atomic state', () => {
  const { configuration, atomicState } = service.moment(trace, 3, [{ from: 0, to: 4 }], false);
  expect(configuration).toMatchObject({
    step: 3,
    state: 1,
    previousState: 0,
    tapes: [{ head: 2, symbols: ['1', '1', '1', ''] }],
  });
  expect(configuration.marks).toContainEqual({ tape: 0, cell: 2, why: 'result' });
  expect(atomicState).toMatchObject({ position: 2, name: 'scan', title: 'scan at 2', firstStep: 2, endStep: 3 });
  expect(service.states(trace, 0, 9).map(({ next }) => next)).toEqual(['→ scan at 1', '→ scan at 2', '→ done']);
});

test('its text, its steps and its breakpoints are there', async () => {
  const texts = await service.text(trace, TAIL, 0, 9);
  expect(texts).toHaveLength(3);
  expect(await service.wholeText(trace, TAIL)).toMatch(/→ done\n\\boxed\{111\}$/);
  expect(await service.listSteps(trace, TAIL)).toMatchObject({ lines: 3, steps: 2, ambiguous: 0, unannounced: 0 });
  expect(await service.nextBreakpoint(trace, [{ kind: 'machine state', name: 'done' }], 0, 1)).toEqual({
    step: 3,
    breakpoint: 0,
  });
  expect(await service.breakpointHits(trace, [{ kind: 'atomic state', name: 'done' }], 4)).toEqual([Int32Array.of(3)]);
  expect(await service.allEndSteps(trace)).toBeNull();
  // The third cell is read by the third step, which writes it; nothing reads it after that.
  expect(await service.cellUses(trace, 0, 2, 0, 9)).toEqual({
    uses: [{ step: 2, name: 'scan', position: 2 }],
    isComplete: true,
  });
  expect(await service.cellUses(trace, 0, 2, 3, 9)).toEqual({ uses: [], isComplete: true });
  expect(await service.cellHistory(trace, 0, 2, 3)).toMatchObject({ writtenBy: 2, nextChange: null });
  service.close(trace);
});

test('what cannot be run is told in a sentence', async () => {
  const gone = { ...INCREMENT, delta: [['scan', ['1'], 'gone', [null], ['R']]] } as ExchangeMachine;
  await expect(service.open({ machine: gone, inputs: [] })).rejects.toThrow('next state: got "gone"');
  await expect(service.open({ machine: INCREMENT, inputs: ['12'] })).rejects.toThrow(
    'input on the tape number: got "2"',
  );
});
