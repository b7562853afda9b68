import type { Random } from '../base/random.ts';
import type { ExchangeMachine, ExchangeRule } from '../machine/table/exchange.ts';
import { BALANCED_BRACKETS } from '../machines/examples/balanced-brackets.ts';
import { BINARY_INCREMENT } from '../machines/examples/binary-increment.ts';
import type { ExampleMachine } from '../machines/examples/example.ts';
import { PALINDROME } from '../machines/examples/palindrome.ts';
import { exchangeForm } from '../machines/exchange-form.ts';
import { readMachine } from '../machines/read-machine.ts';
import type { MachineFamily } from './question.ts';
import { resultOf, runnerOf, sameResult, type MachineResult } from './machine-result.ts';

/** A machine of which wrong copies are made. */
export interface Family {
  readonly id: MachineFamily;
  readonly right: ExchangeMachine;
  /** What it should do, in a sentence. */
  readonly purpose: string;
  /** The symbols of inputs. */
  readonly alphabet: readonly string[];
  /** Whether its tape is its answer; else it is whether it accepts. */
  readonly answersByTape: boolean;
  /** Inputs that a person tries first; wrong copies pass them. */
  readonly obvious: readonly string[];
}

/** A wrong copy of a machine: one rule was changed. */
export interface Mutant {
  readonly machine: ExchangeMachine;
  /** The state and the symbol of the rule that was changed or left out. */
  readonly state: string;
  readonly read: string;
  /** A shortest input on which it differs from the right machine. */
  readonly counterexample: string;
  /** Inputs that it passes, with what comes out. */
  readonly tests: readonly { readonly input: string; readonly result: MachineResult }[];
}

/** Longest inputs that are tried when a wrong copy is made, in symbols. */
const TRIED_LENGTH = 7;
/** Steps after which a run on such an input is given up: right machines make fewer than a hundred. */
const TRIED_STEPS = 400;
/** Greatest share of these inputs on which a wrong copy may fail: with more the first guess would do. */
const MOST_FAILING = 0.5;
/** Tests that are shown beside the obvious ones. */
const MORE_TESTS = 2;
/** Rules that are changed before a family is taken to have no wrong copy that passes. */
const TRIES = 2000;

/** A family with its right machine. */
export function familyOf(id: MachineFamily): Family {
  const { example, ...rest } = SPECIFICATIONS[id];
  return { ...rest, id, right: exchangeOf(example), alphabet: FAMILY_ALPHABETS[id] };
}

/** The symbols of the inputs of each family. */
export const FAMILY_ALPHABETS: Readonly<Record<MachineFamily, readonly string[]>> = {
  'binary-increment': ['0', '1'],
  palindrome: ['a', 'b'],
  'balanced-brackets': ['(', ')'],
};

const SPECIFICATIONS: Readonly<
  Record<MachineFamily, Omit<Family, 'id' | 'right' | 'alphabet'> & { readonly example: ExampleMachine }>
> = {
  'binary-increment': {
    example: BINARY_INCREMENT,
    purpose: 'It should add one to a binary number; the empty input counts as zero, and zeros at the front stay.',
    answersByTape: true,
    obvious: ['1010', '10', '1011'],
  },
  palindrome: {
    example: PALINDROME,
    purpose: 'It should accept exactly the words over a and b that read the same backwards.',
    answersByTape: false,
    obvious: ['abba', 'ab', 'aa'],
  },
  'balanced-brackets': {
    example: BALANCED_BRACKETS,
    purpose: 'It should accept exactly the words of brackets in which each one that opens is closed.',
    answersByTape: false,
    obvious: ['()', '(())', ')('],
  },
};

function exchangeOf({ source, id }: ExampleMachine): ExchangeMachine {
  const { machine } = readMachine(source);
  const exchange = machine && exchangeForm(machine);
  if (!exchange) throw new Error(`The example ${id} cannot be read.`);
  return exchange;
}

/** Changes one rule of a family's machine so that it still passes the tests that are shown, but fails on a short input. */
export function drawMutant(family: Family, random: Random): Mutant {
  const inputs = inputsUpTo(family.alphabet, TRIED_LENGTH);
  const right = runnerOf(family.right);
  const expected = inputs.map((input) => resultOf(right, input, TRIED_STEPS));
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const { machine, rule } = changedRule(family, random);
    const runner = runnerOf(machine);
    const passes = inputs.map((input, at) => sameResult(family, resultOf(runner, input, TRIED_STEPS), expected[at]!));
    const failing = passes.filter((isSame) => !isSame).length;
    if (failing === 0 || failing > MOST_FAILING * inputs.length) continue;
    if (!family.obvious.every((input) => passes[inputs.indexOf(input)])) continue;
    const others = inputs.filter((input, at) => passes[at] && !family.obvious.includes(input));
    const shown = [...family.obvious, ...random.shuffled(others).slice(0, MORE_TESTS)];
    const tests = shown.map((input) => ({ input, result: expected[inputs.indexOf(input)]! }));
    const counterexample = inputs[passes.indexOf(false)]!;
    return { machine, state: rule[0], read: rule[1][0]!, counterexample, tests };
  }
  throw new Error(`No wrong copy of ${family.id} passes its tests.`);
}

/** All words over an alphabet up to a length, shorter ones first. */
function inputsUpTo(alphabet: readonly string[], longest: number): string[] {
  const words = [''];
  let before = [''];
  for (let length = 1; length <= longest; length++) {
    before = before.flatMap((word) => alphabet.map((symbol) => word + symbol));
    words.push(...before);
  }
  return words;
}

/** A copy of the machine in which one rule writes, moves or leads elsewhere, or is left out. */
function changedRule({ right }: Family, random: Random): { machine: ExchangeMachine; rule: ExchangeRule } {
  const at = random.integer(0, right.delta.length - 1);
  const rule = right.delta[at]!;
  const changed = changeOf(right, rule, random);
  return { machine: { ...right, delta: right.delta.toSpliced(at, 1, ...(changed ? [changed] : [])) }, rule };
}

/** One change in so many leaves the rule out. */
const LEFT_OUT_ONE_IN = 12;

function changeOf(machine: ExchangeMachine, rule: ExchangeRule, random: Random): ExchangeRule | undefined {
  const [state, read, next, [write], [move]] = rule;
  if (random.oneIn(LEFT_OUT_ONE_IN)) return undefined;
  const what = random.pick(['next', 'write', 'move'] as const);
  if (what === 'next') return [state, read, other(statesOf(machine), next, random), rule[3], rule[4]];
  if (what === 'write') {
    const symbols = [machine.blank, ...machine.symbols];
    return [state, read, next, [other(symbols, write ?? read[0]!, random)], rule[4]];
  }
  return [state, read, next, rule[3], [other(['L', 'R'] as const, move!, random)]];
}

function statesOf({ delta, halt }: ExchangeMachine): string[] {
  return [...new Set([...delta.map(([state]) => state), ...halt.accept, ...halt.reject, ...(halt.halted ?? [])])];
}

function other<Item>(items: readonly Item[], than: Item, random: Random): Item {
  return random.pick(items.filter((item) => item !== than));
}
