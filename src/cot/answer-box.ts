/** How a box begins; models put spaces before its brace, too. */
const OPENING = /\\boxed[ \t]*\{/y;

const COMMAND = String.raw`\boxed`;

/** A box with an answer in a text. */
export interface AnswerBox {
  /** What it holds, braces in it included. */
  readonly content: string;
  /** The characters of the text that it takes, its own braces included: [from, to), in UTF-16 units. */
  readonly from: number;
  readonly to: number;
}

/**
 * The last `\boxed{…}` of a text whose braces are balanced; undefined where there is none. A brace after a backslash is a character
 * like any other. A box in a box is part of the outer one; one that is never closed hides nothing before it or in it.
 */
export function answerBox(text: string): AnswerBox | undefined {
  let last: AnswerBox | undefined;
  if (!text.includes(COMMAND)) return undefined;
  // What is open where the text is read: for each box where it begins, for other groups undefined.
  const open: ({ readonly from: number; readonly start: number } | undefined)[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '\\') {
      OPENING.lastIndex = at;
      const opening = OPENING.exec(text)?.[0].length;
      if (opening !== undefined) open.push({ from: at, start: at + opening });
      at += opening === undefined ? 1 : opening - 1;
    } else if (character === '{') open.push(undefined);
    else if (character === '}') {
      const box = open.pop();
      // A box around an earlier one closes later and takes its place.
      if (box) last = { content: text.slice(box.start, at), from: box.from, to: at + 1 };
    }
  }
  return last;
}
