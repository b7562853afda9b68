/** The UTF-8 bytes of a text as characters 0 to 255; half of a surrogate pair counts as U+FFFD, as browsers encode it. */
export function byteString(text: string): string {
  // Most texts are ASCII, which is its own encoding.
  if (ASCII.test(text)) return text;
  let bytes = '';
  for (const character of text) bytes += encoded(character.codePointAt(0)!);
  return bytes;
}

// oxlint-disable-next-line no-control-regex
const ASCII = /^[\0-\x7f]*$/;

const REPLACEMENT = 0xfffd;

function encoded(point: number): string {
  if (point < 0x80) return String.fromCharCode(point);
  if (point < 0x800) return String.fromCharCode(0xc0 | (point >> 6), continued(point));
  if (point >= 0xd800 && point <= 0xdfff) return encoded(REPLACEMENT);
  if (point < 0x10000) return String.fromCharCode(0xe0 | (point >> 12), continued(point >> 6), continued(point));
  return String.fromCharCode(0xf0 | (point >> 18), continued(point >> 12), continued(point >> 6), continued(point));
}

const continued = (bits: number): number => 0x80 | (bits & 0x3f);
