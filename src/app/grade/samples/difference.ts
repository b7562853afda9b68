/** A line in three: before the word that differs, the word, and the rest. */
export interface MarkedLine {
  readonly before: string;
  readonly word: string;
  readonly after: string;
}

/**
 * Two lines with the first word of each that differs. Words may be parts of what stands between spaces; `word` is empty where a line
 * ends before it.
 */
export function marked(line: string, other: string, word: string | null): MarkedLine {
  if (word === null || word === '') return { before: line, word: '', after: '' };
  let same = 0;
  while (same < line.length && line[same] === other[same]) same++;
  // The word that differs may begin with what is the same in both.
  for (let from = same; from >= Math.max(0, same - word.length); from--)
    if (line.startsWith(word, from)) return cutAt(line, from, word);
  const found = line.indexOf(word, same);
  return found < 0 ? { before: line, word: '', after: '' } : cutAt(line, found, word);
}

function cutAt(line: string, from: number, word: string): MarkedLine {
  return { before: line.slice(0, from), word, after: line.slice(from + word.length) };
}
