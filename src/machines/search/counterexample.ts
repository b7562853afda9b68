import type { MachineDescription } from '../description.ts';
import { compiledDescription } from '../run-machine.ts';
import { advance } from './inputs.ts';
import { QuickRunner } from './quick-runner.ts';

/** What is compared: whether a run accepts, or what the first tape holds at its end. */
export type Compared = 'verdict' | 'tape';

/** What comes out for an input. `undefined` as a tape: the machine did not stop. */
export interface Result {
  readonly verdict: 'accepted' | 'not accepted' | 'step limit';
  readonly tape: readonly string[] | undefined;
}

/**
 * What is right for an input, as a person or a program says: whether it is to be accepted, or what the tape is to hold. The list of
 * symbols is another one after the call.
 */
export type Expected = (
  input: readonly string[],
) => { readonly accepts: boolean } | { readonly tape: readonly string[] };

/** A shortest input for which two results differ. */
export interface Counterexample {
  readonly input: readonly string[];
  readonly one: Result;
  /** The result of the other machine, or what was expected. */
  readonly other: Result;
}

/** Where a counterexample is looked for. */
export interface Search {
  readonly alphabet: readonly string[];
  /** The longest input that is tried. */
  readonly longest: number;
  /** Steps after which a run is given up. */
  readonly limit: number;
  readonly compared: Compared;
}

/** Inputs tried between two reports of progress. */
const INPUTS_PER_REPORT = 10_000;

/**
 * Looks for a shortest input on which two machines differ: every input is tried, shorter ones first. The input is put on the first
 * tape. Yields the number of inputs tried so far, now and then; returns the first difference, or undefined where there is none up to
 * the longest length. Throws where a machine has more than a million situations: asking all inputs of it takes too long.
 */
export function* findDifference(
  one: MachineDescription,
  other: MachineDescription,
  search: Search,
): Generator<number, Counterexample | undefined> {
  const { alphabet, runners } = runnersFor([one, other], search.alphabet);
  const [first, second] = runners as [QuickRunner, QuickRunner];
  const { limit, compared } = search;
  return yield* firstInput({ ...search, alphabet }, (input, length) => {
    const ending = first.run([input], limit, length);
    const otherEnding = second.run([input], limit, length);
    const isSame =
      compared === 'verdict'
        ? verdictOf(first, ending) === verdictOf(second, otherEnding)
        : ending === otherEnding && (ending === 'step limit' || sameContent(first, second));
    return isSame ? undefined : { one: resultOf(first, ending), other: resultOf(second, otherEnding) };
  });
}

/** Looks for a shortest input on which a machine does something else than is expected; otherwise like `findDifference`. */
export function* findFault(
  machine: MachineDescription,
  expected: Expected,
  search: Search,
): Generator<number, Counterexample | undefined> {
  const { alphabet, runners } = runnersFor([machine], search.alphabet);
  const runner = runners[0]!;
  const symbols: string[] = [];
  return yield* firstInput({ ...search, alphabet }, (input, length) => {
    const ending = runner.run([input], search.limit, length);
    symbols.length = length;
    for (let cell = 0; cell < length; cell++) symbols[cell] = alphabet[input[cell]! - 1]!;
    const wanted = expected(symbols);
    const verdict = verdictOf(runner, ending);
    if ('accepts' in wanted) {
      if ((verdict === 'accepted') === wanted.accepts && verdict !== 'step limit') return undefined;
      const right = wanted.accepts ? 'accepted' : 'not accepted';
      return { one: resultOf(runner, ending), other: { verdict: right, tape: undefined } };
    }
    if (verdict !== 'step limit' && holds(runner, wanted.tape)) return undefined;
    return { one: resultOf(runner, ending), other: { verdict, tape: [...wanted.tape] } };
  });
}

/**
 * Runners of machines in which a symbol has the same number, those of the alphabet the numbers from 1 on. What is blank to one of the
 * machines cannot be part of an input.
 */
function runnersFor(descriptions: readonly MachineDescription[], wanted: readonly string[]) {
  const blanks = new Set(descriptions.map(({ blank }) => blank));
  const alphabet = wanted.filter((symbol) => !blanks.has(symbol));
  const symbols = new Set([...alphabet, ...descriptions.flatMap((each) => each.symbols)]);
  for (const blank of blanks) symbols.delete(blank);
  const runners = descriptions.map((description) => {
    // A rule that reads or writes the other machine's blank keeps it as a symbol of its own.
    const others = description.symbols.filter((symbol) => !symbols.has(symbol));
    const machine = compiledDescription({ ...description, symbols: [...symbols, ...others] });
    const runner = machine && QuickRunner.of(machine);
    if (!runner) throw new Error('The machine is too large to be run on every input.');
    return runner;
  });
  return { alphabet, runners };
}

/** Tries all inputs; their symbols have the numbers from 1 on, in the order of the alphabet. */
function* firstInput(
  { alphabet, longest }: Search,
  differs: (input: Uint8Array, length: number) => Omit<Counterexample, 'input'> | undefined,
): Generator<number, Counterexample | undefined> {
  const digits = new Uint8Array(longest);
  const input = new Uint8Array(longest);
  let tried = 0;
  for (let length = 0; length <= longest; length++) {
    if (length > 0 && alphabet.length === 0) return undefined;
    do {
      for (let cell = 0; cell < length; cell++) input[cell] = digits[cell]! + 1;
      const found = differs(input, length);
      if (found) return { input: Array.from(input.subarray(0, length), (number) => alphabet[number - 1]!), ...found };
      if (++tried % INPUTS_PER_REPORT === 0) yield tried;
    } while (advance(digits, alphabet.length, length));
  }
  return undefined;
}

function verdictOf(runner: QuickRunner, ending: string): Result['verdict'] {
  if (ending === 'step limit') return 'step limit';
  return runner.machine.states[runner.state]!.halts === 'accepted' ? 'accepted' : 'not accepted';
}

function resultOf(runner: QuickRunner, ending: string): Result {
  const { symbols } = runner.machine.tapes[0]!;
  const tape = ending === 'stopped' ? Array.from(runner.content(0), (number) => symbols[number]!) : undefined;
  return { verdict: verdictOf(runner, ending), tape };
}

/** Whether the first tape holds exactly these symbols. */
function holds(runner: QuickRunner, wanted: readonly string[]): boolean {
  const { symbols } = runner.machine.tapes[0]!;
  const content = runner.content(0);
  if (content.length !== wanted.length) return false;
  for (let cell = 0; cell < content.length; cell++) if (symbols[content[cell]!] !== wanted[cell]) return false;
  return true;
}

function sameContent(one: QuickRunner, other: QuickRunner): boolean {
  const content = one.content(0);
  const otherContent = other.content(0);
  if (content.length !== otherContent.length) return false;
  for (let cell = 0; cell < content.length; cell++) if (content[cell] !== otherContent[cell]) return false;
  return true;
}
