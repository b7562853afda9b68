/** How often the letter occurs, in either case. */
export function oracle({ text, letter }: { readonly text: string; readonly letter: string }): string {
  return String(text.toLowerCase().split(letter.toLowerCase()).length - 1);
}
