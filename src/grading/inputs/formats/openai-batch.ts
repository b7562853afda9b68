import * as v from 'valibot';
import type { InputFormat, Prediction } from '../prediction.ts';
import { CONTENT, stopOf, wordsOf } from './shapes.ts';

const OPTIONAL_TEXT = v.optional(v.nullable(v.string()));

/** A chat completion, a completion, or a response: the three bodies that batches hold. */
const BODY = v.looseObject({
  model: v.optional(v.string()),
  choices: v.optional(
    v.array(
      v.looseObject({
        message: v.optional(
          v.looseObject({
            content: v.optional(CONTENT),
            // Servers of reasoning models add one of these.
            reasoning_content: OPTIONAL_TEXT,
            reasoning: OPTIONAL_TEXT,
          }),
        ),
        text: OPTIONAL_TEXT,
        finish_reason: OPTIONAL_TEXT,
      }),
    ),
  ),
  output: v.optional(v.array(v.looseObject({ type: v.optional(v.string()), content: v.optional(v.unknown()) }))),
  status: OPTIONAL_TEXT,
  incomplete_details: v.optional(v.nullable(v.looseObject({ reason: OPTIONAL_TEXT }))),
});

const LINE = v.looseObject({
  custom_id: v.string(),
  response: v.nullable(v.looseObject({ status_code: v.optional(v.number()), body: v.unknown() })),
  error: v.optional(v.unknown()),
});

/** A line of OpenAI's batch output, which `vllm run-batch` writes, too. */
export const openaiBatch: InputFormat = {
  id: 'openai-batch',
  title: 'OpenAI batch or vLLM run-batch output',
  takes: (row) => 'custom_id' in row && 'response' in row,
  read: (row, place) => {
    const parsed = v.safeParse(LINE, row);
    if (!parsed.success) return `${place}: custom_id and response of a batch's output are not there.`;
    const { custom_id: id, response, error } = parsed.output;
    const body = v.safeParse(BODY, response?.body);
    if (!response || !body.success || (response.status_code ?? 200) >= 400)
      return `${place}, ${id}: the request failed: ${JSON.stringify(error ?? response?.body ?? null).slice(0, SHOWN)}`;
    const { model, choices, output, status, incomplete_details: incomplete } = body.output;
    const common = { place, id, model };
    if (choices)
      return choices.map(({ message, text, finish_reason: reason }, sample): Prediction => {
        const words = wordsOf(message?.content);
        const reasoning = message?.reasoning_content ?? message?.reasoning ?? words.reasoning;
        return {
          ...common,
          output: message ? words.text : (text ?? ''),
          ...(reasoning === '' ? {} : { reasoning }),
          stop: stopOf(reason),
          sample,
        };
      });
    if (!output) return `${place}, ${id}: response.body has neither choices nor output.`;
    const said = output
      .filter(({ type }) => type === undefined || type === 'message')
      .flatMap(({ content }) => {
        const parts = v.safeParse(CONTENT, content);
        return parts.success ? [wordsOf(parts.output).text] : [];
      });
    return [{ ...common, output: said.join(''), stop: stopOf(incomplete?.reason ?? status) }];
  },
};

/** Characters of a failure that are shown. */
const SHOWN = 200;
