import * as v from 'valibot';
import type { Stop } from '../prediction.ts';

/** Reasons to stop by the names that tools give them; of others nothing is known. */
const STOPS: Readonly<Record<string, Stop>> = {
  stop: 'stop',
  eos: 'stop',
  end_turn: 'stop',
  completed: 'stop',
  length: 'length',
  max_tokens: 'length',
  max_output_tokens: 'length',
  model_length: 'length',
  content_filter: 'error',
};

/** What a tool's reason to stop means. */
export function stopOf(reason: unknown): Stop | undefined {
  return typeof reason === 'string' ? STOPS[reason] : undefined;
}

/** A part of a message's content: text, reasoning, or something without words such as an image. */
const PART = v.looseObject({
  type: v.optional(v.string()),
  text: v.optional(v.string()),
  reasoning: v.optional(v.string()),
});

/** The content of a message: text, or parts. */
export const CONTENT = v.union([v.string(), v.array(v.union([v.string(), PART])), v.null()]);

/** The words of a message's content, and its reasoning apart from them. */
export function wordsOf(content: v.InferOutput<typeof CONTENT> | undefined): { text: string; reasoning: string } {
  if (content === null || content === undefined) return { text: '', reasoning: '' };
  if (typeof content === 'string') return { text: content, reasoning: '' };
  let text = '';
  let reasoning = '';
  for (const part of content)
    if (typeof part === 'string') text += part;
    else if (part.type === 'reasoning') reasoning += part.reasoning ?? '';
    else text += part.text ?? '';
  return { text, reasoning };
}

/** Messages of a chat. */
const MESSAGES = v.array(v.looseObject({ role: v.string(), content: v.optional(CONTENT) }));

/** What was asked: a text, the JSON text of messages, or messages, of which the last one of the user counts. */
export function promptOf(came: unknown): string | undefined {
  if (typeof came === 'string') {
    if (!came.startsWith('[{')) return came;
    try {
      return promptOf(JSON.parse(came) as unknown) ?? came;
    } catch {
      return came;
    }
  }
  const messages = v.safeParse(MESSAGES, came);
  if (!messages.success) return undefined;
  const asked = messages.output.findLast(({ role }) => role === 'user' || role === 'human');
  return asked && wordsOf(asked.content).text;
}
