/** Something wrong with one field, said so that it can be mended. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/** Says what is wrong with a field: its name, what came, what is allowed. */
export function fieldProblem(field: string, came: unknown, allowed: string): FieldProblem {
  const json = came === undefined ? 'nothing' : jsonStart(came, SHOWN);
  const shown = json.length > SHOWN ? `${json.slice(0, SHOWN - 3)}…` : json;
  return { field, message: `${field}: got ${shown}; allowed: ${allowed}.` };
}

/** Characters of what came that are shown: a sentence stays on two lines. */
const SHOWN = 60;

/**
 * A value as JSON, whole if it takes at most `room` characters, else at least so many of its first. What came may be nested deeper
 * than `JSON.stringify` can follow; and JSON reads 1e400 as a number that it cannot write.
 */
function jsonStart(value: unknown, room: number): string {
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const isList = Array.isArray(value);
  let text = isList ? '[' : '{';
  for (const [key, item] of Object.entries(value) as [string, unknown][]) {
    if (text.length > room) return text;
    if (text.length > 1) text += ',';
    if (!isList) text += `${JSON.stringify(key)}:`;
    text += jsonStart(item, room - text.length);
  }
  return text + (isList ? ']' : '}');
}

/** What an error says, or whatever else was thrown as text. */
export function reasonOf(problem: unknown): string {
  return problem instanceof Error ? problem.message : String(problem);
}
