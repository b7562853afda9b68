/** All non-empty contiguous substrings, by start and then by length. */
export function oracle({ text }: { readonly text: string }): string {
  const substrings: string[] = [];
  for (let start = 0; start < text.length; start++)
    for (let length = 1; start + length <= text.length; length++)
      substrings.push(text.substring(start, start + length));
  return substrings.join(', ');
}
