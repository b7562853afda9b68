import type { DrawnGrid } from '../../../runs/drawing/drawing-model.ts';
import { BOX, GAP, LETTER, LINE, MARGIN, widthOf, type Scene, type SceneBox, type SceneLabel } from './scene.ts';

/** A grid, or numbers below each other, laid out with headings. */
export function gridScene({ columns, rows, rowsBefore, columnsBefore }: DrawnGrid): Scene {
  const boxes: SceneBox[] = [];
  const labels: SceneLabel[] = [];
  const texts = rows.flatMap(({ parts }) => parts.map((part) => part?.text ?? ''));
  const pitch = Math.max(BOX, ...columns.map(widthOf), ...texts.map(widthOf)) + GAP;
  const left = MARGIN + Math.max(2, ...rows.map(({ name }) => name.length)) * LETTER + GAP * 2;
  const top = MARGIN + (columns.length > 0 ? LINE : 0);
  columns.forEach((text, column) =>
    labels.push({
      key: `column ${column}`,
      x: left + column * pitch + (pitch - GAP) / 2,
      y: MARGIN + 6,
      text,
      anchor: 'middle',
    }),
  );
  rows.forEach(({ name, parts }, row) => {
    const y = top + row * (BOX + GAP);
    labels.push({ key: `row ${row}`, x: left - GAP * 2, y: y + BOX / 2, text: name, anchor: 'end' });
    parts.forEach((part, column) => {
      if (part) boxes.push({ part, x: left + column * pitch, y, width: pitch - GAP, height: BOX });
    });
  });
  const width = Math.max(0, ...rows.map(({ parts }) => parts.length)) * pitch;
  const bottom = top + rows.length * (BOX + GAP);
  const omitted = [
    rowsBefore > 0 ? `${rowsBefore} rows` : '',
    columnsBefore > 0 ? `${columnsBefore} columns` : '',
  ].filter((words) => words !== '');
  if (omitted.length > 0)
    labels.push({
      key: 'omitted',
      x: MARGIN,
      y: bottom + 8,
      text: `${omitted.join(' and ')} before these are not drawn`,
      anchor: 'start',
    });
  return { width: left + width + MARGIN, height: bottom + (omitted.length > 0 ? LINE : 0), boxes, labels, lines: [] };
}
