import { stateKind, type StateKind } from '../../machine/language/atomic-state.ts';
import { compile } from '../../machine/compiler/compile.ts';
import type { Program, Tape } from '../../machine/language/program.ts';
import type { Machine } from '../../machine/table/machine.ts';

/** The state in which every lab machine starts. */
export const START_STATE = 'q0';
/** The state after the last step of the algorithm: the result is complete and is read again. */
export const HALT_STATE = 'H';

/** The name of the tape of one cell that says what comes next. */
export const STATE_TAPE = 'state';

/** One cell of the result is read again, after the algorithm has ended. */
export const READ = stateKind('read', { fetch: { symbol: 'symbol' } });

/** The operands that a step fetches from these tapes, and the results that it writes. */
export function stepKind<const Name extends string>(
  name: string,
  tapes: readonly Name[],
): StateKind<Name | 'state', 'symbol' | 'state'> {
  const fetched = Object.fromEntries([...tapes, 'state'].map((tape) => [tape, 'symbol']));
  // The entries are those of the tapes named and of the state, all of them symbols.
  return stateKind(name, {
    fetch: fetched as { readonly [Operand in Name | 'state']: 'symbol' },
    result: { symbol: 'symbol', state: 'symbol' },
  });
}

/** Reads the result from the cell under its head to the right, up to and including the first empty cell, and accepts. */
export function readAgain(program: Program, result: Tape): void {
  const more = program.variable('more', ['no', 'yes']);
  program.loop((leave) => {
    program.state(READ, (mark) => {
      mark.fetch('symbol', result);
      program.if(
        result.blank,
        () => more.set('no'),
        () => more.set('yes'),
      );
      result.right();
    });
    program.if(more.is('no'), leave);
  });
  program.accept();
}

/** Compiles a program on first use. */
export function compiledOnce(write: () => Program): () => Machine {
  let machine: Machine | undefined;
  return () => (machine ??= compile(write()));
}
