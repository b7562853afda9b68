/** The 0-based index of the target, or `not found`; looks at one number after the other. */
export function oracle({ list, target }: { readonly list: readonly number[]; readonly target: number }): string {
  const index = list.indexOf(target);
  return index === -1 ? 'not found' : String(index);
}
