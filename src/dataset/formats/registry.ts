import type { Format } from './format.ts';
import { messages } from './messages.ts';
import { native } from './native.ts';
import { promptCompletion } from './prompt-completion.ts';

/** Every format, the fullest first. */
export const FORMATS: readonly Format[] = [native, promptCompletion, messages];
