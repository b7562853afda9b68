import * as v from 'valibot';
import { fieldProblem, type FieldProblem } from '../../base/problems.ts';
import { RuleDecisions, type StateRule } from './decision-of-rules.ts';
import type { ExchangeMachine, ExchangeRule } from './exchange.ts';
import {
  LITERAL,
  transitionKey,
  type Action,
  type Halt,
  type Machine,
  type MachineState,
  type Transition,
} from './machine.ts';

/** A machine from outside, or everything that is wrong with it. */
export type ImportedMachine =
  { readonly ok: true; readonly machine: Machine } | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/** Symbols of a tape, the blank included: their numbers are bytes. */
const MOST_SYMBOLS = 256;
/** Tapes of a machine: their numbers are bytes, one of which means none. */
const MOST_TAPES = 255;
/** Problems that are told; a machine with more has one fault many times. */
const MOST_PROBLEMS = 20;

const NAMES = v.array(v.pipe(v.string(), v.nonEmpty()));
const CELLS = v.array(v.nullable(v.string()));

const EXCHANGE = v.object({
  name: v.string(),
  tapes: v.pipe(NAMES, v.minLength(1)),
  blank: v.pipe(v.string(), v.nonEmpty()),
  symbols: NAMES,
  start: v.string(),
  halt: v.object({ accept: NAMES, reject: NAMES, halted: v.optional(NAMES) }),
  states: v.optional(NAMES),
  delta: v.array(v.strictTuple([v.string(), CELLS, v.string(), CELLS, v.array(v.picklist(['L', 'R', 'S']))])),
});

/** What each field may be, to be read after “allowed:”. */
const ALLOWED: Readonly<Record<keyof typeof EXCHANGE.entries, string>> = {
  name: 'a text',
  tapes: 'a list of names, at least one',
  blank: 'a text that stands for the empty cell',
  symbols: 'a list of texts, one for each symbol but the blank',
  start: 'the name of a state',
  halt: 'lists of names of states: accept, reject and, where there are any, halted',
  states: 'a list of the names of all states',
  delta:
    'a list of rules [state, symbols read, next state, symbols written, moves L, R or S]; null for any symbol, or for leaving the cell',
};

/**
 * Makes a machine of its exchange form, whatever its alphabet, its tapes and its halting states are called. It runs as the exchange form
 * says: `null` reads any symbol, and leaves a cell as it is. Copies are not told from other writes, so each value comes from the step that
 * wrote it last.
 *
 * @param came anything, such as parsed JSON
 */
export function importMachine(came: unknown): ImportedMachine {
  const parsed = v.safeParse(EXCHANGE, came);
  if (!parsed.success) return { ok: false, problems: told(parsed.issues.map((issue) => shapeProblem(came, issue))) };
  // The schema is that of the type, but for what may be left out.
  const exchange = parsed.output as ExchangeMachine;
  const problems = nameProblems(exchange);
  if (problems.length === 0) {
    const names = namesOf(exchange);
    problems.push(...exchange.delta.flatMap((rule, number) => ruleProblems(exchange, names, rule, number)));
  }
  if (problems.length > 0) return { ok: false, problems: told(problems) };
  return built(exchange);
}

function shapeProblem(came: unknown, issue: v.BaseIssue<unknown>): FieldProblem {
  const [field, item] = (issue.path ?? []).map(({ key }) => key);
  if (typeof field !== 'string')
    return fieldProblem('machine', came, `an object with ${Object.keys(ALLOWED).join(', ')}`);
  const place = field === 'delta' && typeof item === 'number' ? `delta, rule ${item + 1}` : field;
  // A field's own value says more than what is deep in it; of δ that is the rule.
  const value = issue.path?.[field === 'delta' && item !== undefined ? 1 : 0]?.value;
  return fieldProblem(place, value, ALLOWED[field as keyof typeof ALLOWED]);
}

/** The names that rules may use. */
interface Names {
  readonly withRules: ReadonlySet<string>;
  readonly states: ReadonlySet<string>;
  readonly symbols: ReadonlySet<string | null>;
}

function namesOf({ blank, symbols, halt, states, delta }: ExchangeMachine): Names {
  const withRules = new Set(delta.map(([state]) => state));
  return {
    withRules,
    states: new Set([...withRules, ...haltingOf(halt), ...(states ?? [])]),
    symbols: new Set([null, blank, ...symbols]),
  };
}

const haltingOf = ({ accept, reject, halted }: ExchangeMachine['halt']): string[] => [
  ...accept,
  ...reject,
  ...(halted ?? []),
];

/** What is wrong with the names of tapes, symbols and states. */
function nameProblems(exchange: ExchangeMachine): FieldProblem[] {
  const { tapes, blank, symbols, start, halt } = exchange;
  const { withRules, states } = namesOf(exchange);
  const problems: FieldProblem[] = [];
  const say = (field: string, value: unknown, allowed: string) => problems.push(fieldProblem(field, value, allowed));
  if (tapes.length > MOST_TAPES) say('tapes', `${tapes.length} tapes`, `at most ${MOST_TAPES}`);
  for (const tape of repeated(tapes)) say('tapes', tape, 'each name once');
  if (symbols.length >= MOST_SYMBOLS)
    say('symbols', `${symbols.length} symbols`, `at most ${MOST_SYMBOLS - 1} beside the blank`);
  for (const symbol of repeated([blank, ...symbols])) say('symbols', symbol, 'each symbol once, without the blank');
  const halting = haltingOf(halt);
  for (const state of repeated(halting)) say('halt', state, 'each halting state once, in one of the lists');
  for (const state of new Set(halting))
    if (withRules.has(state)) say('delta', state, 'no rules of a halting state, since the machine ends there');
  if (!states.has(start)) say('start', start, 'a state that has rules or halts');
  return problems;
}

/** The names that occur again in a list. */
function repeated(names: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(names.filter((name) => seen.size === seen.add(name).size));
}

/** What is wrong with one rule by itself. */
function ruleProblems(
  { tapes }: ExchangeMachine,
  { symbols, states }: Names,
  [, read, next, write, move]: ExchangeRule,
  number: number,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const say = (what: string, value: unknown, allowed: string) =>
    problems.push(fieldProblem(`delta, rule ${number + 1}, ${what}`, value, allowed));
  const length = `${tapes.length} of them, one for each tape`;
  if (read.length !== tapes.length) say('symbols read', read, length);
  if (write.length !== tapes.length) say('symbols written', write, length);
  if (move.length !== tapes.length) say('moves', move, length);
  for (const symbol of read)
    if (!symbols.has(symbol)) say('symbols read', symbol, 'the blank, one of the symbols, or null');
  for (const symbol of write)
    if (!symbols.has(symbol)) say('symbols written', symbol, 'the blank, one of the symbols, or null');
  if (!states.has(next)) say('next state', next, 'a state that has rules or halts');
  return problems;
}

function built(exchange: ExchangeMachine): ImportedMachine {
  const { name, blank, symbols, delta } = exchange;
  const alphabet = [blank, ...symbols];
  const tapes = exchange.tapes.map((tape) => ({ name: tape, symbols: alphabet }));
  const halts = haltsOf(exchange);
  const numbersOf = rulesByState(delta);
  // The start is state 0; the others come in the order in which they are named.
  const names = [...new Set([exchange.start, ...(exchange.states ?? []), ...numbersOf.keys(), ...halts.keys()])];
  const transitions = new Transitions();
  const rules = numberedRules(delta, alphabet, names, transitions);

  const decisions = new RuleDecisions(tapes);
  const problems: FieldProblem[] = [];
  const states = names.map((state): MachineState => {
    const own = numbersOf.get(state) ?? [];
    const pairs = new Set<string>();
    const decision = decisions.of(
      own.map((number) => rules[number]!),
      ({ rules: [one, other], read }) => {
        // Two rules with wildcards meet in many situations; one of them is enough.
        const pair = `${own[one]! + 1} and ${own[other]! + 1}`;
        if (pairs.has(pair)) return;
        pairs.add(pair);
        const seen = read.map((symbol) => (symbol < 0 ? 'any symbol' : alphabet[symbol]!)).join(', ');
        const message = `delta: rules ${pair} both match state "${state}" reading ${seen}; allowed: one rule for a state and the symbols under its heads.`;
        problems.push({ field: 'delta', message });
      },
    );
    const means = halts.get(state);
    return { name: state, path: [], decision, ...(means && { halts: means }) };
  });
  if (problems.length > 0) return { ok: false, problems: told(problems) };
  return { ok: true, machine: { name, tapes, states, transitions: transitions.all, marks: [] } };
}

/** What it means to be in each halting state. */
function haltsOf({ halt: { accept, reject, halted = [] } }: ExchangeMachine): ReadonlyMap<string, Halt> {
  return new Map([
    ...accept.map((state) => [state, 'accepted'] as const),
    ...reject.map((state) => [state, 'rejected'] as const),
    ...halted.map((state) => [state, 'halted'] as const),
  ]);
}

/** For each state the numbers of its rules. */
function rulesByState(delta: readonly ExchangeRule[]): ReadonlyMap<string, readonly number[]> {
  const numbers = new Map<string, number[]>();
  for (const [number, [state]] of delta.entries()) {
    const known = numbers.get(state);
    if (known) known.push(number);
    else numbers.set(state, [number]);
  }
  return numbers;
}

/** Rules with numbers for symbols and states. */
function numberedRules(
  delta: readonly ExchangeRule[],
  alphabet: readonly string[],
  states: readonly string[],
  transitions: Transitions,
): StateRule[] {
  const symbolNumbers = new Map<string | null, number>([
    [null, -1],
    ...alphabet.map((symbol, number) => [symbol, number] as const),
  ]);
  const stateNumbers = new Map(states.map((state, number) => [state, number]));
  return delta.map(([, read, next, write, move]) => {
    const actions = write.flatMap((symbol, tape): Action[] => {
      const written = symbolNumbers.get(symbol)!;
      const moved = move[tape] === 'L' ? -1 : move[tape] === 'R' ? 1 : 0;
      return written < 0 && moved === 0 ? [] : [{ tape, write: written, move: moved, source: LITERAL }];
    });
    return {
      read: read.map((symbol) => symbolNumbers.get(symbol)!),
      transition: transitions.number({ actions, marks: [], next: stateNumbers.get(next)! }),
    };
  });
}

/** Transitions by number; equal ones are one. */
class Transitions {
  readonly all: Transition[] = [];
  private readonly known = new Map<string, number>();

  number(transition: Transition): number {
    const key = transitionKey(transition);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    this.known.set(key, this.all.length);
    return this.all.push(transition) - 1;
  }
}

/** The first problems, and how many there are beside them. */
function told(problems: readonly FieldProblem[]): readonly FieldProblem[] {
  const rest = problems.length - MOST_PROBLEMS;
  if (rest <= 0) return problems;
  const message = `And ${rest} more of the kind.`;
  return [...problems.slice(0, MOST_PROBLEMS), { field: 'machine', message }];
}
