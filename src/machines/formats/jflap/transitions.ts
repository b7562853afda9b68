import type { DescribedRule, Move } from '../../description.ts';
import type { ProblemList } from '../../problems.ts';
import { childrenOf, type XmlElement } from './xml.ts';

/** The empty cell: an empty element of a file, shown by JFLAP as this sign. */
export const BLANK = '□';

/** A reading of one tape: these symbols, any symbol (null), or any but one. */
type Reading = readonly string[] | null | { readonly not: string };

/** A transition of a file before the alphabet is known. */
export interface Transition {
  readonly from: string;
  readonly to: string;
  readonly read: readonly Reading[];
  readonly write: readonly (string | null)[];
  readonly move: readonly Move[];
  /** The variable that holds the symbol read on the tape, where it may be one of several. */
  readonly variable: string | undefined;
  readonly element: XmlElement;
}

/** The transition that an element describes; undefined after an error. */
export function readTransition(element: XmlElement, tapes: number, problems: ProblemList): Transition | undefined {
  const end = (name: 'from' | 'to') => {
    const found = childrenOf(element, name)[0];
    if (!found)
      problems.error({
        code: 'missing part',
        range: element,
        reason: `The transition has no <${name}>.`,
        suggestion: 'It names a state by its id.',
      });
    return found?.text.trim();
  };
  if (element.attributes['block'] === 'true') {
    problems.error({
      code: 'unsupported',
      range: element,
      reason: 'The transition belongs to a building block, which is not read here.',
      suggestion: 'Replace the block by its states in JFLAP.',
    });
    return undefined;
  }
  const from = end('from');
  const to = end('to');
  const read: (Reading | undefined)[] = [];
  const write: (string | null | undefined)[] = [];
  const move: (Move | undefined)[] = [];
  let variable: string | undefined;
  for (let tape = 0; tape < tapes; tape++) {
    const readText = partOf(element, 'read', tape)?.text.trim() ?? '';
    const bound = tapes === 1 ? /^([^}]+)\}(.)$/u.exec(readText) : null;
    variable = bound?.[2];
    read.push(
      bound
        ? bound[1]!.split(',').map((symbol) => symbol.trim() || BLANK)
        : readingOf(readText, tapes, element, problems),
    );
    write.push(writingOf(partOf(element, 'write', tape)?.text.trim() ?? '', element, problems));
    move.push(moveOf(partOf(element, 'move', tape), problems));
  }
  const odd = read
    .flatMap((reading) => (Array.isArray(reading) ? (reading as string[]) : []))
    .find((symbol) => [...symbol].length !== 1);
  if (odd !== undefined) notOne(odd, element, problems);
  if (problems.hasErrors() || from === undefined || to === undefined) return undefined;
  return {
    from,
    to,
    read: read as Reading[],
    write: write as (string | null)[],
    move: move as Move[],
    variable,
    element,
  };
}

function partOf(element: XmlElement, name: string, tape: number): XmlElement | undefined {
  return childrenOf(element, name).find(({ attributes }) => (attributes['tape'] ?? '1') === `${tape + 1}`);
}

function readingOf(text: string, tapes: number, element: XmlElement, problems: ProblemList): Reading | undefined {
  if (text === '') return [BLANK];
  if (text === '~') return null;
  const not = tapes === 1 ? /^!(.?)$/u.exec(text) : null;
  if (not && text !== '!') return { not: not[1]! };
  if ([...text].length === 1) return [text];
  notOne(text, element, problems);
  return undefined;
}

function writingOf(text: string, element: XmlElement, problems: ProblemList): string | null | undefined {
  if (text === '') return BLANK;
  if (text === '~') return null;
  if ([...text].length === 1) return text;
  notOne(text, element, problems);
  return undefined;
}

function notOne(text: string, range: XmlElement, problems: ProblemList): void {
  problems.error({
    code: 'wrong value',
    range,
    reason: `“${text}” is not one character.`,
    suggestion: 'A symbol is one character; nothing is the empty cell and ~ any symbol.',
  });
}

function moveOf(element: XmlElement | undefined, problems: ProblemList): Move | undefined {
  const text = element?.text.trim() ?? '';
  // JFLAP takes a missing direction for right.
  if (text === '') return 'R';
  if (text === 'L' || text === 'R' || text === 'S') return text;
  const fix =
    element && /^[lrs]/i.test(text)
      ? [{ from: element.from, to: element.to, insert: moveTag(element, text[0]!.toUpperCase()) }]
      : undefined;
  problems.error({
    code: 'wrong value',
    range: element!,
    reason: `“${text}” is no direction.`,
    suggestion: 'The directions are L, R and S, for left, right and stay.',
    fix,
  });
  return undefined;
}

function moveTag({ attributes }: XmlElement, move: string): string {
  const tape = attributes['tape'];
  return `<move${tape === undefined ? '' : ` tape="${tape}"`}>${move}</move>`;
}

/** Symbols that a transition names, whatever it does with them. */
export function symbolsOf({ read, write, variable }: Transition): string[] {
  const reads = read.flatMap((reading) => (reading === null ? [] : 'not' in reading ? [reading.not] : reading));
  return [...reads, ...write.filter((symbol) => symbol !== null && symbol !== variable)] as string[];
}

/** The rules of a transition: one, or one for each symbol that its variable can hold. */
export function rulesOfTransition(
  transition: Transition,
  alphabet: readonly string[],
  rest: Omit<DescribedRule, 'read' | 'write' | 'move'>,
): DescribedRule[] {
  const { read, write, move, variable } = transition;
  const groups = read.map((reading) =>
    reading !== null && 'not' in reading ? alphabet.filter((symbol) => symbol !== reading.not) : reading,
  );
  if (variable === undefined) return [{ ...rest, read: groups, write, move }];
  return (groups[0] ?? []).map((symbol) => ({
    ...rest,
    read: [[symbol]],
    write: write.map((each) => (each === variable ? symbol : each)),
    move,
  }));
}

/** Whether a transition is tried after those that name what they read. */
export function isTriedLast({ read }: Transition): boolean {
  return read.some((reading) => reading !== null && 'not' in reading);
}
