import type { Transformer } from './transformer.ts';

/** When a model stops writing. */
export interface WritingLimits {
  /** The token that ends a text. */
  readonly end: number;
  /** Most tokens that are written. */
  readonly most: number;
}

/**
 * Has a model go on with a prompt: always the likeliest token, the first of several. Returns what it has written, the end included.
 */
export function writeText(model: Transformer, prompt: readonly number[], limits: WritingLimits): number[] {
  return [...writtenTokens(model, prompt, limits)];
}

/**
 * The same token by token: whoever asks for the next one may do something else in between. The model's weights at all positions but the
 * last can be read meanwhile.
 */
export function* writtenTokens(
  model: Transformer,
  prompt: readonly number[],
  { end, most }: WritingLimits,
): Generator<number, void, undefined> {
  const tokens = [...prompt];
  const last = Math.min(prompt.length + most, model.capacity);
  let known = 0;
  while (tokens.length < last) {
    model.forward(tokens, known, tokens.length);
    known = tokens.length;
    const token = likeliest(model, known - 1);
    tokens.push(token);
    yield token;
    if (token === end) return;
  }
}

/** The likeliest token after a position, which `forward` has been called for; the first of several. */
export function likeliest(model: Transformer, position: number): number {
  const { memory } = model.kernels;
  const logits = model.logits(position, position + 1);
  let best = 0;
  for (let token = 1; token < model.shape.vocabulary; token++)
    if (memory[logits + token]! > memory[logits + best]!) best = token;
  return best;
}
