import { describe, expect, test } from 'vitest';
import { Random } from '../../../base/random.ts';
import { readDrawing } from '../../../runs/drawing/read-drawing.ts';
import { solveTask } from '../../../tasks/task-subject.ts';
import { TASKS } from '../../../tasks/registry.ts';
import { drawingScene } from './drawing-scene.ts';
import type { Scene } from './scene.ts';

/** Steps of a run at which its picture is laid out. */
const SAMPLES = 40;

/** Pixels that a letter of a label takes at least. */
const LABEL_LETTER = 6.5;

describe.each(TASKS.map((task) => [task.id, task] as const))('the picture of %s', (id, task) => {
  test.each([300, 560])('cuts no word or value off at its edges, in a width of %i', (width) => {
    const random = new Random('scene', id);
    for (const instance of [task.example, task.sample(random, task.ranges.S), task.sample(random, task.ranges.M)]) {
      const { run } = solveTask(task, instance);
      for (let sample = 0; sample <= SAMPLES; sample++) {
        const step = sample === SAMPLES ? run.steps : random.integer(0, run.steps);
        expect(cutIn(drawingScene(readDrawing(run.seek(step), task.drawing), width))).toEqual([]);
      }
    }
  });
});

/** The words and values that reach over an edge of a scene. */
function cutIn({ width, height, boxes, labels }: Scene): string[] {
  const cutBoxes = boxes.filter((box) => box.x < 0 || box.x + box.width > width || box.y + box.height > height);
  const cutLabels = labels.filter(({ x, y, text, anchor }) => {
    const own = text.length * LABEL_LETTER;
    const left = anchor === 'start' ? x : anchor === 'middle' ? x - own / 2 : x - own;
    return left < 0 || left + own > width || y > height;
  });
  return [...cutBoxes.map(({ part }) => part.text), ...cutLabels.map(({ text }) => text)];
}
