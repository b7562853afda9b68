import * as v from 'valibot';
import type { InputFormat, Prediction } from '../prediction.ts';
import { promptOf } from './shapes.ts';

/** A line of `samples_<task>_<date>.jsonl`, as far as it is read. */
const SAMPLE = v.looseObject({
  doc_id: v.union([v.number(), v.string()]),
  doc: v.record(v.string(), v.unknown()),
  // The tool makes values safe for JSON, so lists may have come as their text.
  resps: v.union([v.array(v.unknown()), v.string()]),
  arguments: v.optional(v.unknown()),
  filter: v.optional(v.string()),
});

/**
 * lm-evaluation-harness with `--log_samples`: one line for each document and filter. The output is `resps[0]`, one text for each
 * repeat; lines of the same document under other filters repeat it and are left out by who reads the file.
 */
export const lmEval: InputFormat = {
  id: 'lm-eval',
  title: 'lm-evaluation-harness samples',
  takes: (row) => 'resps' in row && 'doc' in row,
  read: (row, place) => {
    const parsed = v.safeParse(SAMPLE, row);
    if (!parsed.success) return `${place}: doc_id, doc and resps of a sample of lm-evaluation-harness are not there.`;
    const { doc, doc_id: number, resps, arguments: asked } = parsed.output;
    const outputs = firstTexts(resps);
    if (!outputs) return `${place}, resps: got no text; allowed: a list of lists of texts.`;
    const id = typeof doc['id'] === 'string' ? doc['id'] : undefined;
    return outputs.map((output, sample): Prediction => {
      return { place, output, id, columns: { ...doc, doc_id: number }, prompt: firstPrompt(asked), sample };
    });
  },
};

/** The texts of the first request; `resps` may be the text of a list in the notation of Python or of JSON. */
function firstTexts(resps: unknown): string[] | undefined {
  if (typeof resps === 'string') {
    const listed = parsedList(resps);
    return listed === undefined ? [resps] : firstTexts(listed);
  }
  if (!Array.isArray(resps)) return undefined;
  const first: unknown = resps[0];
  if (typeof first === 'string') {
    const listed = parsedList(first);
    return listed === undefined ? [first] : firstTexts([listed]);
  }
  if (!Array.isArray(first)) return undefined;
  const texts = first.filter((text): text is string => typeof text === 'string');
  return texts.length > 0 ? texts : firstTexts([first[0]]);
}

/** A list from its text, or undefined for any other text. */
function parsedList(text: string): unknown[] | undefined {
  if (!/^\[\s*(?:\[\s*)?["']/.test(text)) return undefined;
  for (const candidate of [text, text.replaceAll(/'((?:[^'\\]|\\.)*)'/gs, (_, inner: string) => jsonString(inner))])
    try {
      const value = JSON.parse(candidate) as unknown;
      if (Array.isArray(value)) return value as unknown[];
    } catch {
      // The other notation is tried, then the text is taken as it is.
    }
  return undefined;
}

const jsonString = (inner: string): string =>
  `"${inner.replaceAll(String.raw`\'`, "'").replaceAll('"', String.raw`\"`)}"`;

/** The prompt: `arguments.gen_args_0.arg_0`, or in older files `arguments[0][0]`. */
function firstPrompt(came: unknown): string | undefined {
  const parsed = v.safeParse(ARGUMENTS, came);
  if (!parsed.success) return undefined;
  const { output } = parsed;
  return promptOf(Array.isArray(output) ? output[0]?.[0] : output.gen_args_0.arg_0);
}

const ARGUMENTS = v.union([
  v.array(v.array(v.unknown())),
  v.looseObject({ gen_args_0: v.looseObject({ arg_0: v.unknown() }) }),
]);
