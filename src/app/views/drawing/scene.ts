import type { DrawnPart } from '../../../runs/drawing/drawing-model.ts';

/** A value at its place, in pixels from the corner of the picture. */
export interface SceneBox {
  readonly part: DrawnPart;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly isRound?: boolean;
  /** Where the text's middle is, if not in the middle of the box: above a bar. */
  readonly textY?: number;
  /** Whether the problem is done with it: a settled vertex, an item that is chosen. */
  readonly isDone?: boolean;
}

/** Words in the picture. */
export interface SceneLabel {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly isStrong?: boolean;
}

/** A line, such as an edge of a graph. */
export interface SceneLine {
  readonly key: string;
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly isDone: boolean;
}

/** A picture laid out. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly SceneBox[];
  readonly labels: readonly SceneLabel[];
  readonly lines: readonly SceneLine[];
}

/** Pixels that a letter of the picture takes, and the height of a box with one line. */
export const LETTER = 8;
export const BOX = 28;
/** Pixels between boxes, and around the picture. */
export const GAP = 4;
export const MARGIN = 12;
/** Height in pixels of a line of words. */
export const LINE = 18;

/** The width of a box for a text, in pixels. */
export const widthOf = (text: string): number => Math.max(BOX, [...text].length * LETTER + 12);
