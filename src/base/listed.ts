/** Names listed in a sentence; of the others it says how many there are. */
const NAMED = 3;

/** Names as a sentence lists them: `A`, `A and B`, `A, B, C and 15 more`. Where there is only one more than three, it is listed, too. */
export function listed(names: readonly string[]): string {
  const others = names.length - NAMED;
  const parts = others > 1 ? [...names.slice(0, NAMED), `${others} more`] : names;
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)!}`;
}
