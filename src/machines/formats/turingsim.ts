import {
  namedSymbols,
  statesOfRules,
  tapeNames,
  type DescribedRule,
  type Halting,
  type MachineDescription,
  type Move,
} from '../description.ts';
import type { MachineFormat, Written } from '../format.ts';
import { nearest, type ProblemList } from '../problems.ts';
import type { SourceText, TextLine } from '../source-text.ts';
import { lostName, renamedStates, spelledSymbols } from './fitting.ts';
import { TOO_MANY_RULES, tupleRules } from './tuple-rules.ts';
import { itemsOf, type Word } from './words.ts';

const MOVES: Readonly<Record<string, Move>> = { '<': 'L', L: 'L', '>': 'R', R: 'R', _: 'S' };
const INSTRUCTIONS = ['ADVANCED', 'TAPES', 'BLANK', 'INIT', 'HALT', 'ACCEPT', 'COMMA', 'ARROW'];
const MOST_TAPES = 16;
const RULE = 'A rule is a state and symbols, an arrow, and a state, symbols and moves, such as q0, a -> q1, b, >.';

/** The format of slyphix/turingsim with meta instructions (`@ADVANCED`), for one to sixteen tapes. */
export const TURINGSIM: MachineFormat = {
  id: 'turingsim',
  title: 'slyphix/turingsim text',
  recognises: ({ lines }) => lines.some(({ text }) => /^@[A-Z]+/.test(text)),
  read,
  write,
};

/** What the meta instructions say. */
interface Settings {
  readonly values: ReadonlyMap<string, readonly Word[]>;
  readonly tapes: number;
  readonly comma: string;
  readonly arrow: string;
}

function read(source: SourceText, problems: ProblemList): MachineDescription | undefined {
  const settings = readSettings(source, problems);
  const one = (name: string) => settings.values.get(name)?.at(-1);
  const blank = one('BLANK');
  const start = one('INIT');
  const halts = new Set(settings.values.get('HALT')?.map(({ text }) => text));
  const accepts = new Set(settings.values.get('ACCEPT')?.map(({ text }) => text));
  const haltName = [...halts][0];
  const rules = source.lines.flatMap((line) => {
    const isRule = line.text.trim() !== '' && !/^\s*[#@]/.test(line.text);
    return (isRule ? readRule(line, settings, haltName, source, problems) : undefined) ?? [];
  });
  require('BLANK', blank, 'It is the empty cell: @BLANK _.', '_', source, problems);
  require('INIT', start, 'It is the first state: @INIT q0.', rules[0]?.state, source, problems);
  if (problems.hasErrors() || !blank || !start) return undefined;
  const withRules = new Set(rules.map(({ state }) => state));
  const halting = (name: string): Halting | undefined => {
    if (halts.has(name)) return accepts.has(name) ? 'accept' : 'halt';
    return accepts.has(name) && !withRules.has(name) ? 'accept' : undefined;
  };
  const input = readInput(source, settings.tapes, problems);
  return {
    name: '',
    tapes: tapeNames(settings.tapes),
    blank: blank.text,
    symbols: namedSymbols(blank.text, rules, input),
    start: start.text,
    states: statesOfRules(start.text, rules, halting),
    rules,
    input,
  };
}

function readSettings({ lines }: SourceText, problems: ProblemList): Settings {
  const values = new Map<string, Word[]>();
  for (const { text, from, to } of lines) {
    const instruction = /^@(\S*)\s*(.*?)\s*$/.exec(text);
    if (!instruction) continue;
    const [, name, value] = instruction as unknown as [string, string, string];
    if (!INSTRUCTIONS.includes(name)) {
      const meant = nearest(name, INSTRUCTIONS);
      const range = { from, to: from + name.length + 1 };
      problems.error({
        code: 'wrong value',
        range,
        reason: `There is no instruction @${name}.`,
        suggestion:
          meant === undefined
            ? 'There are @TAPES, @BLANK, @INIT, @HALT, @ACCEPT, @COMMA and @ARROW.'
            : `Did you mean @${meant}?`,
        fix: meant === undefined ? undefined : [{ ...range, insert: `@${meant}` }],
      });
      continue;
    }
    const at = value === '' ? to : from + text.indexOf(value, name.length + 1);
    values.set(name, [...(values.get(name) ?? []), { text: value, from: at, to: at + value.length }]);
  }
  const tapes = values.get('TAPES')?.at(-1);
  const count = Number(tapes?.text ?? 1);
  const isCount = Number.isInteger(count) && count >= 1 && count <= MOST_TAPES;
  if (!isCount)
    problems.error({
      code: 'wrong value',
      range: tapes!,
      reason: `“${tapes!.text}” is no number of tapes.`,
      suggestion: `There are 1 to ${MOST_TAPES}.`,
    });
  const last = (name: string, usual: string) => values.get(name)?.at(-1)?.text || usual;
  return { values, tapes: isCount ? count : 1, comma: last('COMMA', ','), arrow: last('ARROW', '->') };
}

function require(
  name: string,
  value: Word | undefined,
  suggestion: string,
  usual: string | undefined,
  { text }: SourceText,
  problems: ProblemList,
): void {
  if (value && value.text !== '') return;
  const after = /^@ADVANCED.*(?:\r\n|\r|\n|$)/.exec(text)?.[0].length ?? 0;
  const before = after > 0 && !/[\r\n]/.test(text[after - 1]!) ? '\n' : '';
  const insertion = { from: after, to: after, insert: `${before}@${name} ${usual}\n` };
  problems.error({
    code: 'missing part',
    range: value ?? { from: 0, to: 0 },
    reason: `The file has no @${name}.`,
    suggestion,
    fix:
      usual === undefined ? undefined : [value ? { from: value.from, to: value.to, insert: ` ${usual}` } : insertion],
  });
}

function readRule(
  line: TextLine,
  settings: Settings,
  haltName: string | undefined,
  source: SourceText,
  problems: ProblemList,
): DescribedRule | undefined {
  const { tapes, comma, arrow } = settings;
  const range = {
    from: line.from + (line.text.length - line.text.trimStart().length),
    to: line.from + line.text.trimEnd().length,
  };
  const [condition, action, rest] = line.text.split(arrow);
  if (condition === undefined || action === undefined || rest !== undefined) {
    problems.error({ code: 'syntax', range, reason: `A rule has one ${arrow}.`, suggestion: RULE });
    return undefined;
  }
  const before = itemsOf(condition, line.from, comma);
  const after = itemsOf(action, line.from + condition.length + arrow.length, comma);
  const isShort = after.length === tapes + 2;
  if (before.length !== tapes + 1 || (after.length !== 2 * tapes + 1 && !isShort)) {
    problems.error({
      code: 'syntax',
      range,
      reason: `On ${tapes === 1 ? 'one tape' : `${tapes} tapes`} a rule has ${tapes + 1} items before the arrow and ${2 * tapes + 1} after it; here are ${before.length} and ${after.length}.`,
      suggestion: RULE,
    });
    return undefined;
  }
  const empty = [...before, ...after].find(({ text }) => text === '');
  if (empty) {
    problems.error({ code: 'wrong value', range: empty, reason: 'Something is missing here.', suggestion: RULE });
    return undefined;
  }
  const words = after.slice(tapes + 1);
  const wrong = words.filter(({ text }) => !(text in MOVES));
  for (const { text, from, to } of wrong) {
    const meant = { l: '<', r: '>' }[text[0]!.toLowerCase()] ?? '_';
    problems.error({
      code: 'wrong value',
      range: { from, to },
      reason: `“${text}” is no move.`,
      suggestion: 'The moves are <, > and _, for left, right and stay.',
      fix: [{ from, to, insert: meant }],
    });
  }
  if (wrong.length > 0) return undefined;
  const moves = words.map(({ text }) => MOVES[text]!);
  const next = after[0]!;
  return {
    state: before[0]!.text,
    read: before.slice(1).map(({ text }) => [text]),
    write: after.slice(1, tapes + 1).map(({ text }) => text),
    move: isShort ? Array.from({ length: tapes }, () => moves[0]!) : moves,
    next: next.text,
    range,
    removal: source.wholeLines(line),
    nextRange: next,
    haltEdits: haltEdits(next, haltName, settings),
  };
}

function haltEdits(next: Word, haltName: string | undefined, { values }: Settings) {
  const target = { from: next.from, to: next.to, insert: haltName ?? 'H' };
  const blank = values.get('BLANK')?.at(-1);
  if (haltName !== undefined || !blank) return [target];
  return [target, { from: blank.to, to: blank.to, insert: '\n@HALT H' }];
}

/** The contents that comments of the form `#T1+0!abc` suggest for the tapes. */
function readInput({ lines }: SourceText, tapes: number, problems: ProblemList): string[][] | undefined {
  let input: string[][] | undefined;
  for (const { text, from, to } of lines) {
    const suggested = /^#T(\d+)([+-]\d+)!(.*)$/.exec(text);
    const tape = Number(suggested?.[1]) - 1;
    if (!suggested || tape < 0 || tape >= tapes) continue;
    input ??= Array.from({ length: tapes }, () => []);
    input[tape] = [...suggested[3]!.trimEnd()];
    const offset = from + suggested[1]!.length + 2;
    if (Number(suggested[2]) !== 0)
      problems.warn({
        code: 'unsupported',
        range: { from, to },
        reason: 'The input begins in another cell than the head; here it always begins under the head.',
        suggestion: 'Write +0, and let rules move the head.',
        fix: [{ from: offset, to: offset + suggested[2]!.length, insert: '+0' }],
      });
  }
  return input;
}

function write(original: MachineDescription): Written {
  const { tapes } = original;
  if (tapes.length > MOST_TAPES)
    return { ok: false, reason: `slyphix/turingsim knows ${MOST_TAPES} tapes; this machine has ${tapes.length}.` };
  const odd = /[\s,]/;
  const blank = odd.test(original.blank) || [...original.blank].length !== 1 ? '_' : original.blank;
  const spelled = spelledSymbols(original, { title: 'slyphix/turingsim', blank, forbidden: odd });
  if (typeof spelled === 'string') return { ok: false, reason: spelled };
  if (original.states.find(({ name }) => name === original.start)?.halting)
    return { ok: false, reason: 'In slyphix/turingsim the start state cannot be a halting one.' };
  const { description, lost } = renamedStates(original, 'slyphix/turingsim', (name) => {
    const plain = name
      .replaceAll(/[\s,]+/g, '-')
      .replaceAll('->', '-')
      .replaceAll(/^[#@]+/g, '');
    return plain === '' ? 'state' : plain;
  });
  const written = tupleRules(description);
  if (!written) return { ok: false, reason: TOO_MANY_RULES };
  const halts = description.states.filter(({ halting }) => halting);
  const spell = (symbols: readonly string[]) => symbols.map((symbol) => spelled.get(symbol)!);
  const lines = [
    '@ADVANCED',
    ...(tapes.length > 1 ? [`@TAPES ${tapes.length}`] : []),
    `@BLANK ${blank}`,
    `@INIT ${description.start}`,
    ...halts.map(({ name }) => `@HALT ${name}`),
    ...halts.filter(({ halting }) => halting === 'accept').map(({ name }) => `@ACCEPT ${name}`),
    '',
    ...written.rules.map(({ state, read: symbols, write: after, move, next }) => {
      const moves = move.map((each) => ({ L: '<', R: '>', S: '_' })[each]);
      return `${state}, ${spell(symbols).join(',')} -> ${next}, ${spell(after).join(',')}, ${moves.join(',')}`;
    }),
    ...(description.input ?? []).flatMap((content, tape) =>
      content.length > 0 ? [`#T${tape + 1}+0!${spell(content).join('')}`] : [],
    ),
  ];
  const rejecting = halts.find(({ halting }) => halting === 'reject');
  const lostReject = rejecting ? [`There are no rejecting states: “${rejecting.name}” only halts.`] : [];
  return {
    ok: true,
    text: `${lines.join('\n')}\n`,
    lost: [...lost, ...written.lost, ...lostReject, ...lostName(original)],
  };
}
