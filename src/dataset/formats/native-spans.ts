import type { Json } from '../../base/json.ts';
import { spansOf } from '../../cot/spans.ts';
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
  row: (example) => ({ ...example.record, spans: spanRows(example) }),
};

function spanRows({ solution, text }: Example): Json[] {
  const segments = Array.from({ length: solution.trace.outerLength }, (_, position) => text.segments(position)).flat();
  return spansOf([...segments, ...text.ending()]).map(({ from, to, segment: { role, operand, state } }) => ({
    from,
    to,
    role,
    operand: operand?.name ?? null,
    sort: operand?.sort ?? null,
    state: state ?? null,
    sources: operand ? solution.trace.sourcesOf(operand).map(sourceText) : [],
  }));
}

const sourceText = (source: Source) => (source.kind === 'state' ? `state ${source.state}` : source.kind);
