import { afterEach, expect, test, vi } from 'vitest';
import { compile } from './compile.ts';
import { Program } from './program.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** What is started, by modules that have not asked yet whether WebAssembly is allowed. */
async function started(): Promise<string> {
  vi.resetModules();
  const { startEngine } = await import('./start-engine.ts');
  const program = new Program('nothing to do');
  program.tape('tape', 'x');
  program.accept();
  return startEngine(compile(program), {}).constructor.name;
}

test('machines run as WebAssembly', async () => {
  expect(await started()).toBe('WasmEngine');
});

test('machines are interpreted where a content security policy forbids to compile', async () => {
  const Module = vi.fn<() => void>(function refused() {
    throw new Error('Refused to compile WebAssembly because of the content security policy.');
  });
  vi.stubGlobal('WebAssembly', { ...WebAssembly, Module });
  expect(await started()).toBe('Interpreter');
});
