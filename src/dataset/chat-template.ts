import { concatenated, summed, type Text } from './long-text.ts';
import type { CountTokens } from './record.ts';

/** What Qwen2.5's chat template puts first when a chat brings no system message of its own. */
export const SYSTEM_PROMPT = 'You are Qwen, created by Alibaba Cloud. You are a helpful assistant.';

/** Marks of the template; each is one token. */
const START = '<|im_start|>';
const END = '<|im_end|>';

/** The stretches of a rendered chat between its marks; the tokenizer joins nothing across a mark. */
function stretches(query: string, completion: Text): readonly Text[] {
  return [`system\n${SYSTEM_PROMPT}`, '\n', `user\n${query}`, '\n', concatenated('assistant\n', completion), '\n'];
}

/** A query with its completion as the chat template of Qwen2.5 renders it, default system prompt included. */
export function renderChat(query: string, completion: Text): Text {
  const rendered = stretches(query, completion).flatMap((stretch, place) =>
    place % 2 === 0 ? [START, stretch, END] : [stretch],
  );
  return concatenated(...rendered);
}

/** Tokens of the rendered chat: what a trainer's length limit is compared with. */
export function countChatTokens(query: string, completion: Text, countTokens: CountTokens): number {
  const marks = 6;
  return stretches(query, completion).reduce<number>((total, stretch) => total + summed(stretch, countTokens), marks);
}
