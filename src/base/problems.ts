/** Something wrong with one field, said so that it can be mended. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/** Says what is wrong with a field: its name, what came, what is allowed. */
export function fieldProblem(field: string, came: unknown, allowed: string): FieldProblem {
  return { field, message: `${shownName(field)}: got ${shownInShort(came)}; allowed: ${allowed}.` };
}

/**
 * The same as a page says it, which shows the field and what was typed beside the sentence. A message of another form is left as it is.
 *
 * @param label the name that the page writes beside a field
 */
export function problemForPerson(message: string, label: (name: string) => string): string {
  const [, field, place = '', came, beyond, allowed] =
    /^([A-Za-z][\w ()]*)((?:, [^:]*)?): got (.*?); (?:(this run .*)|allowed: (.*))$/s.exec(message) ?? [];
  if (field === undefined || came === undefined) return message;
  if (beyond !== undefined) return `${label(field)}${place}: ${came} is not there; ${beyond}`;
  const what = ['[]', '""', 'nothing'].includes(came) ? 'nothing is typed' : `${came} does not fit`;
  return `${label(field)}${place}: ${what}. Allowed: ${allowed!.replace(FOR_COMMANDS, '')}`;
}

/** What a message says to who works on the command line alone. */
const FOR_COMMANDS = / \(on the command line [^)]*\)/g;

/** The same where the field has no other name than the message's own, as a part of a link: of `b (breakpoint)` the word. */
export function sentenceForPerson(message: string): string {
  return problemForPerson(message, (name) => {
    const word = name.replace(/^\w+ \((.+)\)$/, '$1');
    return word.charAt(0).toUpperCase() + word.slice(1);
  });
}

/** Characters of what came that are shown: a sentence stays on two lines. */
const SHOWN = 60;

/** Characters of a longer value's end that are shown: with its beginning it tells which one it is. */
const END_SHOWN = 19;

/** Characters of a field's name that are shown: those of ours are shorter, those of a person's own keys may have any length. */
const NAME_SHOWN = 80;

const shownName = (name: string): string =>
  withoutMarks(name.length <= NAME_SHOWN ? name : `${name.slice(0, NAME_SHOWN)}…`);

/** A value as JSON; a long one is cut in its middle. */
function shownInShort(came: unknown): string {
  const json = came === undefined ? 'nothing' : jsonStart(came, SHOWN);
  if (json.length <= SHOWN) return withoutMarks(json);
  return withoutMarks(`${json.slice(0, SHOWN - END_SHOWN - 1)}…${jsonEnd(came, END_SHOWN).slice(-END_SHOWN)}`);
}

/**
 * Marks that turn the direction of what follows them, U+202E above all, and those that a terminal obeys, spelt out: they would turn the
 * sentence around or colour the screen; and halves of a character that was cut.
 */
export function withoutMarks(text: string): string {
  return text
    .replaceAll(
      /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu,
      (mark) => `\\u${mark.codePointAt(0)!.toString(16).padStart(4, '0')}`,
    )
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD');
}

/**
 * A value as JSON, whole if it takes at most `room` characters, else at least so many of its first. What came may be nested deeper
 * than `JSON.stringify` can follow; and JSON reads 1e400 as a number that it cannot write.
 */
function jsonStart(value: unknown, room: number): string {
  // A file without a line break is one text: as JSON it might not even fit into a string.
  if (typeof value === 'string' && value.length > room)
    return JSON.stringify(value.slice(0, Math.max(0, room) + 1)).slice(0, -1);
  if (typeof value !== 'object' || value === null) return jsonOfLeaf(value);
  const isList = Array.isArray(value);
  let text = isList ? '[' : '{';
  for (const [key, item] of Object.entries(value) as [string, unknown][]) {
    if (text.length > room) return text;
    if (text.length > 1) text += ',';
    if (!isList) text += `${jsonStart(key, room - text.length)}:`;
    text += jsonStart(item, room - text.length);
  }
  return text + (isList ? ']' : '}');
}

/** The same from behind: at least `room` of its last characters. */
function jsonEnd(value: unknown, room: number): string {
  if (typeof value === 'string' && value.length > room)
    return JSON.stringify(value.slice(-Math.max(0, room) - 1)).slice(1);
  if (typeof value !== 'object' || value === null) return jsonOfLeaf(value);
  const isList = Array.isArray(value);
  let text = isList ? ']' : '}';
  for (const [key, item] of (Object.entries(value) as [string, unknown][]).toReversed()) {
    if (text.length > room) return text;
    if (text.length > 1) text = `,${text}`;
    text = jsonEnd(item, room - text.length) + text;
    if (!isList) text = `${jsonEnd(key, room - text.length)}:${text}`;
  }
  return (isList ? '[' : '{') + text;
}

function jsonOfLeaf(value: unknown): string {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : JSON.stringify(value);
}

/** What an error says, or whatever else was thrown as text. */
export function reasonOf(problem: unknown): string {
  return problem instanceof Error ? problem.message : String(problem);
}
