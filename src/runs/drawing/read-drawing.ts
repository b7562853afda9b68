import type { Engine } from '../../machine/engines/engine.ts';
import type { ColumnsDrawing, Drawing, GraphDrawing, GridDrawing, ListDrawing } from './drawing.ts';
import type { DrawingModel, DrawnGraph, DrawnGrid, DrawnList, DrawnPart } from './drawing-model.ts';
import { TapeReader, type TapeItem } from './tape-items.ts';

/** Most items of a list, and rows and columns of a grid, in one picture: more are too small to be read. */
const MOST_ITEMS = 120;
const MOST_ROWS = 24;
const MOST_COLUMNS = 40;

/** The picture of the configuration that the engine is in. Long lists and grids are cut to what is around the place of work. */
export function readDrawing(engine: Engine, drawing: Drawing): DrawingModel {
  const registers = (drawing.registers ?? []).map((name) => registerPart(new TapeReader(engine, name)));
  return { step: engine.steps, picture: pictureOf(engine, drawing), registers };
}

function pictureOf(engine: Engine, drawing: Drawing): DrawingModel['picture'] {
  switch (drawing.kind) {
    case 'grid':
      return gridOf(engine, drawing);
    case 'columns':
      return columnsOf(engine, drawing);
    case 'lists':
      return { kind: 'lists', lists: drawing.lists.map((list) => listOf(engine, list)) };
    case 'graph':
      return graphOf(engine, drawing);
  }
}

/** All that a tape holds as one value. */
function registerPart(tape: TapeReader): DrawnPart {
  let { first, last } = tape;
  while (first < last && tape.symbol(first) === '') first++;
  while (last > first && tape.symbol(last) === '') last--;
  return tape.part(tape.name, first, last + 1);
}

function gridOf(engine: Engine, drawing: GridDrawing): DrawnGrid {
  const table = new TapeReader(engine, drawing.table);
  const rows: TapeItem[][] = [[]];
  for (const item of table.items(drawing.entryEnd + drawing.rowEnd)) {
    if (drawing.rowEnd.includes(item.before) && item.before !== '') rows.push([]);
    rows.at(-1)!.push(item);
  }
  const letters = (name: string | undefined) => {
    const tape = name === undefined ? undefined : new TapeReader(engine, name);
    return tape ? tape.items('').map(({ from, to }) => tape.text(from, to)) : undefined;
  };
  const rowLetters = letters(drawing.rowLetters);
  const columnLetters = letters(drawing.columnLetters);
  // What is written now is at the end; of longer rows the columns around it.
  const rowsBefore = Math.max(0, rows.length - MOST_ROWS);
  const width = Math.max(...rows.map(({ length }) => length));
  const columnsBefore = Math.max(0, Math.min(width, rows.at(-1)!.length + MOST_COLUMNS / 4) - MOST_COLUMNS);
  const shown = Math.min(MOST_COLUMNS, width - columnsBefore);
  return {
    kind: 'grid',
    columns: Array.from({ length: shown }, (_, column) => heading(columnLetters, columnsBefore + column)),
    rows: rows.slice(rowsBefore).map((items, row) => ({
      name: heading(rowLetters, rowsBefore + row),
      parts: Array.from({ length: shown }, (_, column) => {
        const item = items[columnsBefore + column];
        const name = `${drawing.name}[${rowsBefore + row}][${columnsBefore + column}]`;
        return item ? table.part(name, item.from, item.to) : null;
      }),
    })),
    rowsBefore,
    columnsBefore,
  };
}

/** The index of a row or column, with its letter; row and column 0 have none. */
function heading(names: readonly string[] | undefined, index: number): string {
  return names ? `${index} ${index === 0 ? '' : (names[index - 1] ?? '')}`.trim() : String(index);
}

function columnsOf(engine: Engine, { rows, carried = [], align }: ColumnsDrawing): DrawnGrid {
  const tapes = rows.map((name) => new TapeReader(engine, name));
  const items = tapes.map((tape) => tape.items(''));
  const columnOf = (row: number, { from }: TapeItem) => (align === 'cells' ? from : from - items[row]!.at(-1)!.from);
  const all = items.flatMap((own, row) => own.map((item) => columnOf(row, item)));
  const first = Math.min(...all, 0);
  const last = Math.max(...all, first);
  // What is worked on is below the head of the first row.
  const head = columnOf(0, { from: engine.head(tapes[0]!.tape), to: 0, before: '', after: '' });
  const isLong = last - first + 1 > MOST_ITEMS;
  const begin = isLong ? Math.max(first, Math.min(head - MOST_ITEMS / 2, last + 1 - MOST_ITEMS)) : first;
  const end = isLong ? begin + MOST_ITEMS : last + 1;
  const empty = () => Array.from({ length: end - begin }, (): DrawnPart | null => null);
  const above = carried.map((name) => {
    const parts = empty();
    const part = registerPart(new TapeReader(engine, name));
    if (part.text !== '' && head >= begin && head < end) parts[head - begin] = part;
    return { name, parts };
  });
  const below = tapes.map((tape, row) => {
    const parts = empty();
    items[row]!.forEach((item, index) => {
      const column = columnOf(row, item) - begin;
      if (column >= 0 && column < parts.length)
        parts[column] = tape.part(`${tape.name}, symbol ${index + 1}`, item.from, item.to);
    });
    return { name: tape.name, parts };
  });
  return { kind: 'grid', columns: [], rows: [...above, ...below], rowsBefore: 0, columnsBefore: begin - first };
}

function listOf(engine: Engine, drawing: ListDrawing): DrawnList {
  const { between, opens, before = {}, after = {}, shape, pointers = [], firstIndex = 0 } = drawing;
  const tape = new TapeReader(engine, drawing.tape);
  const items = tape.items(between).filter((item) => opens === undefined || item.before === opens);
  const head = engine.head(tape.tape);
  const current = items.findIndex(({ to }) => to > head);
  const middle = (current < 0 ? items.length : current) - MOST_ITEMS / 2;
  const first = Math.max(0, Math.min(middle, items.length - MOST_ITEMS));
  const shown = items.slice(first, first + MOST_ITEMS);
  const parts = shown.map((item, index) => {
    const note = before[item.before] ?? after[item.after];
    return tape.part(`${tape.name} ${first + index}`, item.from, item.to, note);
  });
  return {
    name: tape.name,
    shape,
    parts,
    before: first,
    pointers: pointers.flatMap((name) => {
      const index = numberOn(engine, name);
      const at = index === undefined ? -1 : index - firstIndex - first;
      return at >= 0 && at < parts.length ? [{ name, index: at }] : [];
    }),
  };
}

function numberOn(engine: Engine, name: string): number | undefined {
  const { text } = registerPart(new TapeReader(engine, name));
  return /^\d+$/.test(text) ? Number(text) : undefined;
}

function graphOf(engine: Engine, drawing: GraphDrawing): DrawnGraph {
  const distances = new TapeReader(engine, drawing.distances);
  const edges = new TapeReader(engine, drawing.edges);
  const from = registerPart(new TapeReader(engine, drawing.from)).text;
  const to = registerPart(new TapeReader(engine, drawing.to)).text;
  const vertices = distances.items(`#${drawing.settled}${drawing.open}`).flatMap((item) => {
    const colon = cellOf(distances, item, ':');
    if (colon === undefined) return [];
    const id = distances.text(item.from, colon);
    const isSettled = item.before === drawing.settled;
    const note = isSettled ? 'settled' : 'open';
    const distance = distances.part(`distance of ${id}`, colon + 1, item.to, note);
    return [{ id, distance, isSettled, isFrom: id === from, isTo: id === to }];
  });
  return {
    kind: 'graph',
    vertices,
    edges: edges.items(drawing.followed + drawing.waiting).flatMap((item) => {
      const dash = cellOf(edges, item, '-');
      const colon = cellOf(edges, item, ':');
      // What comes before the edges on the tape is none.
      if (dash === undefined || colon === undefined) return [];
      const ends = { from: edges.text(item.from, dash), to: edges.text(dash + 1, colon) };
      const isFollowed = item.before === drawing.followed;
      const note = isFollowed ? 'followed' : undefined;
      return [{ ...ends, weight: edges.part(`edge ${ends.from} to ${ends.to}`, colon + 1, item.to, note), isFollowed }];
    }),
  };
}

function cellOf(tape: TapeReader, { from, to }: TapeItem, symbol: string): number | undefined {
  for (let cell = from; cell < to; cell++) if (tape.symbol(cell) === symbol) return cell;
  return undefined;
}
