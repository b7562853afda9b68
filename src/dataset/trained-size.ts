import { countChatTokens, renderChat } from './chat-template.ts';
import { sizeOf, type Text } from './long-text.ts';
import type { CountTokens } from './record.ts';

/** How long a row is as a trainer sees it. */
export interface TrainedSize {
  /** Tokens of the chat, or of prompt and steps; null when they are not counted. */
  readonly chatTokens: number | null;
  /** Bytes of the same in UTF-8: no tokenizer that works on bytes makes more tokens of it. */
  readonly chatBytes: number;
  /** Of steps: line breaks in the longest run of them within a step, which a separator has to exceed. */
  readonly breaks: number | null;
}

/** Bytes of a rendered chat beside query and completion; the template puts a line break after the last mark. */
const BYTES_AROUND = sizeOf(renderChat('', '')).bytes + 1;

/** The size of a row that is trained on as a chat. */
export function sizeOfChat(query: string, cot: Text, countTokens: CountTokens | undefined): TrainedSize {
  return {
    chatTokens: countTokens ? countChatTokens(query, cot, countTokens) : null,
    chatBytes: BYTES_AROUND + sizeOf(query).bytes + sizeOf(cot).bytes,
    breaks: null,
  };
}

/** Bytes of the separator after a step, at most: it is a run of a few line breaks, and one token. */
const SEPARATOR_BYTES = 8;

/** The size of a row whose texts, a prompt and its steps, are tokenized one by one with a separator after each step. */
export function sizeOfSteps(stretches: Iterable<string>, countTokens: CountTokens | undefined): TrainedSize {
  let [tokens, bytes, breaks] = [0, 0, 0];
  let isStep = false;
  for (const text of stretches) {
    // One token for the separator; the prompt's is for the mark that some tokenizers put before it.
    if (countTokens) tokens += countTokens(text) + 1;
    bytes += sizeOf(text).bytes + SEPARATOR_BYTES;
    if (isStep) for (const [run] of text.matchAll(/\n+/g)) breaks = Math.max(breaks, run.length);
    isStep = true;
  }
  return { chatTokens: countTokens ? tokens : null, chatBytes: bytes, breaks };
}
