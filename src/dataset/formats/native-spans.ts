import type { Json } from '../../base/json.ts';
import type { Segment } from '../../cot/segment.ts';
import type { Source } from '../../trace/atomic-state.ts';
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
  row: (example) => ({ ...example.record, spans: spansOf(example) }),
};

function spansOf({ solution, text }: Example): Json[] {
  const spans: Json[] = [];
  let from = 0;
  const add = ({ text: words, role, operand, state }: Segment) => {
    const to = from + words.length;
    const sources = operand ? solution.trace.sourcesOf(operand).map(sourceText) : [];
    spans.push({
      from,
      to,
      role,
      operand: operand?.name ?? null,
      sort: operand?.sort ?? null,
      state: state ?? null,
      sources,
    });
    from = to;
  };
  for (let position = 0; position < solution.trace.outerLength; position++) text.segments(position).forEach(add);
  text.ending().forEach(add);
  return spans;
}

const sourceText = (source: Source) => (source.kind === 'state' ? `state ${source.state}` : source.kind);
