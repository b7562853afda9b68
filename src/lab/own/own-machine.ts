import { grouped } from '../../base/grouped.ts';
import { Random } from '../../base/random.ts';
import { and, type Condition } from '../../machine/language/condition.ts';
import { Program, type Tape } from '../../machine/language/program.ts';
import { BLANK } from '../../machine/language/symbols.ts';
import type { MachineDescription } from '../../machines/description.ts';
import { problemSentence } from '../../machines/problems.ts';
import { readMachine } from '../../machines/read-machine.ts';
import { RunnableMachine } from '../../machines/run-machine.ts';
import { inputAlphabet } from '../../machines/search/inputs.ts';
import { labExample, randomLayout } from '../data/example.ts';
import { labRun } from '../data/lab-run.ts';
import { labVariant } from '../data/variants.ts';
import { drawnSymbols } from '../machines/draw.ts';
import type { LabInstance, LabMachine } from '../machines/lab-machine.ts';
import { compiledOnce, HALT_STATE, readAgain, START_STATE, STATE_TAPE, stepKind } from '../machines/steps.ts';
import { OWN_MACHINE } from './own-machine-id.ts';
import { appendingMachine, type AppendingMachine, type AppendingRule } from './appending-machine.ts';

/** A machine file as a machine of the Lab, or a sentence that says why it cannot be trained on. */
export type OwnMachine =
  { readonly ok: true; readonly machine: LabMachine } | { readonly ok: false; readonly reason: string };

/** Names of tapes in texts; none is another token of every text. */
const TAPE_TOKENS = [...'ABCDFGIJKLMNOPQRSTUVWXYZ'];
/** What a symbol must not look like: the other tokens of a text. */
const OTHER_TOKENS = new Set('E#_H');
/** Lengths on which the machine is tried, and inputs drawn of each. */
const TRIED_LENGTHS = [1, 2, 3, 4, 5, 6];
const TRIED_INPUTS = 40;
/** Most steps of a run: a text has a few tokens for each. */
const MOST_STEPS = 1000;

const REFUSED_BEHIND = ' The Lab takes machines that only read their input and append to their output.';

/**
 * A machine file as a machine of the Lab. It is one where it only reads its input and appends to its output – or writes nothing, and its
 * answer is 1 where it accepts and 0 where not –, and where it halts on the inputs that are drawn. The former follows from the rules, the
 * latter is tried on drawn inputs.
 *
 * Each step is one atomic state: it fetches what the heads see on the tapes that are read and the state, may append a symbol, and writes the
 * next state. In the end the output is read again from left to right.
 *
 * Inputs are drawn over the symbols that the start state reads, those of further tapes over the symbols that are read there.
 */
export function ownMachine(description: MachineDescription): OwnMachine {
  const appending = appendingMachine(description);
  if (!appending.ok) return { ok: false, reason: `${appending.reason}${REFUSED_BEHIND}` };
  const unfit = unfitSymbol(description);
  if (unfit !== undefined)
    return {
      ok: false,
      reason: `The symbol “${unfit}” has another meaning in the Lab’s texts: call it something else.`,
    };
  const { tapes } = description;
  if (tapes.length >= TAPE_TOKENS.length - description.symbols.length)
    return { ok: false, reason: 'It has more tapes than the Lab has names for.' };
  const runnable = RunnableMachine.of(description);
  if (!runnable) return { ok: false, reason: 'It has too many symbols to be run.' };
  const machine = { ...labMachine(appending.machine), problemOf: problemIn(description, runnable) };
  if (Object.keys(machine.inputs).length === 0)
    return {
      ok: false,
      reason: 'In its start state it reads no symbol but the blank, so that there is nothing to draw inputs over.',
    };
  const reason = trialProblem(machine);
  return reason === undefined ? { ok: true, machine: bounded(machine) } : { ok: false, reason };
}

/** The machine of a file as it stands in a recipe. Throws where the file has faults, or its machine cannot be trained on. */
export function ownMachineOf(file: string): LabMachine {
  const { machine, problems } = readMachine(file);
  if (!machine) throw new Error(problems.map(problemSentence).join('\n'));
  const own = ownMachine(machine);
  if (!own.ok) throw new Error(own.reason);
  return own.machine;
}

function unfitSymbol({ symbols }: MachineDescription): string | undefined {
  return symbols.find((symbol) => [...symbol].length !== 1 || OTHER_TOKENS.has(symbol) || symbol.trim() === '');
}

function labMachine(appending: AppendingMachine): LabMachine {
  const { description, inputs, output } = appending;
  const free = TAPE_TOKENS.filter((token) => !description.symbols.includes(token));
  const tokens = [
    ...description.tapes.map((_, tape) => free[tape]!),
    ...(output ? [] : [free[description.tapes.length]!]),
  ];
  const resultTape = tokens[output?.tape ?? description.tapes.length]!;
  const alphabets = new Map(inputs.map((tape) => [tape, alphabetOf(appending, tape)] as const));
  const drawn = inputs.filter((tape) => alphabets.get(tape)!.length > 0);
  const name = (tape: number) => description.tapes[tape]!;
  return {
    id: OWN_MACHINE,
    title: description.name || 'A machine of your own',
    summary: 'A machine from a file.',
    lengthMeaning: 'symbols',
    tapes: [...inputs.map((tape) => tokens[tape]!), resultTape],
    stateTape: STATE_TAPE,
    resultTape,
    inputs: Object.fromEntries(drawn.map((tape) => [name(tape), alphabets.get(tape)!])),
    machine: compiledOnce(() => programOf(appending, tokens, resultTape)),
    draw: (random, length) =>
      Object.fromEntries(drawn.map((tape) => [name(tape), drawnSymbols(random, alphabets.get(tape)!, length)])),
    encode: (instance) => ({
      ...Object.fromEntries(drawn.map((tape) => [tokens[tape]!, instance[name(tape)] ?? ''])),
      [STATE_TAPE]: [START_STATE],
    }),
  };
}

/** The symbols that inputs on a tape are drawn over. */
function alphabetOf({ description, rules }: AppendingMachine, tape: number): string[] {
  if (tape === 0) return inputAlphabet(description);
  const read = new Set(rules.flatMap((rule) => rule.read[tape] ?? []));
  return description.symbols.filter((symbol) => read.has(symbol));
}

/** The machine in the language of tape programs: a state tape of one cell says what comes next. */
function programOf(appending: AppendingMachine, tokens: readonly string[], resultTape: string): Program {
  const { description, inputs, output, rules, halting } = appending;
  const p = new Program('lab-own');
  const tapes = tokens.map((token) =>
    p.tape(token, token === resultTape && !output ? ['0', '1'] : description.symbols),
  );
  const result = tapes[tokens.indexOf(resultTape)]!;
  const states = stateTokens(description.start, rules, halting);
  const state = p.tape(STATE_TAPE, new Set([...states.values(), HALT_STATE]));
  const kind = stepKind(
    'step',
    inputs.map((tape) => tokens[tape]!),
  );
  const seen = (group: readonly string[] | null, tape: number): Condition[] =>
    group ? [tapes[tape]!.is(...group.map((symbol) => (symbol === description.blank ? BLANK : symbol)))] : [];
  p.until(state.is(HALT_STATE), () =>
    p.state(kind, (mark) => {
      for (const tape of inputs) mark.fetch(tokens[tape]!, tapes[tape]!);
      mark.fetch('state', state);
      p.match(
        rules.map((rule) => [
          and(state.is(states.get(rule.state)!), ...rule.read.flatMap(seen)),
          () => {
            const ending = halting.get(rule.next);
            const written = output ? rule.appended : ending && (ending === 'accept' ? '1' : '0');
            if (written !== undefined) {
              result.write(written);
              mark.result('symbol', result);
            }
            state.write(states.get(rule.next)!);
            mark.result('state', state);
            for (const tape of inputs) moved(tapes[tape]!, rule.move[tape]!);
            if (output && written !== undefined) moved(result, output.direction);
          },
        ]),
        () => p.reject(),
      );
    }),
  );
  p.scope('go to the first symbol of the output', () => {
    if (output?.direction === 'R') {
      result.left();
      result.leftUntil(result.blank);
    }
    if (output) result.right();
  });
  readAgain(p, result);
  return p;
}

/** The tokens of the states: the first is the start, and every halting one is `H`. */
function stateTokens(
  start: string,
  rules: readonly AppendingRule[],
  halting: AppendingMachine['halting'],
): ReadonlyMap<string, string> {
  const going = new Set([start]);
  for (const { state, next } of rules) for (const each of [state, next]) if (!halting.has(each)) going.add(each);
  return new Map([
    ...[...going].map((each, number) => [each, number === 0 ? START_STATE : `q${number}`] as const),
    ...[...halting.keys()].map((each) => [each, HALT_STATE] as const),
  ]);
}

function moved(tape: Tape, move: 'L' | 'R' | 'S'): void {
  if (move === 'L') tape.left();
  if (move === 'R') tape.right();
}

/** A machine of the Lab whose runs on some inputs may have no answer. */
type Fallible = LabMachine & Required<Pick<LabMachine, 'problemOf'>>;

/** What is wrong with runs on drawn inputs; undefined where nothing is. */
function trialProblem(machine: Fallible): string | undefined {
  const random = new Random('lab', 'own machine');
  for (const length of TRIED_LENGTHS)
    for (let input = 0; input < TRIED_INPUTS; input++) {
      const problem = machine.problemOf(machine.draw(random, length));
      if (problem !== undefined) return `${problem} In the Lab every input that is drawn has an answer.`;
    }
  return undefined;
}

/** Says why a machine has no answer for an instance; undefined where it has one. */
function problemIn(description: MachineDescription, runnable: RunnableMachine) {
  return (instance: LabInstance): string | undefined => {
    const input = description.tapes.map((tape) => [...(instance[tape] ?? '')]);
    const run = runnable.run(input, MOST_STEPS);
    const kind = run?.outcome.kind;
    if (kind === 'accepted' || kind === 'rejected' || kind === 'halted') return undefined;
    const how =
      kind === 'step limit'
        ? `it has not halted after ${grouped(MOST_STEPS)} steps`
        : `it comes to no halting state: ${kind ?? 'it has too many symbols'}`;
    return `On ${shown(instance)} ${how}.`;
  };
}

/**
 * Keeps to inputs that have an answer, and whose texts are no longer than the longest of some that were drawn before: a model has room for
 * so many tokens. Drawing throws a `RangeError` where of a length no input with an answer is found.
 */
function bounded(machine: Fallible): LabMachine {
  const known = new Map<number, { readonly longest: LabInstance; readonly tokens: number }>();
  const boundOf = (length: number) => {
    const bound = known.get(length) ?? longestDrawn(machine, length);
    known.set(length, bound);
    return bound;
  };
  return {
    ...machine,
    longest: (length) => boundOf(length).longest,
    draw: (random, length) => {
      const { longest, tokens } = boundOf(length);
      for (let tries = 0; tries < TRIED_INPUTS; tries++) {
        const instance = machine.draw(random, length);
        if (machine.problemOf(instance) === undefined && tokensOf(machine, instance) <= tokens) return instance;
      }
      return longest;
    },
  };
}

/** The input with the longest text of some that are drawn. */
function longestDrawn(machine: Fallible, length: number): { readonly longest: LabInstance; readonly tokens: number } {
  const random = new Random('lab', 'longest', length);
  const drawn = Array.from({ length: TRIED_INPUTS }, () => machine.draw(random, length))
    .filter((instance) => machine.problemOf(instance) === undefined)
    .map((longest) => ({ longest, tokens: tokensOf(machine, longest) }));
  const [first, ...others] = drawn;
  if (!first) throw new RangeError(`None of the inputs of length ${length} that were drawn has an answer.`);
  return others.reduce((one, other) => (other.tokens > one.tokens ? other : one), first);
}

/** Tokens of a run's text with its prompt, wherever its cells are. */
function tokensOf(machine: LabMachine, instance: LabInstance): number {
  const run = labRun(machine, instance);
  const cells = run.extents.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  const layout = randomLayout(new Random('lab', 'tokens'), run, { ring: cells, distractorCells: 0 });
  return labExample(run, layout, labVariant('tail')).tokens.length;
}

function shown(instance: LabInstance): string {
  const texts = Object.values(instance).map((text) => `“${text}”`);
  return texts.length === 1 ? `the input ${texts[0]!}` : `the inputs ${texts.join(' and ')}`;
}
