import type { ControlScore } from '../../attention/scores/controls.ts';
import type { HeadScore, Score } from '../../attention/scores/head-scores.ts';
import type { CharacterRange, PieceKind, Way } from '../../attention/oracle/piece.ts';
import type { TextSettings } from '../../cot/chain-of-thought.ts';
import type { LabInstance } from '../../lab/machines/lab-machine.ts';
import type { Instance } from '../../tasks/task.ts';

/** Whose text is looked at: that of a task's run, or one of the lab's examples with the model that reads it. */
export type AttentionRequest =
  | ({
      readonly kind: 'task';
      readonly task: string;
      readonly instance: Instance;
      /** The task's first one where it is absent. */
      readonly wording?: string | undefined;
    } & TextSettings)
  | LabRequest;

/** A published model of the lab and its weights, and how long the inputs are that it reads. */
export interface LabRequest {
  readonly kind: 'lab';
  readonly model: string;
  readonly weights: Blob;
  readonly length: number;
  /** Which of the examples of this length is shown, from 0. */
  readonly example: number;
  /** A person's own instance with what its addresses are drawn with, which is read alone in the place of examples. */
  readonly own?: { readonly instance: LabInstance; readonly addresses: number } | undefined;
}

/** What the page shows of a text. */
export interface MapSummary {
  /** Characters of prompt and text. */
  readonly characters: number;
  readonly promptCharacters: number;
  /** Pieces with sources. */
  readonly reads: number;
  readonly kinds: Readonly<Partial<Record<PieceKind, number>>>;
  readonly ways: Readonly<Partial<Record<Way, number>>>;
  /** Positions of the map: characters, or tokens where a model is open. */
  readonly size: number;
  readonly promptSize: number;
  readonly unit: 'character' | 'token';
}

/** A read in the list. */
export interface ReadRow {
  readonly number: number;
  readonly kind: PieceKind;
  readonly way: Way;
  readonly name: string;
  readonly value: string;
  /** What its sources say, in short. */
  readonly from: string;
  /** In characters; see `distanceOf`. */
  readonly distance: number;
}

/** Which reads a list shows, and in which order. */
export interface ReadArrangement {
  readonly kind: PieceKind | 'all';
  /** What a value, an operand's name or a kind contains. */
  readonly filter: string;
  /** A column; undefined for the order of the text. */
  readonly column: string | undefined;
  readonly descending: boolean;
}

/** A line of the text with the stretches of it that are lit. */
export interface ExcerptLine {
  /** The number of the line in prompt and text, from 0. */
  readonly line: number;
  /** The first character that is shown of it; long lines are cut around what is lit. */
  readonly from: number;
  readonly text: string;
  /** Whether characters before the first are left out. */
  readonly isCut: boolean;
}

/** A chosen read with the lines that it and its sources are in. */
export interface ReadView extends ReadRow {
  readonly at: CharacterRange;
  /** At most `MOST_ARCS` of them, those nearest to the read. */
  readonly sources: readonly CharacterRange[];
  readonly hidden: number;
  readonly lines: readonly ExcerptLine[];
  /** Its place in the map: rows [from, to), and columns of each source. */
  readonly rows: CharacterRange;
  readonly columns: readonly CharacterRange[];
  /** What the chosen head does there; undefined without one, and where it is not known. */
  readonly head: HeadRead | undefined;
}

/** A head of a model. */
export interface HeadName {
  readonly layer: number;
  readonly head: number;
}

/** What a head does at a read: its attention on the sources, and whether its largest weight is on one. */
export interface HeadRead {
  readonly mass: number;
  readonly isHit: boolean;
}

/** What a picture of a part of the map shows. */
export interface PictureRequest {
  /** Rows and columns [from, to), in positions. */
  readonly rows: CharacterRange;
  readonly columns: CharacterRange;
  readonly kind: PieceKind | 'all';
  readonly head: HeadName | undefined;
  /** Most rectangles. */
  readonly most: number;
}

/** The rectangles of a picture, in positions. */
export interface PictureParts {
  readonly marks: readonly PictureMark[];
  /** Weights of the head, each for `side` × `side` positions from a row and a column on. */
  readonly weights: readonly (readonly [row: number, column: number, weight: number])[];
  readonly side: number;
}

/** A mark of a picture. */
export interface PictureMark {
  readonly rows: CharacterRange;
  readonly columns: CharacterRange;
  readonly kind: number;
  /** What the head of a probe does there; undefined where it was not asked for. */
  readonly head: HeadRead | undefined;
}

/** What is open of a model. */
export interface ModelView {
  /** What it comes from: the name of a file, of a model of the lab. */
  readonly name: string;
  readonly kind: 'dense' | 'probe' | 'lab';
  readonly model: string | undefined;
  /** Whether weights of single tokens are known: all of them, or the largest ones of a probe. */
  readonly hasWeights: boolean;
  readonly layers: number;
  readonly heads: number;
  readonly tokens: number;
  /** Texts whose reads are scored together. */
  readonly texts: number;
  readonly scores: readonly HeadScore[];
  readonly controls: readonly ControlScore[];
  readonly band: { readonly mean: number; readonly low: number; readonly high: number };
  readonly union: { readonly heads: readonly HeadName[]; readonly score: Score } | undefined;
  /** Reads that are scored, and those of the map that are no tokens or have none before them. */
  readonly reads: number;
  readonly left: number;
  /** Sentences about what does not match. */
  readonly problems: readonly string[];
  /** Milliseconds from opening to ranking. */
  readonly milliseconds: number;
}

/** What a tile shows: [x, x + size) columns and rows from y, in positions times 2^level pixels. */
export interface TileRequest {
  readonly level: number;
  /** Pixels from the left and the top of the whole map at this level. */
  readonly x: number;
  readonly y: number;
  /** Pixels of its sides. */
  readonly pixels: number;
  readonly head: HeadName | undefined;
  readonly kind: PieceKind | 'all';
  readonly colours: TileColours;
}

/** Colours as CSS writes them. */
export interface TileColours {
  readonly ground: string;
  readonly prompt: string;
  readonly future: string;
  readonly heat: string;
  readonly kinds: Readonly<Record<PieceKind, string>>;
}

/** Distances of the reads of one instance in one variant. */
export interface DistancePoint {
  readonly length: number;
  readonly variant: 'tail' | 'without-memory-fetcher';
  readonly kind: PieceKind;
  readonly reads: number;
  readonly mean: number;
  readonly most: number;
}

/** How far measuring distances is. */
export interface DistanceProgress {
  readonly done: number;
  readonly all: number;
}
