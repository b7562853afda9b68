import { isMap, isSeq } from 'yaml';
import type { Move } from '../../description.ts';
import type { ProblemList } from '../../problems.ts';
import type { SourceText, TextRange } from '../../source-text.ts';
import { entriesOf, isNothing, isPlain, quoted, rangeOf, scalarText, type Entry } from './nodes.ts';

/** What a rule does. */
export interface Instruction {
  readonly write: readonly (string | null)[];
  readonly move: readonly Move[];
  /** Undefined: the state stays. */
  readonly next: string | undefined;
  readonly nextRange: TextRange | undefined;
}

/** What the instructions of one file are read with. */
export interface InstructionReader {
  readonly source: SourceText;
  readonly problems: ProblemList;
  readonly tapes: number;
  /** Whether symbols and moves are given as lists, one item a tape. */
  readonly tuples: boolean;
  /** Undefined while the synonyms themselves are read: they may not use each other. */
  readonly synonyms: ReadonlyMap<string, Instruction> | undefined;
}

const INSTRUCTIONS = 'an instruction such as R, {L: other state} or {write: x, R: other state}';

/** The instruction that a node spells; undefined after an error. */
export function readInstruction(reader: InstructionReader, node: unknown, around: TextRange): Instruction | undefined {
  const { problems, synonyms, source, tuples } = reader;
  const range = rangeOf(node) ?? around;
  const text = scalarText(node);
  if (isMap(node)) return readMap(reader, entriesOf(node, source), range);
  if (text !== undefined && !isNothing(node)) {
    if (!tuples && (text === 'L' || text === 'R'))
      return { write: [null], move: [text], next: undefined, nextRange: undefined };
    const meant = synonyms?.get(text);
    // The state that a synonym leads to is named at the synonym.
    if (meant) return { ...meant, nextRange: undefined };
    problems.error({
      code: 'wrong value',
      range,
      reason: synonyms
        ? `“${text}” is neither L nor R nor a synonym.`
        : `“${text}” is neither L nor R; a synonym cannot be defined with another one.`,
      suggestion: `Write ${INSTRUCTIONS}.`,
    });
    return undefined;
  }
  problems.error({
    code: 'wrong value',
    range,
    reason: isNothing(node) ? 'The instruction is missing.' : 'An instruction is no list.',
    suggestion: `Write ${INSTRUCTIONS}.`,
  });
  return undefined;
}

function readMap(reader: InstructionReader, entries: readonly Entry[], range: TextRange): Instruction | undefined {
  const { problems, tapes, tuples } = reader;
  let write: readonly (string | null)[] | undefined = Array.from({ length: tapes }, () => null);
  let move: readonly Move[] | undefined;
  let moveKey: string | undefined;
  let next: Entry | undefined;
  let hasOthers = false;
  for (const entry of entries) {
    const key = scalarText(entry.key);
    if (key === 'write') write = readWrite(reader, entry);
    else if (key === 'next') next = entry;
    else if (key === 'move' || (!tuples && (key === 'L' || key === 'R'))) {
      if (moveKey !== undefined) {
        problems.error({
          code: 'wrong value',
          range: entry.range,
          reason: `The instruction moves twice: ${moveKey} and ${key}.`,
          suggestion: 'Keep one of the two.',
          fix: [{ ...entry.removal, insert: '' }],
        });
        return undefined;
      }
      moveKey = key;
      move = key === 'move' ? readMoves(reader, entry) : [key];
      if (!move) return undefined;
      if (key !== 'move' && !isNothing(entry.value)) next = entry;
    } else {
      problems.error({
        code: 'wrong value',
        range: entry.range,
        reason: `An instruction has no part “${key ?? 'of this kind'}”.`,
        suggestion: tuples
          ? 'The parts are write, move and next.'
          : 'The parts are write and one of L and R, or write, move and next.',
        fix: [{ ...entry.removal, insert: '' }],
      });
      hasOthers = true;
    }
  }
  if (hasOthers) return undefined;
  if (!move) {
    problems.error({
      code: 'missing part',
      range,
      reason: 'The instruction does not say how the head moves.',
      suggestion: tuples ? 'Add move: with L, R or S for each tape.' : 'Add L or R, or move: S to stay.',
    });
    return undefined;
  }
  if (!write) return undefined;
  const target = next && !isNothing(next.value) ? scalarText(next.value) : undefined;
  if (next && !isNothing(next.value) && target === undefined) {
    problems.error({
      code: 'wrong value',
      range: next.range,
      reason: 'The next state is no name.',
      suggestion: 'Write the name of one state.',
    });
    return undefined;
  }
  return { write, move, next: target, nextRange: target === undefined ? undefined : rangeOf(next!.value) };
}

function readWrite(
  { problems, tapes, tuples, source }: InstructionReader,
  entry: Entry,
): (string | null)[] | undefined {
  const { value } = entry;
  if (!tuples) {
    const symbol = oneSymbol(value, entry.range, problems);
    return symbol === undefined ? undefined : [symbol];
  }
  const items = isSeq(value) ? value.items : undefined;
  if (items?.length !== tapes) {
    problems.error({
      code: 'wrong value',
      range: entry.range,
      reason: `There are ${tapes} tapes, and what is written names ${items ? items.length : 'none in a list'}.`,
      suggestion: `Write a list of ${tapes} symbols, with ~ for a cell that is left as it is.`,
    });
    return undefined;
  }
  const symbols = items.map((item) => {
    // A list of one symbol is that symbol, also where it is the sign for leaving the cell.
    if (isSeq(item) && item.items.length === 1)
      return oneSymbol(item.items[0], rangeOf(item) ?? entry.range, problems, source);
    return scalarText(item) === '~' ? null : oneSymbol(item, rangeOf(item) ?? entry.range, problems, source);
  });
  return symbols.includes(undefined) ? undefined : (symbols as (string | null)[]);
}

/** The one symbol that a node spells; undefined after an error. `inList` says that `~` is not taken for nothing. */
export function oneSymbol(
  node: unknown,
  range: TextRange,
  problems: ProblemList,
  inList?: SourceText,
): string | undefined {
  const text = scalarText(node);
  if (text !== undefined && [...text].length === 1) {
    if (text === '~' && isPlain(node) && !inList)
      problems.warn({
        code: 'ambiguous spelling',
        range: rangeOf(node) ?? range,
        reason: 'Outside quotes, turingmachine.io reads ~ as nothing.',
        suggestion: "Write '~' in quotes.",
        fix: [{ ...(rangeOf(node) ?? range), insert: quoted('~') }],
      });
    return text;
  }
  problems.error({
    code: 'wrong value',
    range: rangeOf(node) ?? range,
    reason: text === undefined ? 'A symbol is one character, not a list or a map.' : `“${text}” is not one character.`,
    suggestion: "A symbol is one character; a space is written ' '.",
  });
  return undefined;
}

function readMoves({ problems, tapes, tuples }: InstructionReader, { value, range }: Entry): Move[] | undefined {
  const items: readonly unknown[] = tuples ? (isSeq(value) ? value.items : []) : [value];
  const moves = items.map(scalarText);
  if (moves.length === tapes && moves.every(isMove)) return moves;
  problems.error({
    code: 'wrong value',
    range,
    reason: tuples ? `A move is a list of ${tapes} letters, one a tape.` : 'A move is one letter.',
    suggestion: 'The letters are L, R and S, for left, right and stay.',
  });
  return undefined;
}

function isMove(text: string | undefined): text is Move {
  return text === 'L' || text === 'R' || text === 'S';
}
