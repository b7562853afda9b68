import {
  plainState,
  tapeNames,
  type DescribedRule,
  type DescribedState,
  type MachineDescription,
} from '../description.ts';
import { disjointRules } from '../disjoint-rules.ts';
import type { MachineFormat, Written } from '../format.ts';
import type { ProblemList } from '../problems.ts';
import type { SourceText } from '../source-text.ts';
import { lostName } from './fitting.ts';
import { lostInput } from './turingmachinesimulator.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** The state that a machine halts in, which has no entry of its own. */
const HALT = 'Z';
const NO_RULE = '---';

/** bbchallenge's standard text: for each state and symbol the digit written, the move and the next state; `---` is no rule. */
export const BBCHALLENGE: MachineFormat = {
  id: 'bbchallenge',
  title: 'bbchallenge standard text',
  recognises: ({ text }) => /^\s*[\dA-Za-z-]{3,}(?:_[\dA-Za-z-]{3,})+\s*$/.test(text) && /\d[LR][A-Z]/.test(text),
  read,
  write,
};

function read(source: SourceText, problems: ProblemList): MachineDescription | undefined {
  const code = source.text.trim();
  const begin = source.text.indexOf(code);
  const parts = code.split('_');
  const width = parts[0]!.length;
  const states = LETTERS.slice(0, parts.length);
  if (parts.length > LETTERS.length - 1 || width % 3 !== 0 || width > 30) {
    problems.error({
      code: 'syntax',
      range: { from: begin, to: begin + width },
      reason:
        width % 3 === 0
          ? 'The code has too many states or symbols.'
          : 'The first state has no three characters for each symbol.',
      suggestion: 'There are at most 25 states and 10 symbols, three characters for each, such as 1RB.',
    });
    return undefined;
  }
  const rules: DescribedRule[] = [];
  let at = begin;
  parts.forEach((part, state) => {
    if (part.length !== width)
      problems.error({
        code: 'syntax',
        range: { from: at, to: at + part.length },
        reason: `State ${states[state]} has ${part.length} characters, the first state ${width}.`,
        suggestion: 'Every state has three characters for each symbol.',
      });
    for (let symbol = 0; 3 * symbol < Math.min(width, part.length); symbol++)
      readTriple(
        part.slice(3 * symbol, 3 * symbol + 3),
        { state: states[state]!, symbol, symbols: width / 3, at: at + 3 * symbol },
        rules,
        problems,
      );
    at += part.length + 1;
  });
  if (problems.hasErrors()) return undefined;
  const targets = [...new Set(rules.map(({ next }) => next))].filter((next) => !states.includes(next));
  const described = [...states].map((name, index): DescribedState => {
    const from = begin + index * (width + 1);
    return { name, halting: undefined, range: { from, to: from + width }, removal: undefined };
  });
  return {
    name: '',
    tapes: tapeNames(1),
    blank: '0',
    symbols: Array.from({ length: width / 3 - 1 }, (_, symbol) => `${symbol + 1}`),
    start: 'A',
    states: [...described, ...targets.map((name) => plainState(name, 'halt'))],
    rules,
    input: undefined,
  };
}

interface Place {
  readonly state: string;
  readonly symbol: number;
  readonly symbols: number;
  readonly at: number;
}

function readTriple(
  triple: string,
  { state, symbol, symbols, at }: Place,
  rules: DescribedRule[],
  problems: ProblemList,
): void {
  if (triple === NO_RULE) return;
  const range = { from: at, to: at + triple.length };
  const [digit, move, next] = [...triple] as [string, string | undefined, string | undefined];
  const isRule =
    /^\d$/.test(digit) &&
    Number(digit) < symbols &&
    (move === 'L' || move === 'R') &&
    next !== undefined &&
    LETTERS.includes(next);
  if (!isRule) {
    problems.error({
      code: 'wrong value',
      range,
      reason: `“${triple}” is no rule for ${symbols} symbols.`,
      suggestion: `A rule is a digit from 0 to ${symbols - 1}, L or R, and a capital letter; --- is no rule.`,
      fix: [{ ...range, insert: NO_RULE }],
    });
    return;
  }
  const nextRange = { from: at + 2, to: at + 3 };
  rules.push({
    state,
    read: [[`${symbol}`]],
    write: [digit],
    move: [move],
    next,
    range,
    removal: { ...range, insert: NO_RULE },
    nextRange,
    haltEdits: [{ ...nextRange, insert: HALT }],
  });
}

function write(description: MachineDescription): Written {
  const refusal = whyNot(description);
  if (refusal) return { ok: false, reason: refusal };
  const running = description.states.filter(({ halting }) => !halting).map(({ name }) => name);
  const order = [description.start, ...running.filter((name) => name !== description.start)];
  const letters = new Map(order.map((name, index) => [name, LETTERS[index]!]));
  const digits = new Map([description.blank, ...description.symbols].map((symbol, index) => [symbol, `${index}`]));
  const entries = new Map<string, string>();
  for (const { rule, read: symbols } of disjointRules(description)!) {
    for (const symbol of symbols[0] ?? digits.keys())
      entries.set(
        `${rule.state} ${symbol}`,
        `${digits.get(rule.write[0] ?? symbol)!}${rule.move[0]!}${letters.get(rule.next) ?? HALT}`,
      );
  }
  const parts = order.map((state) =>
    [...digits.keys()].map((symbol) => entries.get(`${state} ${symbol}`) ?? NO_RULE).join(''),
  );
  return {
    ok: true,
    text: `${parts.join('_')}\n`,
    lost: [...lostNames(description, letters, digits), ...lostInput(description), ...lostName(description)],
  };
}

function whyNot(description: MachineDescription): string | undefined {
  const { tapes, symbols, states, start, rules } = description;
  if (tapes.length > 1) return `bbchallenge's text knows one tape; this machine has ${tapes.length}.`;
  if (symbols.length > 9) return `bbchallenge's text knows 10 symbols; this machine has ${symbols.length + 1}.`;
  if (states.find(({ name }) => name === start)?.halting)
    return "In bbchallenge's text the start state cannot be a halting one.";
  const running = states.filter(({ halting }) => !halting);
  if (running.length > 25) return `bbchallenge's text knows 25 states; this machine has ${running.length}.`;
  if (running.length < 2) return "bbchallenge's text has at least two states beside the halting one.";
  const stays = rules.find(({ move }) => move[0] === 'S');
  if (stays)
    return `bbchallenge's text has no rules that leave the head where it is, as one of state “${stays.state}” does.`;
  return disjointRules(description) ? undefined : 'The machine has too many rules.';
}

function lostNames(
  description: MachineDescription,
  letters: ReadonlyMap<string, string>,
  digits: ReadonlyMap<string, string>,
): string[] {
  const lost: string[] = [];
  const state = [...letters].find(([name, letter]) => name !== letter);
  if (state) lost.push(`States are called by letters: “${state[0]}” is ${state[1]}.`);
  const symbol = [...digits].find(([name, digit]) => name !== digit);
  if (symbol) lost.push(`Symbols are digits: “${symbol[0]}” is ${symbol[1]}.`);
  if (description.states.some(({ halting }) => halting === 'accept' || halting === 'reject'))
    lost.push('Whether the machine accepts or rejects is lost: it only halts.');
  return lost;
}
