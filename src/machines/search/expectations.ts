import type { Expected } from './counterexample.ts';

/** What a machine can be held to without another machine. */
export const EXPECTATIONS = [
  { id: 'pattern', title: 'accepts exactly what a pattern matches', needsPattern: true },
  { id: 'palindrome', title: 'accepts exactly what reads the same backwards', needsPattern: false },
  { id: 'equal-counts', title: 'accepts exactly what has as many of each symbol', needsPattern: false },
  { id: 'unchanged', title: 'leaves the input on the first tape', needsPattern: false },
  { id: 'reversed', title: 'leaves the input backwards on the first tape', needsPattern: false },
  { id: 'incremented', title: 'leaves the binary number plus one on the first tape', needsPattern: false },
] as const;

/** The id of an expectation. */
export type ExpectationId = (typeof EXPECTATIONS)[number]['id'];

/** An expectation, or a sentence that says why there is none. */
type Made = { readonly ok: true; readonly expected: Expected } | { readonly ok: false; readonly problem: string };

/**
 * What is right for each input by an expectation.
 *
 * @param alphabet the symbols of the inputs; `equal-counts` asks for as many of each
 * @param pattern a regular expression that has to match the whole input, of `pattern` alone
 */
export function expectation(id: ExpectationId, alphabet: readonly string[], pattern: string): Made {
  switch (id) {
    case 'pattern':
      return matching(pattern);
    case 'palindrome':
      return made((input) => ({ accepts: isPalindrome(input) }));
    case 'equal-counts':
      return made((input) => ({ accepts: hasEqualCounts(input, alphabet) }));
    case 'unchanged':
      return made((input) => ({ tape: input }));
    case 'reversed':
      return made((input) => ({ tape: input.toReversed() }));
    case 'incremented':
      return made((input) => ({ tape: incremented(input) }));
  }
}

const made = (expected: Expected): Made => ({ ok: true, expected });

function matching(pattern: string): Made {
  try {
    const expression = new RegExp(`^(?:${pattern})$`, 'u');
    return made((input) => ({ accepts: expression.test(input.join('')) }));
  } catch {
    return { ok: false, problem: `Pattern: got "${pattern}"; allowed: a regular expression such as (ab)*.` };
  }
}

function isPalindrome(input: readonly string[]): boolean {
  for (let left = 0, right = input.length - 1; left < right; left++, right--)
    if (input[left] !== input[right]) return false;
  return true;
}

/** Whether an input has as many of each symbol. Nothing is made for it: hundreds of thousands of inputs are asked about. */
function hasEqualCounts(input: readonly string[], alphabet: readonly string[]): boolean {
  return alphabet.every((symbol) => countOf(input, symbol) === countOf(input, alphabet[0]!));
}

function countOf(input: readonly string[], symbol: string): number {
  let count = 0;
  for (const each of input) if (each === symbol) count++;
  return count;
}

/** A binary number plus one, with as many digits as before, or one more after a carry out of the first; nothing counts as zero. */
function incremented(digits: readonly string[]): string[] {
  const changed = [...digits];
  for (let place = changed.length - 1; place >= 0; place--) {
    if (changed[place] === '0') {
      changed[place] = '1';
      return changed;
    }
    changed[place] = '0';
  }
  return ['1', ...changed];
}
