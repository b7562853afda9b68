import type { ExchangeMachine } from '../machine/table/exchange.ts';
import type { Machine } from '../machine/table/machine.ts';
import { importMachine } from '../machine/table/import-machine.ts';
import { QuickRunner } from '../machines/search/quick-runner.ts';

/** What comes out of a run: how it ended and what the tape then holds. A machine that gets stuck has not accepted. */
export interface MachineResult {
  readonly verdict: 'accepted' | 'not accepted' | 'does not halt';
  /** The tape from its first to its last symbol. */
  readonly tape: string;
}

/** The machine for the engines. Throws where it is none: machines of the lessons are small and sound. */
export function compiledMachine(exchange: ExchangeMachine): Machine {
  const imported = importMachine(exchange);
  if (!imported.ok) throw new Error(`The machine ${exchange.name} cannot be run.`);
  return imported.machine;
}

/** A runner for short inputs. */
export function runnerOf(exchange: ExchangeMachine): QuickRunner {
  const runner = QuickRunner.of(compiledMachine(exchange));
  if (!runner) throw new Error(`The machine ${exchange.name} is too large to be run on many inputs.`);
  return runner;
}

/** The result of a run; one that makes more than `limit` steps is taken not to halt. */
export function resultOf(runner: QuickRunner, input: string, limit: number): MachineResult {
  const { symbols } = runner.machine.tapes[0]!;
  const ending = runner.run([[...input].map((symbol) => symbols.indexOf(symbol))], limit);
  const tape = Array.from(runner.content(0), (number) => symbols[number]!).join('');
  if (ending === 'step limit') return { verdict: 'does not halt', tape };
  const accepts = runner.machine.states[runner.state]!.halts === 'accepted';
  return { verdict: accepts ? 'accepted' : 'not accepted', tape };
}

/** Whether two results are the same to a family: it answers by its tape, or by whether it accepts. */
export function sameResult(
  { answersByTape }: { readonly answersByTape: boolean },
  one: MachineResult,
  other: MachineResult,
): boolean {
  if (one.verdict !== other.verdict) return false;
  return !answersByTape || one.verdict === 'does not halt' || one.tape === other.tape;
}

/** A result in a few words. */
export function resultWords({ answersByTape }: { readonly answersByTape: boolean }, result: MachineResult): string {
  const { verdict, tape } = result;
  if (verdict === 'does not halt') return 'does not halt';
  if (answersByTape) return tape === '' ? 'leaves an empty tape' : `writes ${tape}`;
  return verdict === 'accepted' ? 'accepts' : 'does not accept';
}
