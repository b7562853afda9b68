/** In how many ways a text can be cut into palindromes; counts the ways of every suffix, the shortest first. */
export function oracle({ text }: { readonly text: string }): string {
  const waysFrom = Array.from({ length: text.length + 1 }, () => 0n);
  waysFrom[text.length] = 1n;
  for (let start = text.length - 1; start >= 0; start--)
    for (let end = start + 1; end <= text.length; end++) {
      const piece = text.slice(start, end);
      if (piece === [...piece].toReversed().join('')) waysFrom[start]! += waysFrom[end]!;
    }
  return waysFrom[0]!.toString();
}
