type Strings = { readonly x1: string; readonly x2: string };

/**
 * One longest common subsequence, `""` when it is empty. Where two are of the same length, the one that does without the last letter
 * of x1 is taken.
 */
export function oracle({ x1, x2 }: Strings): string {
  const longest = longestCommonSubsequence(x1, x2);
  return longest === '' ? '""' : longest;
}

/** Whether an answer is any of the longest common subsequences. */
export function oracleAccepts({ x1, x2 }: Strings, answer: string): boolean {
  const letters = answer === '""' ? '' : answer;
  return (
    isSubsequence(letters, x1) &&
    isSubsequence(letters, x2) &&
    letters.length === longestCommonSubsequence(x1, x2).length
  );
}

function longestCommonSubsequence(x1: string, x2: string): string {
  const known = new Map<string, string>();
  const longestOf = (length1: number, length2: number): string => {
    if (length1 === 0 || length2 === 0) return '';
    const key = `${length1},${length2}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const longest = computed(length1, length2);
    known.set(key, longest);
    return longest;
  };
  const computed = (length1: number, length2: number): string => {
    const letter = x1[length1 - 1]!;
    if (letter === x2[length2 - 1]) return longestOf(length1 - 1, length2 - 1) + letter;
    const shorter1 = longestOf(length1 - 1, length2);
    const shorter2 = longestOf(length1, length2 - 1);
    return shorter1.length >= shorter2.length ? shorter1 : shorter2;
  };
  return longestOf(x1.length, x2.length);
}

function isSubsequence(letters: string, text: string): boolean {
  let next = 0;
  for (const letter of text) if (letter === letters[next]) next++;
  return next === letters.length;
}
