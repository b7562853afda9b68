import { isSeq, type YAMLSeq } from 'yaml';
import type { TextRange } from '../../source-text.ts';
import { oneSymbol, type InstructionReader } from './instructions.ts';
import { flowRemoval, rangeOf, scalarText, type Entry } from './nodes.ts';

/** What a key says that is read, and where. */
export interface KeyRead {
  readonly read: readonly (readonly string[] | null)[];
  readonly range: TextRange;
  readonly removal: TextRange;
}

/** The readings of a key: on one tape one for each symbol, so that each can be removed by itself. Undefined after an error. */
export function readKey(reader: InstructionReader, entry: Entry): KeyRead[] | undefined {
  return reader.tuples ? tupleKey(reader, entry) : symbolKey(reader, entry);
}

function symbolKey({ problems }: InstructionReader, { key, range, removal }: Entry): KeyRead[] | undefined {
  if (!isSeq(key)) {
    const symbol = oneSymbol(key, range, problems);
    return symbol === undefined ? undefined : [{ read: [[symbol]], range, removal }];
  }
  const ranges = itemRanges(key, range);
  if (ranges.length === 0) {
    problems.error({
      code: 'wrong value',
      range,
      reason: 'The list of symbols is empty.',
      suggestion: 'Write the symbols that are read, such as [0, 1].',
    });
    return undefined;
  }
  const reads = key.items.map((item, index) => {
    const symbol = oneSymbol(item, ranges[index]!, problems);
    const own = ranges.length === 1 ? removal : flowRemoval(ranges, index);
    return symbol === undefined ? undefined : { read: [[symbol]], range: ranges[index]!, removal: own };
  });
  return reads.includes(undefined) ? undefined : (reads as KeyRead[]);
}

function tupleKey(
  { problems, tapes, source }: InstructionReader,
  { key, range, removal }: Entry,
): KeyRead[] | undefined {
  if (!isSeq(key) || key.items.length !== tapes) {
    problems.error({
      code: 'wrong value',
      range: rangeOf(key) ?? range,
      reason: `There are ${tapes} tapes, and the rule reads ${isSeq(key) ? key.items.length : 'none in a list'}.`,
      suggestion: `Write a list of ${tapes} symbols, with '*' where any is read and a list in it where one of several is.`,
    });
    return undefined;
  }
  const ranges = itemRanges(key, range);
  const read = key.items.map((item, index) => {
    if (isSeq(item)) {
      const symbols = item.items.map((each) => oneSymbol(each, ranges[index]!, problems, source));
      return symbols.length === 0 ? undefined : symbols;
    }
    if (scalarText(item) === '*') return null;
    const symbol = oneSymbol(item, ranges[index]!, problems, source);
    return symbol === undefined ? undefined : [symbol];
  });
  if (read.some((group) => group === undefined || group?.includes(undefined))) {
    if (!problems.hasErrors())
      problems.error({
        code: 'wrong value',
        range,
        reason: 'A list of symbols is empty.',
        suggestion: "Write the symbols that are read, or '*' for any.",
      });
    return undefined;
  }
  return [{ read: read as (string[] | null)[], range, removal }];
}

function itemRanges(key: YAMLSeq, around: TextRange): TextRange[] {
  return key.items.map((item) => rangeOf(item) ?? around);
}
