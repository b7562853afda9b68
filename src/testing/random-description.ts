import type { Random } from '../base/random.ts';
import type { ExchangeMachine, ExchangeRule } from '../machine/table/exchange.ts';
import type { FormatId } from '../machines/format.ts';

/** What the random machines of a format may have: what it can hold without a loss. */
interface Holds {
  readonly tapes: number;
  readonly blank: string;
  /** Symbols beside the blank. */
  readonly symbols: readonly string[];
  readonly moves: readonly ('L' | 'R' | 'S')[];
  readonly accepts: boolean;
  readonly rejects: boolean;
  readonly states: readonly string[];
  readonly start: string;
}

const NAMES = [
  'q0',
  'q1',
  'carry',
  'go back',
  'x',
  'state-5',
  'R',
  '1',
  'null',
  'accept it',
  "it's",
  'ä',
  '~',
  'true',
  '0x1',
];
const WORDS = NAMES.map((name) => name.replaceAll(' ', '-'));
const COMMON = { moves: ['L', 'R', 'S'], accepts: true, rejects: false, states: WORDS, start: 'q0' } as const;
const LETTERS = [...'ABCDEFGHIJKL'];
const ODD = [...'ab01#*,:[]{}&|>%@`!?-"\'~√'];

/** For each format what it can hold. */
const HOLDS: Readonly<Record<FormatId, Holds>> = {
  'turingmachine-io': { ...COMMON, tapes: 3, blank: ' ', symbols: ODD, rejects: true, states: NAMES },
  exchange: { ...COMMON, tapes: 4, blank: '⊔', symbols: [...ODD, 'two', ' ', '\\'], rejects: true, states: NAMES },
  jflap: { ...COMMON, tapes: 5, blank: '□', symbols: ODD.filter((symbol) => symbol !== '~'), states: NAMES },
  jsturing: { ...COMMON, tapes: 1, blank: '_', symbols: ODD.filter((symbol) => symbol !== '*'), rejects: true },
  turingmachinesimulator: { ...COMMON, tapes: 3, blank: '_', symbols: ODD.filter((symbol) => symbol !== ',') },
  turingsim: { ...COMMON, tapes: 4, blank: '_', symbols: ODD.filter((symbol) => symbol !== ',') },
  bbchallenge: {
    ...COMMON,
    tapes: 1,
    blank: '0',
    symbols: [...'123456789'],
    moves: ['L', 'R'],
    accepts: false,
    states: LETTERS,
    start: 'A',
  },
};

/**
 * A random machine that a format can hold, with an input for each tape. It is made without the code that reads and writes formats.
 * Symbols and states are the first of the lists or, where their order has no meaning in the format, any.
 */
export function randomMachineFor(random: Random, id: FormatId): { machine: ExchangeMachine; input: string[][] } {
  const holds = HOLDS[id];
  const inOrder = id === 'bbchallenge';
  const some = (list: readonly string[], least: number) => {
    const count = random.integer(least, Math.min(list.length, 5));
    return (inOrder ? list : random.shuffled(list)).slice(0, count);
  };
  const tapes = random.integer(1, random.oneIn(2) ? 1 : holds.tapes);
  // The number of rules grows with the product of the alphabets.
  const symbols = some(holds.symbols, 1).slice(0, tapes > 2 ? 2 : 5);
  const others = some(
    holds.states.filter((name) => name !== holds.start),
    1,
  );
  const running = [holds.start, ...others];
  const accept = holds.accepts && random.oneIn(2) ? ['yes'] : [];
  const reject = holds.rejects && random.oneIn(2) ? ['no'] : [];
  const stops = inOrder ? ['Z'] : [...accept, ...reject];
  const alphabet = [holds.blank, ...symbols];
  const delta = running.flatMap((state) =>
    rules(random, state, { holds, alphabet, tapes, targets: [...running, ...stops] }),
  );
  // A state without rules would be one in which the machine halts.
  const withRules = new Set(delta.map(([state]) => state));
  const complete = running
    .filter((state) => !withRules.has(state))
    .map((state): ExchangeRule => {
      const read = Array.from({ length: tapes }, () => holds.blank);
      return [state, read, state, read.map(() => symbols[0]!), read.map(() => 'R' as const)];
    });
  const machine = {
    name: '',
    tapes: tapes === 1 ? ['tape'] : Array.from({ length: tapes }, (_, tape) => `tape ${tape + 1}`),
    blank: holds.blank,
    symbols,
    start: holds.start,
    halt: { accept, reject },
    delta: [...delta, ...complete],
  };
  const input = Array.from({ length: tapes }, () =>
    Array.from({ length: random.integer(0, 6) }, () => random.pick(symbols)),
  );
  return { machine, input };
}

interface Parts {
  readonly holds: Holds;
  readonly alphabet: readonly string[];
  readonly tapes: number;
  readonly targets: readonly string[];
}

/** Rules of one state that exclude each other: tape after tape, any symbol is read or some are told apart. */
function rules(random: Random, state: string, { holds, alphabet, tapes, targets }: Parts): ExchangeRule[] {
  const reads = (tape: number): (string | null)[][] => {
    if (tape === tapes) return [[]];
    if (random.oneIn(3)) return reads(tape + 1).map((rest) => [null, ...rest]);
    const some = alphabet.filter(() => !random.oneIn(tape === 0 ? 5 : 2));
    return some.flatMap((symbol) => reads(tape + 1).map((rest) => [symbol, ...rest]));
  };
  return reads(0).map((read): ExchangeRule => {
    const write = read.map(() => (random.oneIn(3) ? null : random.pick(alphabet)));
    return [state, read, random.pick(targets), write, read.map(() => random.pick(holds.moves))];
  });
}
