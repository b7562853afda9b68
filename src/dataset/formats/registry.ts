import { alpaca } from './alpaca.ts';
import type { Format } from './format.ts';
import { inspect } from './inspect.ts';
import { messages } from './messages.ts';
import { nativeSpans } from './native-spans.ts';
import { native } from './native.ts';
import { openaiBatch } from './openai-batch.ts';
import { promptCompletion } from './prompt-completion.ts';
import { sharegpt } from './sharegpt.ts';
import { stepwise } from './stepwise.ts';
import { text } from './text.ts';

/** Every format, the fullest first. */
export const FORMATS: readonly Format[] = [
  native,
  nativeSpans,
  promptCompletion,
  messages,
  alpaca,
  sharegpt,
  text,
  stepwise,
  inspect,
  openaiBatch,
];
