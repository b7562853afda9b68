import type { SceneBox } from './scene.ts';

/** How much farther a box seems that is aside of the way: arrow keys rather stay in their row or column. */
const ASIDE = 3;

const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The box to which an arrow key leads from another; undefined where the key is none, or there is no box. */
export function nearestBox(boxes: readonly SceneBox[], from: number, key: string): number | undefined {
  const direction = DIRECTIONS[key];
  const start = boxes[from];
  if (!direction || !start) return undefined;
  const [x, y] = middleOf(start);
  let nearest: number | undefined;
  let least = Infinity;
  boxes.forEach((box, index) => {
    const [endX, endY] = middleOf(box);
    const ahead = (endX - x) * direction[0] + (endY - y) * direction[1];
    const aside = Math.abs((endX - x) * direction[1]) + Math.abs((endY - y) * direction[0]);
    const distance = ahead + aside * ASIDE;
    if (ahead <= 1 || distance >= least) return;
    least = distance;
    nearest = index;
  });
  return nearest;
}

const middleOf = ({ x, y, width, height }: SceneBox): readonly [number, number] => [x + width / 2, y + height / 2];
