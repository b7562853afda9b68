import { describe, expect, test } from 'vitest';
import { stateKind } from '../language/atomic-state.ts';
import { compile } from './compile.ts';
import { exportMachine } from '../table/exchange.ts';
import { Interpreter } from '../engines/interpreter.ts';
import { Program } from '../language/program.ts';

/** Adds one to a binary number: the textbook's first machine. */
function binaryIncrement(): Program {
  const p = new Program('binary increment');
  const number = p.tape('number', '01');
  p.scope('go to the end', () => {
    number.rightUntil(number.blank);
    number.left();
  });
  p.scope('carry', () => {
    p.while(number.is('1'), () => {
      number.write('0');
      number.left();
    });
    number.write('1');
  });
  p.accept();
  return p;
}

describe('compiling a tape program', () => {
  test('gives the machine of the textbook, states named by their place in the program', () => {
    expect(exportMachine(compile(binaryIncrement()))).toEqual({
      name: 'binary increment',
      tapes: ['number'],
      blank: '⊔',
      symbols: ['0', '1'],
      start: 'go to the end',
      halt: { accept: ['accept'], reject: ['reject'] },
      delta: [
        ['go to the end', ['⊔'], 'carry', [null], ['L']],
        ['go to the end', ['0'], 'go to the end', [null], ['R']],
        ['go to the end', ['1'], 'go to the end', [null], ['R']],
        ['carry', ['⊔'], 'accept', ['1'], ['S']],
        ['carry', ['0'], 'accept', ['1'], ['S']],
        ['carry', ['1'], 'carry', ['0'], ['L']],
      ],
    });
  });

  test('tells operands apart that are asked for again after a calculation with the same result, and in the next step no more', () => {
    const p = new Program('asked again');
    const operand = p.tape('operand', '012');
    const result = p.tape('result', 'xy');
    const other = p.tape('other', 'z');
    p.calculate([result], [operand], (symbol) => [symbol === '2' ? 'y' : 'x']);
    p.if(operand.is('1'), () => other.write('z'));
    p.cut();
    p.calculate([result], [operand], (symbol) => [symbol === '2' ? 'y' : 'x']);
    operand.right();
    p.accept();
    const { delta } = exportMachine(compile(p));
    expect(delta.map(([, read, , write]) => [...read, ...write].map((symbol) => symbol ?? '-').join(''))).toEqual([
      '⊔---x-',
      '0---x-',
      '1---xz',
      '2---y-',
      '⊔---x-',
      '0---x-',
      '1---x-',
      '2---y-',
    ]);
  });

  test('never shares a machine step between two atomic states', () => {
    const first = stateKind('first', { result: { value: 'field' } });
    const second = stateKind('second', { fetch: { value: 'field' } });
    const p = new Program('two states');
    const tape = p.tape('tape', 'ab');
    const other = p.tape('other', 'ab');
    p.state(first, (mark) => {
      tape.write('a');
      mark.result('value', tape);
    });
    // Nothing stands in the way of doing this in the same step, except that it is another state.
    p.state(second, (mark) => {
      mark.fetch('value', tape);
      other.write(tape);
    });
    p.accept();
    const run = new Interpreter(compile(p), {}, { record: true });
    run.run(100);
    const steps = Array.from({ length: run.events!.length }, (_, index) => {
      const { mark, step } = run.events!.event(index);
      const { role, kind } = run.machine.marks[mark]!;
      return `${kind.name} ${role} ${step}`;
    });
    expect(steps).toEqual([
      'first begin 0',
      'first result 0',
      'first end 1',
      'second begin 1',
      'second fetch 1',
      'second end 2',
    ]);
  });

  test('has no rule where a table has no entry, and a run ends there naming state and symbols', () => {
    const p = new Program('picky');
    const tape = p.tape('tape', 'ab');
    p.scope('turn', () => tape.write({ places: [tape], value: (symbol) => (symbol === 'a' ? 'b' : undefined) }));
    p.accept();
    const machine = compile(p);
    expect(exportMachine(machine).delta).toEqual([['turn', ['a'], 'accept', ['b'], ['S']]]);
    const run = new Interpreter(machine, { tape: 'b' });
    run.run(10);
    expect(run.outcome).toEqual({ kind: 'no rule', state: 'turn', symbols: ['b'] });
    expect(run.steps).toBe(0);
  });

  test('says which loop makes no step', () => {
    const p = new Program('idle');
    const flag = p.variable('flag', '01');
    flag.set('0');
    p.scope('waiting', () => p.while(flag.is('0'), () => flag.set('0')));
    expect(() => compile(p)).toThrow(/A loop in ".*" of machine "idle" makes no step/);
  });

  test('says which state compares too much at once', () => {
    const p = new Program('greedy');
    const alphabet = Array.from({ length: 90 }, (_, index) => String.fromCharCode(33 + index));
    const tapes = ['a', 'b', 'c'].map((name) => p.tape(name, alphabet));
    p.scope('all at once', () => {
      const [a, b, c] = tapes;
      c!.write({ places: [a!, b!, c!], value: (x, y, z) => [x, y, z].toSorted()[0] });
    });
    p.accept();
    expect(() => compile(p)).toThrow(/State "all at once" of machine "greedy" branches too much/);
  });

  test('says which variable is asked before it is set', () => {
    const p = new Program('unset');
    const verdict = p.variable('verdict', '<=>');
    p.if(verdict.is('<'), () => p.accept());
    expect(() => compile(p)).toThrow('Variable "verdict" is asked before it is set.');
  });
});
