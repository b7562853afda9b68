/** The characters of a text in reverse. */
export function oracle({ text }: { readonly text: string }): string {
  let reversed = '';
  for (const character of text) reversed = character + reversed;
  return reversed;
}
