import { reasonOf } from '../base/problems.ts';
import type { Answer } from './answer.ts';
import { answerText, readAnswer } from './answer-text.ts';
import { KIND_CODES, nameOfCode, TOPIC_CODES, VARIANT_CODES } from './codes.ts';
import { makeExercise } from './exercise.ts';
import { FAMILY_ALPHABETS } from './mutants.ts';
import type { Question, QuestionReference, Verdict } from './question.ts';
import { resolveRequest } from './request.ts';
import type { Tools } from './tools.ts';
import { isFamily } from './topics.ts';

/** A question of a test, with the answer where there is one. */
export interface HandInItem {
  readonly reference: QuestionReference;
  readonly answer?: Answer | undefined;
}

/** What a link part holds, or a sentence that says why it cannot be read. */
export type ReadHandIn =
  { readonly ok: true; readonly items: readonly HandInItem[] } | { readonly ok: false; readonly problem: string };

/** An item with what becomes of its answer. */
export interface CheckedItem extends HandInItem {
  /** The question, made anew; absent where the verdict is. */
  readonly question?: Question | undefined;
  /** Absent where the question was not answered, or could not be made. */
  readonly verdict?: Verdict | undefined;
  /** Why the question could not be made, as a sentence. */
  readonly problem?: string | undefined;
}

/** A test that was checked. */
export interface CheckedHandIn {
  readonly items: readonly CheckedItem[];
  readonly right: number;
  readonly answered: number;
}

/** Version of the form, its first character. Questions are made from seeds, so it changes with what the seeds lead to. */
const VERSION = '1';

/** Most questions of one test. */
export const MOST_ITEMS = 40;

/** Characters of the checksum, which finds links that were cut off or mistyped; it does not keep anybody from changing answers. */
const CHECKSUM_LENGTH = 4;

/** Prime and start of the 32-bit FNV-1a hash. */
const FNV_PRIME = 0x01000193;
const FNV_START = 0x811c9dc5;

const ITEM = /^([a-z])([a-z]{2})([A-Z]?)(\d*)-([0-9a-z]+)(?:_(.+))?$/;

/** A test as part of a link: letters, digits, `-`, `_` and `.` only. Ten questions with answers take some 200 characters. */
export function writeHandIn(items: readonly HandInItem[]): string {
  const text = items.map(itemText).join('.');
  return `${VERSION}${checksum(text)}.${text}`;
}

function itemText({ reference, answer }: HandInItem): string {
  const { kind, topic, variant, length, seed } = reference;
  const question = `${KIND_CODES[kind]}${TOPIC_CODES[topic]!}${variant ? VARIANT_CODES[variant] : ''}${length ?? ''}-${seed.toString(36)}`;
  return answer ? `${question}_${answerText(answer, alphabetOf(topic))}` : question;
}

function alphabetOf(topic: string): readonly string[] {
  return isFamily(topic) ? FAMILY_ALPHABETS[topic] : [];
}

/** Reads a test from a part of a link. */
export function readHandIn(text: string): ReadHandIn {
  if (text === '') return problem('the link holds none.');
  if (!text.startsWith(VERSION))
    return problem(
      `the link was made by another version (${JSON.stringify(text[0])}); this one reads version ${VERSION}.`,
    );
  const sum = text.slice(1, 1 + CHECKSUM_LENGTH);
  const rest = text.slice(2 + CHECKSUM_LENGTH);
  if (text[1 + CHECKSUM_LENGTH] !== '.' || sum !== checksum(rest))
    return problem('the link was cut off or changed on its way; copy it once more, whole.');
  const texts = rest.split('.');
  if (texts.length > MOST_ITEMS) return problem(`got ${texts.length} questions; allowed: at most ${MOST_ITEMS}.`);
  const items: HandInItem[] = [];
  for (const [index, each] of texts.entries()) {
    const item = readItem(each);
    if (typeof item === 'string') return problem(`question ${index + 1}: ${item}`);
    items.push(item);
  }
  return { ok: true, items };
}

function problem(sentence: string): ReadHandIn {
  return { ok: false, problem: `Answers: ${sentence}` };
}

/** One question with its answer, or what is wrong with it. */
function readItem(text: string): HandInItem | string {
  const [, kindCode, topicCode, variantCode, length, seed, answer] = ITEM.exec(text) ?? [];
  if (kindCode === undefined) return `got ${JSON.stringify(text.slice(0, 20))}, which is no question.`;
  const topic = nameOfCode(TOPIC_CODES, topicCode!);
  const came = {
    kind: nameOfCode(KIND_CODES, kindCode),
    topic,
    seed: Number.parseInt(seed!, 36),
    ...(variantCode && { variant: nameOfCode(VARIANT_CODES, variantCode) }),
    ...(length && { length: Number(length) }),
  };
  if (topic === undefined) return `got the topic ${JSON.stringify(topicCode)}, which this version does not know.`;
  const resolved = resolveRequest(came);
  if (!resolved.ok) return resolved.problems.map(({ message }) => message).join(' ');
  const { reference } = resolved;
  if (answer === undefined) return { reference };
  const read = readAnswer(answer, alphabetOf(topic));
  return read ? { reference, answer: read } : `got the answer ${JSON.stringify(answer.slice(0, 20))}, which is none.`;
}

/** Checks every answer again by making its question anew. Yields after each how many are checked, so that other work can come between. */
export function* checkHandIn(items: readonly HandInItem[], tools: Tools): Generator<number, CheckedHandIn, undefined> {
  const checked: CheckedItem[] = [];
  for (const item of items) {
    checked.push(checkedItem(item, tools));
    yield checked.length;
  }
  return {
    items: checked,
    right: checked.filter(({ verdict }) => verdict?.right).length,
    answered: checked.filter(({ answer }) => answer !== undefined).length,
  };
}

function checkedItem(item: HandInItem, tools: Tools): CheckedItem {
  if (!item.answer) return item;
  try {
    const { question, judge } = makeExercise(item.reference, tools);
    return { ...item, question, verdict: judge(item.answer) };
  } catch (error) {
    // A length from a link may have no place for the question.
    return { ...item, problem: reasonOf(error) };
  }
}

function checksum(text: string): string {
  let hash = FNV_START;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME);
  return ((hash >>> 0) % 36 ** CHECKSUM_LENGTH).toString(36).padStart(CHECKSUM_LENGTH, '0');
}
