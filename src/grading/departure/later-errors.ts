import type { TextSettings } from '../../cot/chain-of-thought.ts';
import { plain, type TextPart } from '../../cot/text.ts';
import type { Operand } from '../../trace/atomic-state.ts';
import type { ReferenceState } from '../reference/reference-position.ts';
import type { ReferenceText } from '../reference/reference-text.ts';
import { bareLine } from '../reference/text-lines.ts';
import type { SolvedInstance } from '../reference/solved-instance.ts';
import { rerun } from './rerun.ts';
import { beginsState } from './state-line.ts';

/** States after the first departure that are not as the run has them, judged from the model's own state. */
export interface LaterErrors {
  /** Right, given the operands that the model wrote. */
  readonly consequence: number;
  /** Wrong even so. */
  readonly independent: number;
  /** Those of which that cannot be said: a cell is not there, a width does not fit, or the words are none of the kind's. */
  readonly unknown: number;
}

/** States of an output that are judged; a model that is lost writes thousands. The others count as unknown. */
const MOST_JUDGED = 60;
/** States of the run that are tried as the one that a line is meant to be. */
const MOST_TRIED = 4;

/**
 * Judges the states that an output goes on with after the line of its first departure. Those that the run has, too, are no errors. For
 * the others the operands that were written are put on the tapes as they are when such a state begins, the machine runs to the state's
 * end, and what is said of it then is compared.
 */
export function laterErrors(
  solved: SolvedInstance,
  form: TextSettings,
  reference: ReferenceText,
  output: string,
  from: number,
): LaterErrors {
  const count = { consequence: 0, independent: 0, unknown: 0 };
  let judged = 0;
  for (const block of blocksFrom(reference, output, from)) {
    if (isOfRun(reference, block)) continue;
    const verdict = judged++ < MOST_JUDGED ? judge(solved, form, reference, block.join(' ')) : 'unknown';
    count[verdict]++;
  }
  return count;
}

/** The states after the one in which a place is, each with its lines; the words of the answer belong to none. */
function* blocksFrom(reference: ReferenceText, output: string, from: number): Generator<string[], void, undefined> {
  let block: string[] | undefined;
  const start = output.indexOf('\n', from);
  if (start < 0) return;
  for (const raw of output.slice(start + 1).split('\n')) {
    const line = bareLine(raw);
    if (line === '') continue;
    if (line.includes(String.raw`\boxed`)) break;
    if (beginsState(reference, line)) {
      if (block) yield block;
      block = [line];
    } else block?.push(line);
  }
  if (block) yield block;
}

/** Whether the lines follow one another in the run. */
function isOfRun({ lines }: ReferenceText, block: readonly string[]): boolean {
  return lines
    .numbersOf(block[0]!)
    .some((number) => block.every((line, offset) => lines.lines[number + offset] === line));
}

function judge(solved: SolvedInstance, form: TextSettings, reference: ReferenceText, words: string): keyof LaterErrors {
  // Nested lines are between operands and results, and follow from them.
  if (form.arithmetic === 'unfolded' || (form.variant !== 'tail' && form.variant !== 'tail-styled')) return 'unknown';
  let tried = 0;
  for (const state of candidates(reference, words)) {
    const read = readOperands(state, words);
    if (!read) continue;
    if (tried++ >= MOST_TRIED) break;
    const line = rerun(solved.solution, form, state.state, read.operands);
    if (!line) continue;
    const { pieces } = line;
    // The machine must have fetched what the model wrote, or the comparison says nothing.
    if (bareLine(leftOf(pieces.state, pieces.fetch, read.colon)) !== read.left) continue;
    const right = bareLine([pieces.solve, pieces.next].flatMap((piece) => (piece ? [plain(piece)] : [])).join(' '));
    return right === read.right ? 'consequence' : 'independent';
  }
  return 'unknown';
}

/** States of the run that begin with the same words: those with the same addresses first. */
function* candidates(reference: ReferenceText, words: string): Generator<ReferenceState, void, undefined> {
  const isSame = ({ line }: ReferenceState) => words.startsWith(bareLine(plain(line.pieces.state)));
  for (const state of reference.statesBeginning(words.split(' ', 1)[0]!)) if (isSame(state)) yield state;
  for (const state of reference.eachState()) if (!isSame(state) && readOperands(state, words)) yield state;
}

const leftOf = (state: readonly TextPart[], fetch: readonly TextPart[] | undefined, colon: string): string =>
  plain(state) + (fetch ? colon + plain(fetch) : '');

interface ReadState {
  readonly left: string;
  readonly right: string;
  readonly colon: string;
  readonly operands: readonly { readonly operand: Operand; readonly value: string }[];
}

const patterns = new WeakMap<
  ReferenceState,
  { readonly pattern: RegExp; readonly operands: readonly Operand[]; colon: string }
>();

/** The operands that a line gives where it has the words of a state; undefined where it has not. */
function readOperands(state: ReferenceState, words: string): ReadState | undefined {
  let known = patterns.get(state);
  if (!known) {
    known = patternOf(state);
    patterns.set(state, known);
  }
  const match = known.pattern.exec(words);
  if (!match) return undefined;
  const left = match[1]!;
  return {
    left,
    right: words.slice(left.length).trim(),
    colon: known.colon,
    operands: known.operands.map((operand, number) => ({ operand, value: match[number + 2]! })),
  };
}

/** State and operands of a line as a pattern: words as they are, every operand as a group. */
function patternOf({ line }: ReferenceState) {
  const { state, fetch } = line.pieces;
  const colon = isInWords(state) ? ' ' : ': ';
  const parts: readonly TextPart[] = fetch ? [...state, colon, ...fetch] : state;
  const operands = parts.filter((part): part is Operand => typeof part !== 'string');
  const source = parts.map((part) =>
    typeof part === 'string' ? escaped(part.replaceAll(/\s+/g, ' ')) : String.raw`(\S+?)`,
  );
  return { pattern: new RegExp(`^(${source.join('')})(?=\\s|$)`), operands, colon };
}

/** Whether a state is said in sentences, which end in a full stop or a colon of their own. */
const isInWords = (state: readonly TextPart[]): boolean => /[.:]$/.test(plain(state));

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
