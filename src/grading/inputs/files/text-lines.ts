import { DecodeUTF8 } from 'fflate';
import { checkRowLength } from './unpacking.ts';

/** The characters of bytes in UTF-8, without a byte order mark. */
export async function* decoded(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string, void, undefined> {
  let ready = '';
  const decoder = new DecodeUTF8((characters) => (ready += characters));
  let isFirst = true;
  for await (const chunk of chunks) {
    decoder.push(chunk);
    if (ready === '') continue;
    yield isFirst ? ready.replace(/^\uFEFF/, '') : ready;
    isFirst = false;
    ready = '';
  }
  try {
    decoder.push(new Uint8Array(), true);
  } catch {
    // The file was cut inside a character.
    ready += '\uFFFD';
  }
  if (ready !== '') yield ready;
}

/** Lines without their breaks, several at a time: one step of an asynchronous loop for each line would cost more than reading it. */
export async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string[], void, undefined> {
  let open = '';
  for await (const characters of text) {
    const lines = characters.split('\n');
    lines[0] = open + lines[0]!;
    open = lines.pop()!;
    checkRowLength('a line', open.length);
    if (lines.length > 0) yield lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  }
  if (open !== '') yield [open];
}
