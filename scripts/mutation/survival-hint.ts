import { Interpreter } from '../../src/machine/engines/interpreter.ts';
import type { Machine } from '../../src/machine/table/machine.ts';
import type { Rule } from '../../src/machine/table/rules.ts';
import { changedMachine, type Change } from './change.ts';
import { ruleFinder, type ReferenceRun } from './runs.ts';

/** Why nothing shows a change that survived, as far as the runs tell. */
export function survivalHint(
  machine: Machine,
  change: Change,
  rules: readonly Rule[],
  runs: readonly ReferenceRun[],
): string {
  const index = rules.indexOf(change.rule);
  const ruleAt = ruleFinder(machine, rules);
  const changed = changedMachine(machine, change);
  let fires = 0;
  let leavesTapesAlike = true;
  for (const { contents, steps } of runs) {
    const engine = new Interpreter(machine, contents);
    const before = fires;
    while (engine.steps < steps) {
      if (ruleAt(engine) === index) fires++;
      engine.run(engine.steps + 1);
    }
    if (fires > before) leavesTapesAlike &&= sameTapes(engine, runToEnd(changed, contents, steps));
  }
  const often = `The rule fires ${fires.toLocaleString('en')} times`;
  if (change.what === 'next state') return `${often}; the other state does the same with the symbols met there.`;
  if (!leavesTapesAlike)
    return `${often}; what is left on tape "${machine.tapes[change.tape]!.name}" differs at the end, but nothing reads it or marks it after.`;
  return change.what === 'symbol'
    ? `${often}; the symbol is the one that stands there anyway, or is overwritten before anything reads it.`
    : `${often}; the head is led back before anything is read or written under it.`;
}

function runToEnd(machine: Machine, contents: ReferenceRun['contents'], steps: number): Interpreter {
  const engine = new Interpreter(machine, contents);
  engine.run(steps);
  return engine;
}

function sameTapes(one: Interpreter, other: Interpreter): boolean {
  return one.machine.tapes.every((_, tape) => {
    const first = Math.min(one.extent(tape).first, other.extent(tape).first);
    const last = Math.max(one.extent(tape).last, other.extent(tape).last);
    for (let cell = first; cell <= last; cell++) if (one.symbol(tape, cell) !== other.symbol(tape, cell)) return false;
    return one.head(tape) === other.head(tape);
  });
}
