import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';

/** Characters of a part of a link that are unpacked: packed texts grow by a factor of at most a thousand. */
const LONGEST_READ = 32_000;

/** A text as a part of a link: compressed, in characters that links hold as they are. */
export function packedText(text: string): string {
  const bytes = deflateSync(strToU8(text), { level: 9 });
  let characters = '';
  for (const byte of bytes) characters += String.fromCodePoint(byte);
  return btoa(characters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The text of a part that `packedText` wrote; undefined where it is damaged or cut off. */
export function unpackedText(part: string): string | undefined {
  if (part.length > LONGEST_READ) return undefined;
  try {
    const bytes = Uint8Array.from(atob(part.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
      character.codePointAt(0)!,
    );
    return strFromU8(inflateSync(bytes));
  } catch {
    return undefined;
  }
}
