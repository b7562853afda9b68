import {
  namedSymbols,
  statesOfRules,
  tapeNames,
  type DescribedRule,
  type MachineDescription,
  type Move,
} from '../description.ts';
import type { MachineFormat, Written } from '../format.ts';
import type { ProblemList } from '../problems.ts';
import type { SourceText, TextLine } from '../source-text.ts';
import { renamedStates, spelledSymbols } from './fitting.ts';
import { TOO_MANY_RULES, tupleRules } from './tuple-rules.ts';
import { itemsOf, type Word } from './words.ts';

const BLANK = '_';
const MOVES: Readonly<Record<string, Move>> = { '<': 'L', '>': 'R', '-': 'S' };

/** The format of turingmachinesimulator.com: a head, then pairs of lines. */
export const TURINGMACHINESIMULATOR: MachineFormat = {
  id: 'turingmachinesimulator',
  title: 'turingmachinesimulator.com text',
  recognises: ({ lines }) => lines.some(({ text }) => /^\s*(?:init|accept)\s*:/i.test(text)),
  read,
  write,
};

interface Header {
  readonly value: Word;
  readonly line: TextLine;
}

function read(source: SourceText, problems: ProblemList): MachineDescription | undefined {
  const headers = new Map<string, Header>();
  const lines: TextLine[] = [];
  for (const line of source.lines) {
    const text = line.text.replace(/(?:^|\s)\/\/.*/, '');
    const header = /^\s*(name|init|accept)\s*:(.*)$/i.exec(text);
    if (header) {
      const [value] = itemsOf(header[2]!, line.from + text.length - header[2]!.length, '\n');
      headers.set(header[1]!.toLowerCase(), { value: value!, line });
    } else if (text.trim() !== '') lines.push({ ...line, text });
  }
  const accept = headers.get('accept');
  const accepting = accept ? itemsOf(accept.value.text, accept.value.from, ',').filter(({ text }) => text !== '') : [];
  const rules = readPairs(lines, accepting[0]?.text, source, problems);
  const init = headers.get('init')?.value;
  if (!init?.text) {
    const first = rules[0]?.state;
    problems.error({
      code: 'missing part',
      range: init ?? { from: 0, to: 0 },
      reason: 'The file does not say in which state the machine starts.',
      suggestion: `Add a line such as init: ${first ?? 'q0'}.`,
      fix:
        first === undefined
          ? undefined
          : init
            ? [{ from: init.from, to: init.to, insert: first }]
            : [{ from: 0, to: 0, insert: `init: ${first}\n` }],
    });
  }
  if (rules.length === 0 && !problems.hasErrors())
    problems.error({
      code: 'missing part',
      range: { from: 0, to: 0 },
      reason: 'The machine has no rules.',
      suggestion: 'A rule is a pair of lines, such as q0,a and q1,b,>.',
    });
  if (problems.hasErrors() || !init) return undefined;
  const names = new Set(accepting.map(({ text }) => text));
  const states = statesOfRules(init.text, rules, (name) => (names.has(name) ? 'accept' : undefined));
  const tapes = tapeNames(rules[0]!.read.length);
  const name = headers.get('name')?.value.text ?? '';
  return {
    name,
    tapes,
    blank: BLANK,
    symbols: namedSymbols(BLANK, rules),
    start: init.text,
    states,
    rules,
    input: undefined,
  };
}

function readPairs(
  lines: readonly TextLine[],
  accepting: string | undefined,
  source: SourceText,
  problems: ProblemList,
): DescribedRule[] {
  const rules: DescribedRule[] = [];
  let tapes = 0;
  for (let index = 0; index < lines.length; index += 2) {
    const before = itemsOf(lines[index]!.text, lines[index]!.from, ',');
    const range = { from: before[0]!.from, to: before.at(-1)!.to };
    if (tapes === 0) tapes = before.length - 1;
    if (before.length - 1 !== tapes || tapes < 1) {
      problems.error({
        code: 'syntax',
        range,
        reason:
          tapes < 1
            ? 'The first line of a rule is a state and a symbol for each tape.'
            : `This line has ${before.length} items; a rule begins with a state and ${tapes === 1 ? 'one symbol' : `${tapes} symbols`}.`,
        suggestion: 'A rule is a pair of lines, such as q0,a and q1,b,>.',
      });
      return rules;
    }
    const second = lines[index + 1];
    const after = second ? itemsOf(second.text, second.from, ',') : [];
    if (!second || after.length !== 2 * tapes + 1) {
      problems.error({
        code: 'syntax',
        range: after[0] ? { from: after[0].from, to: after.at(-1)!.to } : range,
        reason: second
          ? `This line has ${after.length} items; a rule ends with a state, ${tapes} symbols and ${tapes} moves.`
          : 'The second line of this rule is missing.',
        suggestion: 'A rule is a pair of lines, such as q0,a and q1,b,>.',
      });
      return rules;
    }
    const rule = readRule(before, after, problems);
    if (!rule) return rules;
    const removal = { from: source.wholeLines(lines[index]!).from, to: source.wholeLines(second).to };
    const [next] = after as [Word];
    const haltEdits = [
      { from: next.from, to: next.to, insert: accepting ?? 'halt' },
      ...(accepting === undefined ? [{ from: 0, to: 0, insert: 'accept: halt\n' }] : []),
    ];
    rules.push({ ...rule, range: { from: range.from, to: after.at(-1)!.to }, removal, nextRange: next, haltEdits });
  }
  return rules;
}

function readRule(before: readonly Word[], after: readonly Word[], problems: ProblemList) {
  const tapes = before.length - 1;
  const symbols = [...before.slice(1), ...after.slice(1, tapes + 1)];
  const odd = symbols.find(({ text }) => [...text].length !== 1);
  if (odd) {
    problems.error({
      code: 'wrong value',
      range: odd,
      reason: `“${odd.text}” is not one character.`,
      suggestion: 'A symbol is one character; _ is the empty cell.',
    });
    return undefined;
  }
  const words = after.slice(tapes + 1);
  const wrong = words.filter(({ text }) => !(text in MOVES));
  for (const { text, from, to } of wrong) {
    const meant = { l: '<', r: '>' }[text.toLowerCase()] ?? '-';
    problems.error({
      code: 'wrong value',
      range: { from, to },
      reason: `“${text}” is no move.`,
      suggestion: 'The moves are <, > and -, for left, right and stay.',
      fix: [{ from, to, insert: meant }],
    });
  }
  if (wrong.length > 0) return undefined;
  const nameless = [before[0]!, after[0]!].find(({ text }) => text === '');
  if (nameless) {
    problems.error({
      code: 'wrong value',
      range: nameless,
      reason: 'The state has no name.',
      suggestion: 'Write a name before the first comma.',
    });
    return undefined;
  }
  return {
    state: before[0]!.text,
    read: before.slice(1).map(({ text }) => [text]),
    write: after.slice(1, tapes + 1).map(({ text }) => text),
    move: words.map(({ text }) => MOVES[text]!),
    next: after[0]!.text,
  };
}

function write(original: MachineDescription): Written {
  const spelled = spelledSymbols(original, { title: 'turingmachinesimulator.com', blank: BLANK, forbidden: /[\s,]/ });
  if (typeof spelled === 'string') return { ok: false, reason: spelled };
  const { description, lost } = renamedStates(original, 'turingmachinesimulator.com', (name) => {
    const plain = name.replaceAll(/[\s,:/]+/g, '-');
    return plain === '' ? 'state' : plain;
  });
  const written = tupleRules(description);
  if (!written) return { ok: false, reason: TOO_MANY_RULES };
  const accepting = description.states.filter(({ halting }) => halting === 'accept' || halting === 'halt');
  const lines = [
    `name: ${description.name.replaceAll(/\s+/g, ' ')}`,
    `init: ${description.start}`,
    `accept: ${accepting.map(({ name }) => name).join(',')}`,
    ...written.rules.flatMap(({ state, read: symbols, write: symbolsAfter, move, next }) => [
      '',
      [state, ...symbols.map((symbol) => spelled.get(symbol)!)].join(','),
      [
        next,
        ...symbolsAfter.map((symbol) => spelled.get(symbol)!),
        ...move.map((each) => ({ L: '<', R: '>', S: '-' })[each]),
      ].join(','),
    ]),
  ];
  return {
    ok: true,
    text: `${lines.join('\n')}\n`,
    lost: [...lost, ...written.lost, ...lostHalts(description), ...lostInput(description)],
  };
}

/** What a format loses that knows accepting states and nothing else. */
export function lostHalts({ states }: MachineDescription): string[] {
  const lost: string[] = [];
  const neutral = states.find(({ halting }) => halting === 'halt');
  if (neutral) lost.push(`State “${neutral.name}” halts and says neither yes nor no; here it is an accepting state.`);
  const rejecting = states.find(({ halting }) => halting === 'reject');
  if (rejecting)
    lost.push(
      `There are no rejecting states: “${rejecting.name}” becomes a state without rules, where the machine stops.`,
    );
  return lost;
}

/** What a format loses that holds no input. */
export function lostInput({ input }: MachineDescription): string[] {
  return input?.some((content) => content.length > 0) ? ['The input is left out: the format holds none.'] : [];
}
