const OPENING = '\\boxed{';

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
 * like any other. A box in a box is part of the outer one; one that is never closed hides nothing that stands before it or in it.
 */
export function answerBox(text: string): AnswerBox | undefined {
  let last: AnswerBox | undefined;
  // What is open where the text is read: for each box where it begins, for other groups undefined.
  const open: (number | undefined)[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '\\') {
      const isBox = text.startsWith(OPENING, at);
      if (isBox) open.push(at);
      at += isBox ? OPENING.length - 1 : 1;
    } else if (character === '{') open.push(undefined);
    else if (character === '}') {
      const from = open.pop();
      // A box around an earlier one closes later and takes its place.
      if (from !== undefined) last = { content: text.slice(from + OPENING.length, at), from, to: at + 1 };
    }
  }
  return last;
}
