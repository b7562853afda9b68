import type { Json } from '../../base/json.ts';
import type { Segment } from '../../cot/segment.ts';
import type { Source } from '../../trace/atomic-state.ts';
import { LongList } from '../long-text.ts';
import type { Example } from '../record.ts';
import type { Format } from './format.ts';
import { NATIVE_COLUMNS } from './native.ts';

/**
 * The whole record with the role of every stretch of its text and, where a stretch prints an operand, the atomic state that fetched or
 * wrote it, its sort, and where its value comes from: `input`, `constant`, or `state` with the number of the atomic state that wrote it.
 */
export const nativeSpans: Format = {
  id: 'native-spans',
  summary: 'Everything that is known about an example, with the role and the sources of every stretch of its text.',
  columns: [
    ...NATIVE_COLUMNS,
    {
      name: 'spans',
      type: {
        list: {
          fields: [
            // Places in `cot`, in UTF-16 units; [from, to).
            { name: 'from', type: 'integer' },
            { name: 'to', type: 'integer' },
            { name: 'role', type: 'string' },
            { name: 'operand', type: 'string', nullable: true },
            // Of an operand: address, symbol or field; see `OperandSort`.
            { name: 'sort', type: 'string', nullable: true },
            { name: 'state', type: 'integer', nullable: true },
            { name: 'sources', type: { list: 'string' } },
          ],
        },
      },
    },
  ],
  row: (example) => ({
    ...example.record,
    // As many as there are words: a list of them is longer than the text.
    spans: typeof example.record.cot === 'string' ? [...spansOf(example)] : new LongList(() => spansOf(example)),
  }),
};

function* spansOf({ solution, text }: Example): Generator<Json, void, undefined> {
  let from = 0;
  const spanOf = ({ text: words, role, operand, state }: Segment): Json => {
    const sources = operand ? solution.trace.sourcesOf(operand).map(sourceText) : [];
    const span = {
      from,
      to: from + words.length,
      role,
      operand: operand?.name ?? null,
      sort: operand?.sort ?? null,
      state: state ?? null,
      sources,
    };
    from = span.to;
    return span;
  };
  for (let position = 0; position < solution.trace.outerLength; position++)
    for (const segment of text.segments(position)) yield spanOf(segment);
  for (const segment of text.ending()) yield spanOf(segment);
}

const sourceText = (source: Source) => (source.kind === 'state' ? `state ${source.state}` : source.kind);
