import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Decision, type Machine } from '../src/machine/table/machine.ts';
import { cSource } from './c-source.ts';
import { type Workload } from './workloads.ts';

const C_RUNS = 25;

/** Steps a second of the machine as C compiled with `gcc -O3`; undefined where there is no gcc. */
export function gccSpeed(workload: Workload, steps: number): number | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'tail-tracer-bench-'));
  try {
    const program = join(folder, 'machine');
    writeFileSync(`${program}.c`, cSource(workload, C_RUNS));
    try {
      execFileSync('gcc', ['-O3', '-march=native', '-o', program, `${program}.c`], { stdio: 'ignore' });
    } catch {
      return undefined;
    }
    const [made, seconds] = execFileSync(program, { encoding: 'utf8' }).split(' ').map(Number);
    if (made !== steps) throw new Error(`The C program made ${made} steps on ${workload.name}, not ${steps}.`);
    return steps / seconds!;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What is used of turingmachine.io's modules. */
interface TuringMachineViz {
  readonly TuringMachine: new (
    transition: (state: string, symbol: string) => { symbol: string; move: object; state: string } | null,
    start: string,
    tape: object,
  ) => { step: () => boolean };
  readonly MoveHead: { readonly left: object; readonly right: object };
}

/**
 * Steps a second of turingmachine.io's engine over the first `limit` steps, from the checkout that TURING_MACHINE_VIZ names (with its dependency lodash
 * installed); undefined where it does not, or the machine does what that engine cannot: several tapes, resting heads.
 */
export function turingMachineVizSpeed({ machine }: Workload, limit: number): number | undefined {
  const checkout = process.env['TURING_MACHINE_VIZ'];
  if (!checkout || machine.tapes.length > 1) return undefined;
  const load = createRequire(join(checkout, 'src', 'TuringMachine.js'));
  // The modules are not typed; this is their documented interface.
  const { TuringMachine, MoveHead } = load('./TuringMachine.js') as TuringMachineViz;
  const Tape = load('./tape/Tape.js') as new (blank: string, input: string[]) => object;
  const { symbols } = machine.tapes[0]!;
  const rules = new Map(
    machine.states.map(({ name, decision }) => [
      name,
      new Map(symbols.map((each, symbol) => [each, rule(symbol, decision)])),
    ]),
  );
  function rule(symbol: number, decision: Decision) {
    const found = 'children' in decision ? decision.children[symbol]! : decision;
    const transition = 'transition' in found ? machine.transitions[found.transition] : undefined;
    const action = transition?.actions[0];
    if (!transition || !action) return null;
    return {
      symbol: symbols[action.write < 0 ? symbol : action.write]!,
      move: action.move < 0 ? MoveHead.left : MoveHead.right,
      state: nameOf(machine, transition.next),
    };
  }
  const engine = new TuringMachine(
    (state, symbol) => rules.get(state)?.get(symbol) ?? null,
    machine.states[0]!.name,
    new Tape(symbols[0]!, []),
  );
  const began = performance.now();
  let made = 0;
  while (made < limit && engine.step()) made++;
  return (1000 * made) / (performance.now() - began);
}

const nameOf = (machine: Machine, state: number): string => machine.states[state]?.name ?? 'halt';
