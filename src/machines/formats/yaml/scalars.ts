/**
 * What turingmachine.io reads where an input has no quotes: its parser, js-yaml 3, follows YAML 1.1, and what it takes for a
 * number, a date or nothing becomes text again afterwards. Undefined where it reads the text as it is written.
 */
export function readElsewhere(text: string): string | undefined {
  const read = reading(text);
  return read === undefined || read === text ? undefined : read || 'an empty tape';
}

function reading(text: string): string | undefined {
  if (/^(?:~|null|Null|NULL)?$/.test(text)) return '';
  if (/^(?:true|True|TRUE)$/.test(text)) return 'true';
  if (/^(?:false|False|FALSE)$/.test(text)) return '';
  if (/^\d{4}-\d\d?-\d\d?(?:[Tt ].*)?$/.test(text)) return 'a date';
  const number = numberIn(text.replaceAll('_', ''));
  if (number === undefined) return undefined;
  return number === 0 || Number.isNaN(number) ? '' : String(number);
}

function numberIn(text: string): number | undefined {
  const [, sign, digits] = /^([-+]?)(.*)$/.exec(text) as unknown as [string, string, string];
  const value = unsignedIn(digits);
  return value !== undefined && sign === '-' ? -value : value;
}

function unsignedIn(text: string): number | undefined {
  if (/^0b[01]+$/.test(text)) return Number.parseInt(text.slice(2), 2);
  if (/^0x[\da-fA-F]+$/.test(text)) return Number.parseInt(text.slice(2), 16);
  if (/^0[0-7]+$/.test(text)) return Number.parseInt(text, 8);
  if (/^\d+(?::[0-5]?\d)+$/.test(text)) return text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  if (/^(?:0|[1-9]\d*)$/.test(text)) return Number(text);
  if (/^(?:\d+\.\d*|\.\d+|\d+(?=[eE]))(?:[eE][-+]?\d+)?$/.test(text)) return Number(text);
  if (/^\.(?:inf|Inf|INF)$/.test(text)) return Infinity;
  return /^\.(?:nan|NaN|NAN)$/.test(text) ? Number.NaN : undefined;
}

/** Characters that have a meaning of their own in YAML where a key begins. */
const SPECIAL = /^[*#|>%@`&!{}[\],?:"'-]/;

/** Whether a text needs quotes so that every YAML parser reads it as this text. */
export function needsQuotes(text: string): boolean {
  if (text === '' || text.trim() !== text || SPECIAL.test(text) || /^(?:=|<<)$/.test(text)) return true;
  // A single digit is read as itself, in spite of becoming a number in between.
  if (/^\d$/.test(text)) return false;
  return /[:#,[\]{}\p{C}]/u.test(text) || reading(text) !== undefined || /^[.+\d]/.test(text);
}
