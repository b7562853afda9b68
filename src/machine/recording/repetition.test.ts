import { expect, test } from 'vitest';
import { Random } from '../../base/random.ts';
import { randomMachine } from '../../testing/random-machine.ts';
import { compile } from '../compiler/compile.ts';
import { Interpreter } from '../engines/interpreter.ts';
import { outcomeSentence } from '../engines/outcome.ts';
import { Program } from '../language/program.ts';
import { RecordedRun } from './recorded-run.ts';
import { WasmEngine } from '../engines/wasm-engine.ts';

const LIMIT = 2000;

/** Writes a mark, then walks to and fro between two cells for ever: six steps there and back. */
function toAndFro(): Program {
  const p = new Program('to and fro');
  const tape = p.tape('tape', 'x');
  tape.write('x');
  p.loop(() => {
    for (const move of ['right', 'right', 'right', 'left', 'left', 'left'] as const) tape[move]();
  });
  return p;
}

test('a run that repeats a configuration is stopped with the proof, in words', () => {
  const machine = compile(toAndFro());
  const run = RecordedRun.whole(new WasmEngine(machine, {}), LIMIT, { findRepetition: true });
  if (run.outcome.kind !== 'repeated configuration') throw new Error(`It ended otherwise: ${run.outcome.kind}.`);
  const { first, period } = run.outcome;
  expect(run.steps).toBeLessThan(LIMIT);
  expect(outcomeSentence(run.outcome, run.steps)).toBe(
    `Stopped after ${run.steps} steps: the machine never halts. Its configuration after ${first} steps comes again every ${period} steps.`,
  );
});

test('only runs that repeat are said to, with the least period, and by both engines alike', () => {
  let repeated = 0;
  for (let index = 0; index < 60; index++) {
    const machine = randomMachine(new Random('repetition', index));
    const [one, other] = [new Interpreter(machine, {}), new WasmEngine(machine, {})].map((engine) =>
      RecordedRun.whole(engine, LIMIT, { findRepetition: true }),
    );
    expect([other!.outcome, other!.steps]).toEqual([one!.outcome, one!.steps]);
    if (one!.outcome.kind !== 'repeated configuration') continue;
    repeated++;
    const { first, period } = one!.outcome;
    const configuration = (step: number) => {
      const engine = new Interpreter(machine, {});
      engine.run(step);
      const cells = Array.from({ length: 200 }, (_, offset) => offset - 100);
      return JSON.stringify([
        engine.state,
        machine.tapes.map((_, tape) => [engine.head(tape), cells.map((cell) => engine.symbol(tape, cell))]),
      ]);
    };
    const steps = Array.from({ length: period }, (_, offset) => first + offset + 1);
    expect(steps.find((step) => configuration(step) === configuration(first))).toBe(first + period);
  }
  expect(repeated).toBeGreaterThan(10);
});
