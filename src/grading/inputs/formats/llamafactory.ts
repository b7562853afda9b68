import * as v from 'valibot';
import type { InputFormat } from '../prediction.ts';

const LINE = v.looseObject({ prompt: v.string(), predict: v.string(), label: v.string() });

/** A line of LLaMA-Factory's `generated_predictions.jsonl`: prompt, prediction and the text that was to be written; no id. */
export const llamaFactory: InputFormat = {
  id: 'llama-factory',
  title: 'LLaMA-Factory predictions',
  takes: (row) => 'predict' in row && 'label' in row && 'prompt' in row,
  read: (row, place) => {
    const parsed = v.safeParse(LINE, row);
    if (!parsed.success) return `${place}: prompt, predict and label are not all texts.`;
    const { prompt, predict, label } = parsed.output;
    return [{ place, output: predict, prompt, expected: label }];
  },
};
