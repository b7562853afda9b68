import type { InputFormat } from '../prediction.ts';
import { inspect } from './inspect.ts';
import { llamaFactory } from './llamafactory.ts';
import { lmEval } from './lm-eval.ts';
import { openaiBatch } from './openai-batch.ts';
import { plain } from './plain.ts';

/** Every format that is recognised; the one that asks least of a row comes last. */
export const INPUT_FORMATS: readonly InputFormat[] = [lmEval, inspect, openaiBatch, llamaFactory, plain];
