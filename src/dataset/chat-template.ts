import { concatenated, summed, type Text } from './long-text.ts';
import type { CountTokens } from './record.ts';

/**
 * The system message of every chat: written out in data, recipes and evaluation, because tokenizers add different ones where there is none
 * (Qwen2.5-Instruct names Qwen and its maker). It is the one of the base model Qwen2.5-7B, which the paper trains.
 */
export const SYSTEM_PROMPT = 'You are a helpful assistant.';

/** Marks of the template; each is one token. */
const START = '<|im_start|>';
const END = '<|im_end|>';

/** The stretches of a rendered chat between its marks; the tokenizer joins nothing across a mark. */
function stretches(query: string, completion: Text): readonly Text[] {
  return [`system\n${SYSTEM_PROMPT}`, '\n', `user\n${query}`, '\n', concatenated('assistant\n', completion), '\n'];
}

/**
 * A query with its completion as the chat template of Qwen2.5 renders it, up to the mark that ends the answer. The line break that the
 * template puts after the mark is left out: trainers look for the mark at the very end, and add another where they do not find it.
 */
export function renderChat(query: string, completion: Text): Text {
  const rendered = stretches(query, completion)
    .slice(0, -1)
    .flatMap((stretch, place) => (place % 2 === 0 ? [START, stretch, END] : [stretch]));
  return concatenated(...rendered);
}

/** Tokens of the rendered chat: what a trainer's length limit is compared with. */
export function countChatTokens(query: string, completion: Text, countTokens: CountTokens): number {
  const marks = 6;
  return stretches(query, completion).reduce<number>((total, stretch) => total + summed(stretch, countTokens), marks);
}
