import { fieldProblem, type FieldProblem } from '../base/problems.ts';
import { grouped } from '../base/grouped.ts';
import { MOST_STEPS, type TapeContents } from '../machine/engines/engine.ts';
import type { Machine } from '../machine/table/machine.ts';
import type { Subject } from '../runs/subject.ts';
import { transitionNarrations } from './transition-narration.ts';

/** What a machine of a person's own is run on, and how: plain data. */
export interface MachineInput {
  /**
   * What the tapes hold, in their order, from the cell under the head on: a text with a character for each cell, or a list of symbols.
   * Tapes that are left out are empty.
   */
  readonly inputs: readonly (string | readonly string[])[];
  /** The tape whose contents are the answer; without one the answer is the name of the halting state. */
  readonly output?: string;
  /** Whether the run also ends when a configuration repeats; it takes longer then. */
  readonly findsRepetition?: boolean;
  /** Steps after which the run is stopped; the usual limit where there is none. */
  readonly stepLimit?: number;
}

/** A subject, or everything that is wrong with what it was to be made of. */
export type MachineSubject =
  { readonly ok: true; readonly subject: Subject } | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/** A machine without marks with its input as a subject: each transition is an atomic state. */
export function machineSubject(machine: Machine, input: MachineInput): MachineSubject {
  const problems = problemsOf(machine, input);
  if (problems.length > 0) return { ok: false, problems };
  const { inputs, output, findsRepetition = false, stepLimit } = input;
  const names = machine.tapes.map(({ name }) => name);
  return {
    ok: true,
    subject: {
      key: `machine ${machine.name}`,
      title: machine.name,
      machine,
      contents: contentsOf(machine, inputs),
      narrations: transitionNarrations(machine),
      cutBy: 'transitions',
      outputTape: output ?? names.at(-1)!,
      answerIs: output === undefined ? 'ending' : 'output',
      // A pass ends where the machine leaves a state in which it goes on.
      endsPass: ({ kind, transition }) => transition?.next !== kind.name,
      memory: names,
      findsRepetition,
      ...(stepLimit !== undefined && { stepLimit }),
    },
  };
}

function contentsOf({ tapes }: Machine, inputs: MachineInput['inputs']): TapeContents {
  return Object.fromEntries(inputs.map((input, tape) => [tapes[tape]!.name, input]));
}

function problemsOf({ tapes }: Machine, { inputs, output, stepLimit }: MachineInput): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (inputs.length > tapes.length)
    problems.push(fieldProblem('inputs', inputs, `at most ${tapes.length}, one for each tape`));
  for (const [tape, input] of inputs.slice(0, tapes.length).entries()) {
    const { name, symbols } = tapes[tape]!;
    const unknown = [...input].find((symbol) => !symbols.includes(symbol));
    if (unknown !== undefined)
      problems.push(fieldProblem(`input on the tape ${name}`, unknown, `the symbols ${symbols.join(' ')}`));
  }
  if (output !== undefined && tapes.every(({ name }) => name !== output))
    problems.push(fieldProblem('output', output, `a tape: ${tapes.map(({ name }) => name).join(', ')}`));
  if (stepLimit !== undefined && !(Number.isSafeInteger(stepLimit) && stepLimit >= 1 && stepLimit <= MOST_STEPS))
    problems.push(fieldProblem('step limit', stepLimit, `a whole number, 1 to ${grouped(MOST_STEPS)}`));
  return problems;
}
