import {
  namedSymbols,
  statesOfRules,
  tapeNames,
  type DescribedRule,
  type Halting,
  type MachineDescription,
  type Move,
} from '../description.ts';
import { rulesByState } from '../disjoint-rules.ts';
import type { MachineFormat, Written } from '../format.ts';
import type { ProblemList } from '../problems.ts';
import type { SourceText, TextLine, TextRange } from '../source-text.ts';
import { renamedStates, spelledSymbols } from './fitting.ts';
import { wordsOf } from './words.ts';

const BLANK = '_';
const ANY = '*';
const START = '0';
const MOVES: Readonly<Record<string, Move>> = { l: 'L', r: 'R', '*': 'S', '<': 'L', '>': 'R', '=': 'S' };
const RULE = /^\s*[^\s;]+\s+[^\s;]\s+[^\s;]\s+[lrLR*<>=]\s+[^\s;]+\s*(?:!\s*)?(?:;|$)/;

/** The format of awmorp/jsturing, whose variants write moves as `l r *` or `< > =`. */
export const JSTURING: MachineFormat = {
  id: 'jsturing',
  title: 'awmorp/jsturing text',
  recognises: ({ lines }) => lines.some(({ text }) => RULE.test(text)),
  read,
  write,
};

/** What one line says, before it is known which states there are. */
interface Line {
  readonly state: string;
  readonly symbol: string;
  readonly written: string;
  readonly move: Move;
  readonly next: string;
  readonly range: TextRange;
  readonly removal: TextRange;
  readonly nextRange: TextRange;
}

function read(source: SourceText, problems: ProblemList): MachineDescription | undefined {
  const lines = source.lines.flatMap((line) => readLine(line, source, problems) ?? []);
  const input = readInput(source, problems);
  if (problems.hasErrors()) return undefined;
  const halting = haltingNames(lines);
  const named = new Set([START, ...lines.flatMap(({ state, next }) => [state, next])]);
  named.delete(ANY);
  const everyState = [...named].filter((name) => !halting(name));
  const rules = inPriority(lines).flatMap((line) =>
    (line.state === ANY ? everyState : [line.state]).map((state) => ruleOf(line, state)),
  );
  if (!rules.some(({ state }) => state === START)) {
    const first = lines[0];
    problems.error({
      code: 'missing part',
      range: first?.range ?? { from: 0, to: 0 },
      reason: `The machine starts in state ${START}, which has no rules.`,
      suggestion: `Call the first state ${START}.`,
      fix: first && renaming(lines, first.state),
    });
    return undefined;
  }
  const states = statesOfRules(START, rules, halting);
  const symbols = namedSymbols(
    BLANK,
    lines.map((line) => ruleOf(line, START)),
    input,
  );
  return { name: '', tapes: tapeNames(1), blank: BLANK, symbols, start: START, states, rules, input };
}

/** Edits that call a state `0` where it is the first of a line or the next state. */
function renaming(lines: readonly Line[], name: string) {
  return lines.flatMap(({ state, next, range, nextRange }) => [
    ...(state === name ? [{ from: range.from, to: range.from + name.length, insert: START }] : []),
    ...(next === name ? [{ ...nextRange, insert: START }] : []),
  ]);
}

function readLine(line: TextLine, source: SourceText, problems: ProblemList): Line | undefined {
  const words = wordsOf({ ...line, text: line.text.split(';', 1)[0]! });
  if (words.length === 0) return undefined;
  const range = { from: words[0]!.from, to: words.at(-1)!.to };
  const removal = source.wholeLines(line);
  if (words.length < 5 || words.length > 6 || (words.length === 6 && words[5]!.text !== '!')) {
    problems.error({
      code: 'syntax',
      range,
      reason: `A rule has five words, this line has ${words.length}.`,
      suggestion: 'They are state, symbol, new symbol, direction and new state; ; begins a comment.',
      fix: words.length > 5 ? [{ from: words[4]!.to, to: range.to, insert: '' }] : undefined,
    });
    return undefined;
  }
  const [state, symbol, newSymbol, direction, next] = words as [Word, Word, Word, Word, Word];
  for (const each of [symbol, newSymbol]) {
    if ([...each.text].length === 1) continue;
    problems.error({
      code: 'wrong value',
      range: each,
      reason: `“${each.text}” is not one character.`,
      suggestion: 'A symbol is one character; _ is the empty cell and * any symbol.',
    });
    return undefined;
  }
  const move = MOVES[direction.text.toLowerCase()];
  if (!move) {
    const meant = /^[lr]/i.test(direction.text) ? direction.text[0]!.toLowerCase() : '*';
    problems.error({
      code: 'wrong value',
      range: direction,
      reason: `“${direction.text}” is no direction.`,
      suggestion: 'The directions are l, r and *, for left, right and stay.',
      fix: [{ from: direction.from, to: direction.to, insert: meant }],
    });
    return undefined;
  }
  return {
    state: state.text,
    symbol: symbol.text,
    written: newSymbol.text,
    move,
    next: next.text,
    range,
    removal,
    nextRange: next,
  };
}

type Word = ReturnType<typeof wordsOf>[number];

/** A state whose name begins with `halt` halts; so do `accept` and `reject` where they have no rules. */
function haltingNames(lines: readonly Line[]): (name: string) => Halting | undefined {
  const withRules = new Set(lines.map(({ state }) => state));
  return (name) => {
    if (/^halt/i.test(name))
      return /^halt\W?accept/i.test(name) ? 'accept' : /^halt\W?reject/i.test(name) ? 'reject' : 'halt';
    return (name === 'accept' || name === 'reject') && !withRules.has(name) ? name : undefined;
  };
}

/** Rules for a state go before those for any, then rules for a symbol before those for any; of two alike the last one counts. */
function inPriority(lines: readonly Line[]): Line[] {
  const rank = ({ state, symbol }: Line) => (state === ANY ? 2 : 0) + (symbol === ANY ? 1 : 0);
  const ranks = new Map(lines.map((line) => [line, rank(line)]));
  const last = new Map(lines.map((line) => [`${line.state} ${line.symbol}`, line]));
  const counts = (line: Line) => last.get(`${line.state} ${line.symbol}`) === line;
  return [...lines.filter(counts), ...lines.filter((line) => !counts(line))].toSorted(
    (one, other) => ranks.get(one)! - ranks.get(other)!,
  );
}

function ruleOf({ symbol, written, move, next, range, removal, nextRange }: Line, state: string): DescribedRule {
  return {
    state,
    read: [symbol === ANY ? null : [symbol]],
    write: [written === ANY ? null : written],
    move: [move],
    next: next === ANY ? state : next,
    range,
    removal,
    nextRange: next === ANY ? undefined : nextRange,
    haltEdits: [{ from: nextRange.from, to: nextRange.to, insert: 'halt' }],
  };
}

/** The input that a comment names. */
function readInput({ lines }: SourceText, problems: ProblemList): string[][] | undefined {
  for (const { text, from } of lines) {
    const comment = /;.*\$INITIAL_TAPE:? *(.*?)\s*$/.exec(text);
    if (!comment) continue;
    const content = comment[1]!;
    const head = content.indexOf('*');
    if (head >= 0) {
      const at = from + text.indexOf(content, text.indexOf('$INITIAL_TAPE')) + head;
      problems.warn({
        code: 'unsupported',
        range: { from: at, to: at + 1 },
        reason: 'The * says where the head starts; here it always starts on the first cell of the input.',
        suggestion: 'Take it away, and let rules move the head there.',
        fix: [{ from: at, to: at + 1, insert: '' }],
      });
    }
    return [[...content.replaceAll('*', '').replaceAll(' ', BLANK)]];
  }
  return undefined;
}

function write(original: MachineDescription): Written {
  if (original.tapes.length > 1)
    return { ok: false, reason: `awmorp/jsturing knows one tape; this machine has ${original.tapes.length}.` };
  const spelled = spelledSymbols(original, { title: 'awmorp/jsturing', blank: BLANK, forbidden: /[\s;*]/ });
  if (typeof spelled === 'string') return { ok: false, reason: spelled };
  const kinds = new Map(original.states.map(({ name, halting }) => [name, halting]));
  if (kinds.get(original.start))
    return { ok: false, reason: 'In awmorp/jsturing the start state cannot be a halting one.' };
  const { description, lost } = renamedStates(original, 'awmorp/jsturing', (name) => {
    if (name === original.start) return START;
    const halting = kinds.get(name);
    const plain = name.replaceAll(/[\s;]+/g, '-') || 'state';
    if (halting)
      return haltingNames([])(plain) === halting && /^halt/i.test(plain)
        ? plain
        : halting === 'halt'
          ? 'halt'
          : `halt-${halting}`;
    return plain === START || plain === ANY || /^halt/i.test(plain) ? `state-${plain}` : plain;
  });
  const spell = (symbol: string | null) => (symbol === null ? ANY : spelled.get(symbol)!);
  const lines = [...rulesByState(description.rules)].flatMap(([state, rules]) => {
    if (description.states.some(({ name, halting }) => name === state && halting)) return [];
    return tried(rules).map(({ symbol, rule }) => {
      const move = { L: 'l', R: 'r', S: '*' }[rule.move[0]!];
      return `${state} ${spell(symbol)} ${spell(rule.write[0]!)} ${move} ${rule.next}`;
    });
  });
  const input = original.input?.[0]?.map(spell).join('');
  const text = [
    ...(original.name ? [`; ${original.name.replaceAll(/\s+/g, ' ')}`] : []),
    ...lines,
    ...(input === undefined ? [] : [`;$INITIAL_TAPE: ${input}`]),
  ];
  return { ok: true, text: `${text.join('\n')}\n`, lost };
}

/** What of the rules of one state can apply: one rule a symbol, and one for all other symbols. */
function tried(rules: readonly DescribedRule[]): { symbol: string | null; rule: DescribedRule }[] {
  const found = new Map<string | null, DescribedRule>();
  for (const rule of rules) {
    if (found.has(null)) break;
    for (const symbol of rule.read[0] ?? [null]) if (!found.has(symbol)) found.set(symbol, rule);
  }
  return [...found].map(([symbol, rule]) => ({ symbol, rule }));
}
