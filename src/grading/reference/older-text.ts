import { TEXT_VERSION } from '../../cot/text-version.ts';
import type { GradedExample } from '../joining/example.ts';
import { bareLine } from './text-lines.ts';

/** Lines at the beginning of an output in which the older wording is looked for. */
const LINES_READ = 8;

/** Nested lines ended so; today they say `return`. */
const NESTED_END = /→ done$/;

/**
 * Lines near the beginning that only texts of version 1 have (up to 0.2.1), by task, in fewest words and in sentences. Two tasks begin
 * alike in both versions, and one begins with a line that the present text has later; their older texts are known by the record's
 * version alone.
 */
const OLDER_LINES: Readonly<Record<string, readonly RegExp[]>> = {
  'large-number-addition': [/^→ column 1, carry 0$/, /Padded with zeros they are \S+ and \S+\. /],
  'large-number-division': [/^digits of \S+ \/ \S+$/, /The digits are those of \S+ divided by \S+\. Start/],
  'bubble-sort': [/^compare 0: a0 = /, /^Compare the numbers at 0 and 1\./],
  'any-substring': [/^→ emit\(0, 0\)$/, /^Call for the suffix from index 0\./],
  'population-growth': [/^unit 1: x = \S+, P\(0\) = /, /^Unit 1\. Births begin at age \S+; so far P\(0\) = /],
  dijkstra: [/^d = 0 at the source, else inf$/, /all are open\. Select the/],
  'multi-machine-schedule': [
    /^start: \d+ queues, benefit\/deadline/,
    /^Begin with empty queues\. Their number is \d+;/,
  ],
  'diophantine-equation': [/^a = 0: n = /, /^Try a = 0\. Nothing is taken away/],
  'prime-search': [/^divide: \d+ \/ \d+$/, /^Divide\. The candidate is/],
  'knapsack-01': [/^dp\[0\]\[0\]: no item$/, /^Cell dp\[0\]\[0\]: item 0, capacity 0\. There is no item/],
  lcs: [/^dp\[0\]\[0\]: edge$/, /^Cell dp\[0\]\[0\]\. One of the strings is still empty/],
  'levenshtein-distance': [/^dp\[0\]\[0\]: edge$/, /^Cell dp\[0\]\[0\]\. One of the strings is still empty/],
  'binary-search': [/^start: l = 0, r = /, /^Begin with the whole list\. Its first index is 0/],
  'permutation-combination': [/^→ choose 0$/, /The count is 0\. Choose the item at 0/],
  'palindrome-combination': [/^piece\(0, 0\): (\S), \1$/, /^Begin with the whole text\. It is \S+\. The count is 0/],
};

/** Lines that only the first line of an older text can be: a wrong index may make the same of a later line today. */
const OLDER_FIRST_LINES: Readonly<Record<string, readonly RegExp[]>> = {
  'word-flip': [/^\[0\]: ".",?$/, /^Index 0\. The character there/],
};

/** Whether the record says that its text is of an older version. */
export function saysOlderText({ textVersion }: GradedExample): boolean {
  return textVersion !== undefined && textVersion < TEXT_VERSION;
}

/**
 * Whether an output that departs from the present text is one of an older version, where the record says nothing: a line near its
 * beginning is one that only the older wording has. Older texts do not follow the same atomic states, so only their answers are graded.
 */
export function looksLikeOlderText({ task, textVersion }: GradedExample, output: string): boolean {
  if (textVersion !== undefined) return false;
  const anywhere = [NESTED_END, ...(OLDER_LINES[task.id] ?? [])];
  const first = OLDER_FIRST_LINES[task.id] ?? [];
  let from = 0;
  for (let line = 0; line < LINES_READ && from < output.length; line++) {
    const end = output.indexOf('\n', from);
    const words = bareLine(output.slice(from, end < 0 ? output.length : end));
    const patterns = line === 0 ? [...anywhere, ...first] : anywhere;
    if (patterns.some((pattern) => pattern.test(words))) return true;
    if (end < 0) return false;
    from = end + 1;
  }
  return false;
}
