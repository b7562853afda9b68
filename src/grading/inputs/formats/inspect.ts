import * as v from 'valibot';
import type { InputFormat } from '../prediction.ts';
import { CONTENT, promptOf, stopOf, wordsOf } from './shapes.ts';

const CHOICE = v.looseObject({
  message: v.looseObject({ content: v.optional(CONTENT), reasoning: v.optional(v.nullable(v.string())) }),
  stop_reason: v.optional(v.nullable(v.string())),
});

/** A sample of an Inspect log, as far as it is read. */
const SAMPLE = v.looseObject({
  id: v.union([v.string(), v.number()]),
  epoch: v.optional(v.number(), 1),
  input: v.unknown(),
  output: v.looseObject({
    model: v.optional(v.string()),
    choices: v.optional(v.array(CHOICE), []),
    completion: v.optional(v.string(), ''),
    error: v.optional(v.nullable(v.string())),
  }),
  metadata: v.optional(v.nullable(v.record(v.string(), v.unknown()))),
  attachments: v.optional(v.record(v.string(), v.string()), {}),
});

/** A sample of a log of Inspect AI, from `samples` of a `.json` log or a member of an `.eval` archive. */
export const inspect: InputFormat = {
  id: 'inspect',
  title: 'Inspect log',
  takes: (row) => 'epoch' in row && 'output' in row && 'input' in row,
  read: (row, place) => {
    const parsed = v.safeParse(SAMPLE, row);
    if (!parsed.success)
      return `${place}: id, input and output.choices of a sample of Inspect are not there or of another shape.`;
    const { id, epoch, input, output, metadata, attachments } = parsed.output;
    const whole = (text: string) => attached(text, attachments);
    const choice = output.choices[0];
    const words = wordsOf(choice?.message.content);
    const text = words.text === '' ? output.completion : words.text;
    const reasoning = words.reasoning === '' ? (choice?.message.reasoning ?? '') : words.reasoning;
    const stop = output.error ? 'error' : stopOf(choice?.stop_reason);
    const asked = promptOf(input);
    return [
      {
        place,
        output: whole(text),
        ...(reasoning === '' ? {} : { reasoning: whole(reasoning) }),
        id: String(id),
        prompt: asked === undefined ? undefined : whole(asked),
        columns: metadata ?? undefined,
        stop,
        sample: epoch - 1,
        model: output.model,
      },
    ];
  },
};

/** A text with `attachment://<hash>` replaced by what was attached; long texts are kept once and named. */
function attached(text: string, attachments: Readonly<Record<string, string>>): string {
  return text.replaceAll(/attachment:\/\/([0-9a-zA-Z]+)/g, (name, hash: string) => attachments[hash] ?? name);
}
