import { haltingStates, type DescribedRule, type MachineDescription, type Move } from '../../description.ts';
import { disjointRules, MOST_CASES, type RuleCase } from '../../disjoint-rules.ts';
import type { Written } from '../../format.ts';
import { lengthsLines } from './lengths.ts';
import { MOST_TAPES } from './machine.ts';
import { needsQuotes, readElsewhere } from './scalars.ts';
import { quoted } from './nodes.ts';

/** A description in turingmachine.io's YAML; with what that cannot hold, such as a second tape, in ours. */
export function writeYaml(description: MachineDescription): Written {
  const long = [description.blank, ...description.symbols].find((symbol) => [...symbol].length !== 1);
  if (long !== undefined)
    return { ok: false, reason: `In YAML a symbol is one character; this machine has the symbol “${long}”.` };
  const { length } = description.tapes;
  if (length > MOST_TAPES)
    return { ok: false, reason: `A file has at most ${MOST_TAPES} tapes; this machine has ${length}.` };
  const cases = disjointRules(description);
  if (!cases) return { ok: false, reason: `Written out, the machine has more than ${MOST_CASES} rules.` };
  const tuples = description.tapes.length > 1 || cases.some(({ read }) => read[0] === null);
  const spreads = description.tapes.length === 1 && tuples;
  const table = description.states.map(({ name }) => stateText(name, description, cases, tuples && !spreads));
  const lines = [
    ...(description.name ? [`name: ${scalar(description.name)}`] : []),
    ...(description.tapes.length > 1 ? [`tapes: [${description.tapes.map((text) => scalar(text)).join(', ')}]`] : []),
    ...inputLines(description),
    ...lengthsLines(description),
    `blank: ${scalar(description.blank)}`,
    `start state: ${scalar(description.start)}`,
    'table:',
    ...table.flat(),
  ];
  return { ok: true, text: `${lines.join('\n')}\n`, lost: lostElsewhere(description, spreads) };
}

/** What holds for our YAML only: turingmachine.io itself does not open it. */
function lostElsewhere(description: MachineDescription, spreads: boolean): string[] {
  const lost: string[] = [];
  if (description.tapes.length > 1)
    lost.push('turingmachine.io itself knows one tape: only this program opens files with several.');
  else if (description.rules.some(({ move }) => move.includes('S')))
    lost.push(
      'turingmachine.io itself has no rules that leave the head where it is: only this program opens this file.',
    );
  if (description.states.some(({ name, halting }) => halting && halting !== meant(name)))
    lost.push('turingmachine.io itself does not know accepting states: only this program opens this file.');
  if (spreads) lost.push('Rules for any symbol are written out for the symbols that the machine names.');
  return lost;
}

/** What a state without rules means by its name alone. */
function meant(name: string): string {
  return name === 'accept' || name === 'reject' ? name : 'halt';
}

function inputLines({ input, tapes }: MachineDescription): string[] {
  if (!input) return [];
  const texts = input.map((content) => scalar(content.join(''), true));
  return [tapes.length === 1 ? `input: ${texts[0]}` : `input: [${texts.join(', ')}]`];
}

function stateText(
  name: string,
  description: MachineDescription,
  cases: readonly RuleCase[],
  tuples: boolean,
): string[] {
  const halting = haltingStates(description).get(name);
  if (halting) return [halting === meant(name) ? `  ${scalar(name)}:` : `  ${scalar(name)}: {${halting}: true}`];
  const own = cases.filter(({ rule }) => rule.state === name);
  if (own.length === 0) return [`  ${scalar(name)}: {}`];
  const alphabet = [description.blank, ...description.symbols];
  return [
    `  ${scalar(name)}:`,
    ...own.map(({ rule, read }) => {
      const key = tuples ? `[${read.map(groupText).join(', ')}]` : symbolsText(read[0] ?? alphabet);
      return `    ${key}: ${tuples ? tupleInstruction(rule) : instruction(rule)}`;
    }),
  ];
}

function symbolsText(symbols: readonly string[]): string {
  return symbols.length === 1 ? scalar(symbols[0]!) : `[${symbols.map((text) => scalar(text)).join(', ')}]`;
}

function groupText(group: readonly string[] | null): string {
  if (group === null) return "'*'";
  if (group.length === 1 && group[0] !== '*') return scalar(group[0]!);
  return `[${group.map((text) => scalar(text)).join(', ')}]`;
}

function instruction({ state, next, write, move }: DescribedRule): string {
  const written = write[0] === null ? '' : `write: ${scalar(write[0]!)}, `;
  if (move[0] === 'S') return `{${written}move: S${next === state ? '' : `, next: ${scalar(next)}`}}`;
  if (next === state) return written ? `{${written}${move[0] as Move}}` : move[0]!;
  return `{${written}${move[0]}: ${scalar(next)}}`;
}

function tupleInstruction({ state, next, write, move }: DescribedRule): string {
  const symbols = write.map((symbol) => (symbol === null ? '~' : symbol === '~' ? "['~']" : scalar(symbol)));
  const written = write.every((symbol) => symbol === null) ? '' : `write: [${symbols.join(', ')}], `;
  return `{${written}move: [${move.join(', ')}]${next === state ? '' : `, next: ${scalar(next)}`}}`;
}

/** A text as a YAML scalar, in quotes where another parser would read something else. */
function scalar(text: string, isInput = false): string {
  if (/[\p{C}]/u.test(text)) return JSON.stringify(text);
  return needsQuotes(text) || (isInput && (text === '0' || readElsewhere(text) !== undefined)) ? quoted(text) : text;
}
