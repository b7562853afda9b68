import { pathRound } from 'd3';
import type { Point } from './diagram-layout.ts';

/** Pixels by which the corners of an arrow are rounded. */
const ROUNDING = 4;

/** An arrow through its corners, as the `d` of an SVG path. */
export function arrowPath(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const line = pathRound(2);
  line.moveTo(first.x, first.y);
  rest.forEach((corner, index) => {
    const next = rest[index + 1];
    // Rounded where the arrow turns; the last point is its tip.
    if (next)
      line.arcTo(
        corner.x,
        corner.y,
        next.x,
        next.y,
        Math.min(ROUNDING, reach(points[index]!, corner), reach(corner, next)),
      );
    else line.lineTo(corner.x, corner.y);
  });
  return line.toString();
}

/** A corner takes no more than half of the line on either side of it. */
const reach = (a: Point, b: Point): number => (Math.abs(a.x - b.x) + Math.abs(a.y - b.y)) / 2;
