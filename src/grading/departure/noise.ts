/** Ways of writing the same: what is right, and what may come instead of it. */
const SAME: readonly (readonly [right: string, came: readonly string[]])[] = [
  ['→', ['->', '-->', '=>', '⟶', '⇒', String.raw`\rightarrow`, String.raw`\to`, String.raw`\Rightarrow`]],
  ['−', ['-', '–']],
  ['-', ['−', '–']],
  ['×', ['*', String.raw`\times`, 'x']],
  ['·', [String.raw`\cdot`]],
  ['<', ['&lt;', String.raw`\lt`]],
  ['>', ['&gt;', String.raw`\gt`]],
  ['&', ['&amp;']],
  ['"', ['“', '”', "''", '``', '&quot;']],
  ["'", ['’', '‘', '&#39;']],
  ['inf', [String.raw`\infty`, '∞']],
];

/** How many characters of each text say the same in other characters, or undefined where they do not. */
export function sameAs(
  right: string,
  expected: number,
  came: string,
  found: number,
): { readonly expected: number; readonly found: number } | undefined {
  const character = right[expected]!;
  for (const [own, others] of SAME) {
    if (own[0] !== character || !right.startsWith(own, expected)) continue;
    const other = others.find((each) => came.startsWith(each, found));
    if (other !== undefined) return { expected: own.length, found: other.length };
  }
  // LaTeX and Markdown put a backslash before characters that mean something to them.
  if (came[found] === '\\' && came[found + 1] === character && /[^\w\s]/.test(character))
    return { expected: 1, found: 2 };
  return undefined;
}

/** Tags and marks around the text; letters say what they are of. */
const ANYWHERE = new RegExp(
  [
    String.raw`\*+`,
    '_+(?=\\S)',
    '_+(?=\\s)',
    '~~',
    '`+',
    String.raw`\$+`,
    String.raw`\\[()[\],;:! ]`,
    String.raw`\\\\`,
    String.raw`\\(?:text|mathrm|mathtt|texttt|mathbf|textbf|quad|qquad|displaystyle|left|right|begin\{[a-z*]+\}|end\{[a-z*]+\})(?![a-z])\s*\{?`,
    '[{}]',
    '&nbsp;',
    '<\\|[a-z_]+\\|>',
    '<\\/?(?:think|thinking|thought|reasoning|answer|scratchpad|output|solution|br|b|i|p|s|code|pre|details|summary)\\s*\\/?>',
  ].join('|'),
  'iy',
);

/** Marks at the beginning of a line: headings, quotes, items of lists, fences of code with their language. */
const AT_LINE_START =
  /(?:`{3,}|~{3,})[a-z]*[ \t]*(?=\n|$)|#{1,6}[ \t]+|>[ \t]+|[-*+•][ \t]+|\d{1,6}[.)][ \t]+|-{3,}[ \t]*(?=\n|$)/iy;

/** The length of what carries no meaning at a place, or 0. */
export function noiseAt(came: string, at: number): number {
  if (isLineStart(came, at)) {
    AT_LINE_START.lastIndex = at;
    const mark = AT_LINE_START.exec(came)?.[0].length ?? 0;
    if (mark > 0) return mark;
  }
  ANYWHERE.lastIndex = at;
  return ANYWHERE.exec(came)?.[0].length ?? 0;
}

/** Characters of a line's beginning that are looked at. */
const MOST_MARKS = 40;

/** Whether only spaces and other marks are between the line's beginning and a place. */
function isLineStart(text: string, at: number): boolean {
  if (at === 0 || text[at - 1] === '\n') return true;
  const from = Math.max(0, at - MOST_MARKS);
  const before = text.slice(from, at);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  return (line.length < before.length || from === 0) && /^\s*(?:[>#*`-]+\s*|\d+[.)]\s+)*$/.test(line);
}

/** The first place from `at` on that is no space. */
export function skipSpace(text: string, at: number): number {
  let place = at;
  while (place < text.length && isSpace(text.charCodeAt(place))) place++;
  return place;
}

const isSpace = (code: number): boolean =>
  code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x200b || code === 0xfeff;

/** The first place from `at` on that is neither space nor noise. */
export function skipNoise(text: string, at: number): number {
  for (let place = skipSpace(text, at); ;) {
    const noise = place < text.length ? noiseAt(text, place) : 0;
    if (noise === 0) return place;
    place = skipSpace(text, place + noise);
  }
}
