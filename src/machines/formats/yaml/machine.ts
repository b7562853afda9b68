import { isMap, isSeq, type YAMLMap } from 'yaml';
import {
  namedSymbols,
  tapeNames,
  type DescribedRule,
  type DescribedState,
  type Halting,
  type MachineDescription,
} from '../../description.ts';
import { nearest, type ProblemList } from '../../problems.ts';
import type { SourceText, TextEdit, TextRange } from '../../source-text.ts';
import { readInstruction, oneSymbol, type Instruction, type InstructionReader } from './instructions.ts';
import { readKey } from './keys.ts';
import { readLengths } from './lengths.ts';
import { entriesOf, isNothing, isPlain, namedEntries, quoted, rangeOf, scalarText, type Entry } from './nodes.ts';
import { readElsewhere } from './scalars.ts';

/** Most tapes of a file, as many as the exchange form has. */
export const MOST_TAPES = 64;

/** Reads the parts of one document. */
export class YamlMachine {
  private readonly source: SourceText;
  private readonly problems: ProblemList;
  private readonly parts: ReadonlyMap<string, Entry>;
  /** What adds a state in which the machine halts, and its name; undefined in a table on one line. */
  private newState: { readonly name: string; readonly declaration: TextEdit } | undefined;

  constructor(source: SourceText, problems: ProblemList, parts: ReadonlyMap<string, Entry>) {
    this.source = source;
    this.problems = problems;
    this.parts = parts;
  }

  read(): MachineDescription | undefined {
    const { source, problems } = this;
    const blank = this.blank();
    const tapes = this.tapes();
    const table = this.required('table', 'Add table: with a map of states.');
    if (!table || blank === undefined || !tapes) return undefined;
    if (!isMap(table.value)) {
      problems.error({
        code: 'wrong value',
        range: table.range,
        reason: 'The table is no map.',
        suggestion: 'It has an entry for each state.',
      });
      return undefined;
    }
    const states = namedEntries(entriesOf(table.value, source), 'State', problems);
    const tuples = this.parts.has('tapes');
    const reader: InstructionReader = { source, problems, tapes: tapes.length, tuples, synonyms: undefined };
    const synonyms = this.synonyms(reader, states);
    this.newState = this.placeOfNewState(table.value, states);
    const found = [...states].map(([name, entry]) => this.state(name, entry, { ...reader, synonyms }, states));
    const start = this.start(states);
    const input = this.input(tapes.length);
    const named = this.parts.get('lengths');
    const lengths = named && readLengths(named, source, problems);
    if (problems.hasErrors() || start === undefined) return undefined;
    const rules = found.flatMap((each) => each.rules);
    const symbols = namedSymbols(blank, rules, input);
    const name = scalarText(this.parts.get('name')?.value) ?? '';
    return { name, tapes, blank, symbols, start, states: found.map((each) => each.state), rules, input, lengths };
  }

  private required(name: string, suggestion: string): Entry | undefined {
    const entry = this.parts.get(name);
    if (entry && !isNothing(entry.value)) return entry;
    const meant = entry ? undefined : nearest(name, this.parts.keys());
    const range = rangeOf(this.parts.get(meant ?? name)?.key) ?? { from: 0, to: 0 };
    this.problems.error({
      code: 'missing part',
      range,
      reason: entry ? `“${name}” is there, but empty.` : `The file has no ${name}.`,
      suggestion: meant === undefined ? suggestion : `Did you mean it with “${meant}”?`,
      fix: meant === undefined ? undefined : [{ ...range, insert: name }],
    });
    return undefined;
  }

  private blank(): string | undefined {
    const entry = this.required('blank', "Add one, such as blank: ' '.");
    return entry && oneSymbol(entry.value, entry.range, this.problems);
  }

  private tapes(): string[] | undefined {
    const entry = this.parts.get('tapes');
    if (!entry) return tapeNames(1);
    const names = isSeq(entry.value) ? entry.value.items.map(scalarText) : undefined;
    const count = Number(scalarText(entry.value) ?? 0);
    if (!names && Number.isInteger(count) && count >= 1 && count <= MOST_TAPES) return tapeNames(count);
    if (
      names &&
      names.length > 0 &&
      names.length <= MOST_TAPES &&
      new Set(names).size === names.length &&
      !names.includes(undefined)
    )
      return names as string[];
    this.problems.error({
      code: 'wrong value',
      range: entry.range,
      reason: 'The tapes are neither a number nor a list of different names.',
      suggestion: `Write a number from 1 to ${MOST_TAPES}, or as many names.`,
    });
    return undefined;
  }

  private start(states: ReadonlyMap<string, Entry>): string | undefined {
    const entry = this.required('start state', 'Add start state: with the name of a state.');
    if (!entry) return undefined;
    const name = scalarText(entry.value);
    if (name !== undefined && states.has(name)) return name;
    this.undeclared(name ?? '', rangeOf(entry.value) ?? entry.range, states);
    return undefined;
  }

  private undeclared(name: string, range: TextRange, states: ReadonlyMap<string, Entry>): void {
    const meant = nearest(name, states.keys());
    this.problems.error({
      code: 'undeclared state',
      range,
      reason: `State “${name}” is not in the table.`,
      suggestion:
        meant === undefined
          ? 'Every state has an entry in the table, also one without rules.'
          : `Did you mean “${meant}”?`,
      fix: meant === undefined ? undefined : [{ ...range, insert: /^[\w-]+$/.test(meant) ? meant : quoted(meant) }],
    });
  }

  private synonyms(reader: InstructionReader, states: ReadonlyMap<string, Entry>): ReadonlyMap<string, Instruction> {
    const entry = this.parts.get('synonyms');
    const synonyms = new Map<string, Instruction>();
    if (!entry || isNothing(entry.value)) return synonyms;
    if (!isMap(entry.value)) {
      this.problems.error({
        code: 'wrong value',
        range: entry.range,
        reason: 'The synonyms are no map.',
        suggestion: 'Write a name and an instruction on each line.',
      });
      return synonyms;
    }
    for (const [name, { value, range }] of namedEntries(
      entriesOf(entry.value, this.source),
      'Synonym',
      this.problems,
    )) {
      const instruction = readInstruction(reader, value, range);
      if (!instruction) continue;
      if (instruction.next !== undefined && !states.has(instruction.next))
        this.undeclared(instruction.next, instruction.nextRange ?? range, states);
      synonyms.set(name, instruction);
    }
    return synonyms;
  }

  /** A state with its rules, the first that matches first. */
  private state(name: string, entry: Entry, reader: InstructionReader, states: ReadonlyMap<string, Entry>) {
    const { value, range, removal } = entry;
    const rules: DescribedRule[] = [];
    let halting: Halting | undefined;
    if (isNothing(value)) halting = name === 'accept' || name === 'reject' ? name : 'halt';
    else if (!isMap(value))
      this.problems.error({
        code: 'wrong value',
        range,
        reason: `State “${name}” is no map of rules.`,
        suggestion: 'Write a symbol and an instruction on each line, or nothing where the machine halts.',
      });
    else {
      for (const each of entriesOf(value, this.source)) {
        const flag = scalarText(each.key);
        if (flag === 'accept' || flag === 'reject' || flag === 'halt') {
          if (scalarText(each.value) === 'true') halting = flag;
          continue;
        }
        this.rule(name, each, reader, states, rules);
      }
    }
    const described: DescribedState = { name, halting, range: rangeOf(entry.key) ?? range, removal };
    return { state: described, rules: inPriority(rules, reader.tuples) };
  }

  private rule(
    state: string,
    entry: Entry,
    reader: InstructionReader,
    states: ReadonlyMap<string, Entry>,
    rules: DescribedRule[],
  ): void {
    const reads = readKey(reader, entry);
    const instruction = readInstruction(reader, entry.value, entry.range);
    if (!reads || !instruction) return;
    const { next = state, nextRange, write, move } = instruction;
    if (nextRange && !states.has(next)) this.undeclared(next, nextRange, states);
    const haltEdits = this.haltEdits(entry, instruction, reader.tuples);
    for (const { read, range, removal } of reads)
      rules.push({ state, read, write, move, next, range, removal, nextRange, haltEdits });
  }

  /** The end of the table, where a state with a new name is added. */
  private placeOfNewState(table: YAMLMap, states: ReadonlyMap<string, Entry>) {
    const last = table.flow ? undefined : [...states.values()].at(-1);
    if (!last) return undefined;
    let name = 'halt';
    while (states.has(name)) name += '-';
    const line = this.source.lines[this.source.lineIndex(last.range.from)]!;
    const indent = ' '.repeat(last.range.from - line.from);
    const end = this.source.lines[this.source.lineIndex(Math.max(last.range.from, last.range.to - 1))]!.to;
    return { name, declaration: { from: end, to: end, insert: `\n${indent}${name}:` } };
  }

  /** Lets a rule lead to a new state at the end of the table, in which the machine halts. */
  private haltEdits({ value, range }: Entry, { nextRange, write, move }: Instruction, tuples: boolean) {
    if (!this.newState) return undefined;
    const { name, declaration } = this.newState;
    if (nextRange) return [{ ...nextRange, insert: name }, declaration];
    if (tuples) {
      if (!isMap(value) || !value.flow || value.items.length === 0) return undefined;
      const end = rangeOf(value)!.to - 1;
      return [{ from: end, to: end, insert: `, next: ${name}` }, declaration];
    }
    const written = write[0] === null ? '' : `write: ${quoted(write[0]!)}, `;
    const how = move[0] === 'S' ? `move: S, next: ${name}` : `${move[0]}: ${name}`;
    return [{ ...(rangeOf(value) ?? range), insert: `{${written}${how}}` }, declaration];
  }

  private input(tapes: number): string[][] | undefined {
    const entry = this.parts.get('input');
    if (!entry) return undefined;
    const items = isSeq(entry.value) ? entry.value.items : [entry.value];
    const texts = items.map((item) => (isNothing(item) ? '' : scalarText(item)));
    if (texts.length > tapes || texts.includes(undefined)) {
      this.problems.error({
        code: 'wrong value',
        range: entry.range,
        reason: 'The input is no text for each tape.',
        suggestion: tapes === 1 ? 'Write one text.' : `Write one text, or a list of at most ${tapes}.`,
      });
      return undefined;
    }
    if (!this.parts.has('tapes')) this.warnOfReading(items[0], entry);
    return Array.from({ length: tapes }, (_, tape) => [...(texts[tape] ?? '')]);
  }

  private warnOfReading(node: unknown, { range }: Entry): void {
    const text = scalarText(node) ?? '';
    const read = isPlain(node) && text !== '' ? readElsewhere(text) : undefined;
    if (read === undefined) return;
    this.problems.warn({
      code: 'ambiguous spelling',
      range: rangeOf(node) ?? range,
      reason: `Outside quotes, turingmachine.io reads ${read} here.`,
      suggestion: `Write ${quoted(text)} in quotes.`,
      fix: [{ ...(rangeOf(node) ?? range), insert: quoted(text) }],
    });
  }
}

/**
 * Rules in the order in which they are tried. On one tape the last rule for a symbol is the one that counts, on several those come
 * first that leave fewer symbols open.
 */
function inPriority(rules: readonly DescribedRule[], tuples: boolean): DescribedRule[] {
  if (tuples) {
    return rules.toSorted((one, other) => openTapes(one) - openTapes(other));
  }
  const last = new Map(rules.map((rule) => [rule.read[0]![0], rule]));
  const counts = (rule: DescribedRule) => last.get(rule.read[0]![0]) === rule;
  return [...rules.filter(counts), ...rules.filter((rule) => !counts(rule))];
}

/** Tapes on which a rule matches any symbol. */
function openTapes({ read }: DescribedRule): number {
  return read.filter((group) => group === null).length;
}
