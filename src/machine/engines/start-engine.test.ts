import { afterEach, expect, test, vi } from 'vitest';
import { compile } from '../compiler/compile.ts';
import { Program } from '../language/program.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** Starts engines, by modules that have not asked yet whether WebAssembly is allowed. */
async function starter(): Promise<(input: string) => string> {
  vi.resetModules();
  const { startEngine } = await import('./start-engine.ts');
  const program = new Program('to the end');
  const tape = program.tape('tape', 'x');
  program.while(tape.is('x'), () => tape.right());
  program.accept();
  const machine = compile(program);
  return (input) => startEngine(machine, { tape: input }).constructor.name;
}

const LONG = 'x'.repeat(50_000);

test('a long run is made as WebAssembly, and so is every later one of its machine', async () => {
  const start = await starter();
  expect(start(LONG)).toBe('WasmEngine');
  expect(start('x')).toBe('WasmEngine');
});

test('the first short runs of a machine are interpreted, until there have been many', async () => {
  const start = await starter();
  expect(start('xx')).toBe('Interpreter');
  for (let run = 0; run < 10; run++) start('x');
  expect(start('xx')).toBe('WasmEngine');
});

test('machines are interpreted where a content security policy forbids to compile', async () => {
  const Module = vi.fn<() => void>(function refused() {
    throw new Error('Refused to compile WebAssembly because of the content security policy.');
  });
  vi.stubGlobal('WebAssembly', { ...WebAssembly, Module });
  const start = await starter();
  expect(start(LONG)).toBe('Interpreter');
});
