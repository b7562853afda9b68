import { useState } from 'react';
import * as v from 'valibot';
import { remembered } from '../kit/browser/remembered.ts';
import type { DataColumn } from './DataRow.tsx';

/** Widths in pixels by the ids of columns. */
type Widths = Readonly<Record<string, number>>;

/** Pixels of the narrowest column: room for a few letters. */
export const NARROWEST = 32;

/** Pixels of the widest column. */
export const WIDEST = 2000;

/** Pixels between columns and at the ends of a row, as the style sheet has them. */
const GAP = 12;
const ENDS = 32;

const width = v.pipe(v.number(), v.minValue(NARROWEST), v.maxValue(WIDEST));
const widthsText = v.pipe(v.string(), v.parseJson(), v.record(v.string(), width));

/** The widths of a table's columns: their own share of the room until a person gives one another width, which is kept for the next visit. */
export function useColumnWidths(label: string, columns: readonly Pick<DataColumn<never>, 'id' | 'width'>[]) {
  const [stored] = useState(() => remembered<Widths>(`tail-tracer-columns-${label}`, widthsText, {}));
  const [widths, setWidths] = useState<Widths>(() => stored.read());
  const change = (next: Widths) => {
    setWidths(next);
    stored.write(next);
  };
  const all = columns.map(({ id }) => widths[id]);
  const isFixed = all.every((each) => each !== undefined);
  return {
    template: columns
      .map((column) => (widths[column.id] === undefined ? column.width : `${widths[column.id]}px`))
      .join(' '),
    /** The least width of a row, where all columns have one of their own; then the table scrolls sideways. */
    minWidth: isFixed ? all.reduce((sum, each) => sum + each + GAP, ENDS - GAP) : undefined,
    /** Gives a column a width; `measured` are those that all have now, so that the others stay as they are. */
    resize: (id: string, pixels: number, measured: Widths) =>
      change({ ...measured, ...widths, [id]: Math.round(Math.min(WIDEST, Math.max(NARROWEST, pixels))) }),
    /** Gives all columns their own share again. */
    reset: () => change({}),
  };
}
