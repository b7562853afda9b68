import type { Rectangle } from './diagram-layout.ts';

const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** How far aside a box may lie for each pixel that it lies ahead. */
const WIDEST = 4;

/**
 * The box that an arrow key leads to: the nearest one whose middle lies that way, sideways distance counting double. Home and End
 * lead to the first and the last. Undefined for other keys and where nothing lies that way.
 */
export function neighbour<Box extends Rectangle>(boxes: readonly Box[], from: Box, key: string): Box | undefined {
  if (key === 'Home') return boxes[0];
  if (key === 'End') return boxes.at(-1);
  const direction = DIRECTIONS[key];
  if (!direction) return undefined;
  const [dx, dy] = direction;
  const origin = anchor(from);
  let nearest: Box | undefined;
  let least = Infinity;
  for (const box of boxes) {
    const { x, y } = anchor(box);
    const along = (x - origin.x) * dx + (y - origin.y) * dy;
    const aside = Math.abs((x - origin.x) * dy) + Math.abs((y - origin.y) * dx);
    const distance = along + 2 * aside;
    if (box !== from && along > 0 && aside <= WIDEST * along && distance < least) {
      least = distance;
      nearest = box;
    }
  }
  return nearest;
}

/** Where a box is met: the middle of its upper strip, which holds the name of an open group. */
const anchor = ({ x, y, width, height }: Rectangle) => ({ x: x + width / 2, y: y + Math.min(height, 28) / 2 });
