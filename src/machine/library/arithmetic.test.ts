import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { compile } from '../compiler/compile.ts';
import { Interpreter } from '../engines/interpreter.ts';
import { tapeNumber, type Machine } from '../table/machine.ts';
import { Program, type Tape } from '../language/program.ts';
import { BLANK, DIGITS } from '../language/symbols.ts';
import { divide } from './division.ts';
import { loadField } from './fields.ts';
import { multiply, PRODUCT_CARRIES } from './multiplication.ts';
import { subtract } from './subtraction.ts';

/** A machine that loads two registers from the tape `input`, `first,second`, and then does what `body` says. */
function machineOn(body: (first: Tape, second: Tape) => void): Machine {
  const p = new Program('arithmetic');
  const input = p.tape('input', [...DIGITS, ',']);
  const first = p.tape('first', DIGITS);
  const second = p.tape('second', DIGITS);
  loadField(input, first);
  input.right();
  loadField(input, second);
  body(first, second);
  p.accept();
  return compile(p);
}

/** The contents of the named tapes once the machine halts, and whether all numbers are canonical with their heads at rest. */
function run(machine: Machine, input: string, ...tapes: string[]): string[] {
  const engine = new Interpreter(machine, { input });
  engine.run(1_000_000);
  expect(engine.outcome).toEqual({ kind: 'accepted' });
  return tapes.map((name) => {
    const tape = tapeNumber(machine, name);
    const symbol = (cell: number) => machine.tapes[tape]!.symbols[engine.symbol(tape, cell)]!;
    let first = engine.head(tape);
    expect(symbol(first + 1)).toBe(BLANK);
    while (symbol(first - 1) !== BLANK) first--;
    let number = '';
    for (let cell = first; cell <= engine.head(tape); cell++) number += symbol(cell);
    return number;
  });
}

const number = fc.oneof(
  fc.bigInt({ min: 0n, max: 20n }),
  fc.bigInt({ min: 0n, max: 10n ** 12n }),
  // Numbers with zeros inside and at their ends.
  fc.tuple(fc.nat(99), fc.nat(6), fc.nat(99)).map(([high, zeros, low]) => BigInt(`${high}${'0'.repeat(zeros)}${low}`)),
);

describe('schoolbook arithmetic on tapes', () => {
  const difference = machineOn((first, second) => subtract(first, second, first.program.tape('borrow', '01')));

  test.prop([number, number])('subtracts as BigInt does', (one, other) => {
    const [least, greatest] = one < other ? [one, other] : [other, one];
    expect(run(difference, `${greatest},${least}`, 'first', 'second')).toEqual([`${greatest - least}`, `${least}`]);
  });

  const product = machineOn((first, second) => {
    const p = first.program;
    const tapes = {
      partial: p.tape('partial', DIGITS),
      productCarry: p.tape('product carry', PRODUCT_CARRIES),
      carry: p.tape('carry', '01'),
    };
    const square = p.tape('square', DIGITS);
    // The second multiplication finds what the first one left on the tapes.
    multiply(square, second, first, tapes);
    multiply(square, first, second, tapes);
  });

  test.prop([number, number])('multiplies as BigInt does', (one, other) => {
    expect(run(product, `${one},${other}`, 'first', 'second', 'square')).toEqual([
      `${one}`,
      `${other}`,
      `${one * other}`,
    ]);
  });

  const quotient = machineOn((first, second) => {
    const p = first.program;
    const tapes = { verdict: p.tape('verdict', '<=>'), borrow: p.tape('borrow', '01') };
    const result = p.tape('quotient', DIGITS);
    const remainder = p.tape('remainder', DIGITS);
    const divisor = p.tape('seven', DIGITS);
    divisor.write('7');
    // The second division finds what the first one left on the tapes.
    divide(second, divisor, result, remainder, tapes);
    divide(first, second, result, remainder, tapes);
  });

  test.prop([number, number.map((divisor) => divisor + 1n)])('divides as BigInt does', (dividend, divisor) => {
    expect(run(quotient, `${dividend},${divisor}`, 'first', 'second', 'quotient', 'remainder')).toEqual([
      `${dividend}`,
      `${divisor}`,
      `${dividend / divisor}`,
      `${dividend % divisor}`,
    ]);
  });
});
