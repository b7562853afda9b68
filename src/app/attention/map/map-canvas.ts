import type { MapSummary, TileRequest } from '../../../workers/attention/attention-views.ts';
import type { MapPlace } from '../attention-address.ts';
import { TILE, TileStore, type Scene, type TileName } from './tile-store.ts';

/** Largest zoom: 2⁵ device pixels a position. */
const MOST_LEVEL = 5;
const LEAST_LEVEL = -12;

/** A chosen read as the map shows it: rows and columns in positions. */
export interface Lit {
  readonly rows: readonly [number, number];
  readonly columns: readonly (readonly [number, number])[];
}

/** The canvas of the map: draws the tiles in view and moves over them. Places are positions of the text; sizes device pixels. */
export class MapCanvas {
  private readonly canvas: HTMLCanvasElement;
  private readonly store: TileStore;
  private readonly moved: (place: MapPlace, isWhole: boolean) => void;
  private size = { columns: 1, rows: 1 };
  private at: MapPlace = { column: 0, row: 0, level: 0 };
  private isFit = true;
  private lit: Lit | undefined;
  private frame = 0;

  /** `moved` is told each place that is in view. */
  constructor(
    canvas: HTMLCanvasElement,
    ask: (request: TileRequest) => Promise<ImageBitmap>,
    moved: (place: MapPlace, isWhole: boolean) => void,
  ) {
    this.canvas = canvas;
    this.store = new TileStore(ask, () => this.draw());
    this.moved = moved;
  }

  /** Device pixels a position. */
  get scale(): number {
    return 2 ** this.at.level;
  }

  /** Shows a text, or the same in another scene. */
  show({ size, promptSize }: MapSummary, scene: Scene, place: MapPlace | undefined, isOther: boolean): void {
    this.size = { columns: size, rows: Math.max(1, size - promptSize) };
    this.store.show(scene, isOther);
    if (isOther) {
      this.isFit = place === undefined;
      if (place) this.at = place;
      else this.at = this.fitting();
    }
    this.go(this.at);
  }

  /** Lights a read, and brings it into view where it is not. */
  light(lit: Lit | undefined, brings: boolean): void {
    this.lit = lit;
    if (lit && brings) {
      const { width, height } = this.canvas;
      const { scale, at } = this;
      const [column, row] = [lit.columns[0]?.[0] ?? 0, lit.rows[0]];
      const isIn =
        (column - at.column) * scale >= 0 &&
        (column - at.column) * scale < width &&
        (row - at.row) * scale >= 0 &&
        (row - at.row) * scale < height;
      if (!isIn)
        this.go({ ...at, column: Math.round(column - width / scale / 2), row: Math.round(row - height / scale / 2) });
    }
    this.draw();
  }

  /** The canvas has another size now, in CSS pixels. */
  resize(width: number, height: number): void {
    const ratio = Math.min(2, window.devicePixelRatio);
    this.canvas.width = Math.max(1, Math.round(width * ratio));
    this.canvas.height = Math.max(1, Math.round(height * ratio));
    this.go(this.isFit ? this.fitting() : this.at);
  }

  /** Moves by CSS pixels. */
  pan(right: number, down: number): void {
    const pixels = this.canvas.width / Math.max(1, this.canvas.clientWidth) / this.scale;
    this.isFit = false;
    this.go({ ...this.at, column: this.at.column + right * pixels, row: this.at.row + down * pixels });
  }

  /** Zooms by whole levels around a place of the canvas in CSS pixels. */
  zoom(by: number, x = this.canvas.clientWidth / 2, y = this.canvas.clientHeight / 2): void {
    const { column, row } = this.placeOf(x, y);
    const level = Math.max(Math.min(LEAST_LEVEL, this.fitting().level), Math.min(MOST_LEVEL, this.at.level + by));
    const ratio = this.canvas.width / Math.max(1, this.canvas.clientWidth) / 2 ** level;
    this.isFit = false;
    this.go({ level, column: column - x * ratio, row: row - y * ratio });
  }

  /** Brings the whole map into view. */
  fit(): void {
    this.isFit = true;
    this.go(this.fitting());
  }

  /** The position at a place of the canvas in CSS pixels. */
  placeOf(x: number, y: number): { column: number; row: number } {
    const pixels = this.canvas.width / Math.max(1, this.canvas.clientWidth) / this.scale;
    return { column: this.at.column + x * pixels, row: this.at.row + y * pixels };
  }

  /** What is in view, in positions: rows and columns [from, to). */
  get view(): { readonly rows: readonly [number, number]; readonly columns: readonly [number, number] } {
    const { at, scale, size } = this;
    return {
      rows: [Math.max(0, Math.floor(at.row)), Math.min(size.rows, Math.ceil(at.row + this.canvas.height / scale))],
      columns: [
        Math.max(0, Math.floor(at.column)),
        Math.min(size.columns, Math.ceil(at.column + this.canvas.width / scale)),
      ],
    };
  }

  /** Whether every tile in view has been drawn. */
  get isWhole(): boolean {
    return this.store.isWhole;
  }

  /** Forgets all tiles. */
  end(): void {
    cancelAnimationFrame(this.frame);
    this.store.end();
  }

  private fitting(): MapPlace {
    const ratio = Math.min(this.canvas.width / this.size.columns, this.canvas.height / this.size.rows);
    return { column: 0, row: 0, level: fitLevel(ratio) };
  }

  private go(place: MapPlace): void {
    const scale = 2 ** place.level;
    const most = (all: number, pixels: number): number => Math.max(0, all - pixels / scale);
    this.at = {
      level: place.level,
      column: Math.max(0, Math.min(most(this.size.columns, this.canvas.width), place.column)),
      row: Math.max(0, Math.min(most(this.size.rows, this.canvas.height), place.row)),
    };
    const { column, row, level } = this.at;
    this.moved({ column: Math.round(column), row: Math.round(row), level }, this.isFit);
    this.draw();
  }

  private draw(): void {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.paint());
  }

  private paint(): void {
    const context = this.canvas.getContext('2d');
    if (!context) return;
    const { width, height } = this.canvas;
    const { level } = this.at;
    const [left, top] = [Math.round(this.at.column * this.scale), Math.round(this.at.row * this.scale)];
    const names = tilesIn(left, top, width, height, level, this.size, this.scale);
    context.clearRect(0, 0, width, height);
    context.imageSmoothingEnabled = false;
    for (const name of names) {
      const tile = this.store.tile(name);
      if (tile) context.drawImage(tile, name.column * TILE - left, name.row * TILE - top);
      else this.paintCoarser(context, name, left, top);
    }
    this.paintLit(context, left, top);
    this.store.want(names);
    this.canvas.dataset.whole = String(this.store.isWhole);
    this.canvas.dataset.tiles = String(this.store.ready);
  }

  /** A part of a tile of a coarser level, enlarged, until the tile is there. */
  private paintCoarser(
    context: CanvasRenderingContext2D,
    { level, column, row }: TileName,
    left: number,
    top: number,
  ): void {
    for (let up = 1; up <= 3; up++) {
      const tile = this.store.tile({ level: level - up, column: column >> up, row: row >> up });
      if (!tile) continue;
      const part = TILE >> up;
      const from = (place: number): number => (place & ((1 << up) - 1)) * part;
      context.drawImage(tile, from(column), from(row), part, part, column * TILE - left, row * TILE - top, TILE, TILE);
      return;
    }
  }

  private paintLit(context: CanvasRenderingContext2D, left: number, top: number): void {
    if (!this.lit) return;
    const { scale, canvas } = this;
    const style = getComputedStyle(canvas);
    context.strokeStyle = style.getPropertyValue('--cursor');
    context.lineWidth = 2;
    const y = this.lit.rows[0] * scale - top;
    const height = Math.max(2, (this.lit.rows[1] - this.lit.rows[0]) * scale);
    context.globalAlpha = 0.5;
    context.beginPath();
    context.moveTo(0, y + height / 2);
    context.lineTo(canvas.width, y + height / 2);
    context.stroke();
    context.globalAlpha = 1;
    for (const [from, to] of this.lit.columns)
      context.strokeRect(from * scale - left - 3, y - 3, Math.max(2, (to - from) * scale) + 6, height + 6);
  }
}

/** The level at which a map fits, rounded down to thousandths: links hold no more. */
const fitLevel = (ratio: number): number =>
  Math.max(LEAST_LEVEL, Math.min(MOST_LEVEL - 1, Math.floor(1000 * Math.log2(ratio)) / 1000));

/** The tiles in a view, those nearest to its middle first. */
function tilesIn(
  left: number,
  top: number,
  width: number,
  height: number,
  level: number,
  size: { readonly columns: number; readonly rows: number },
  scale: number,
): TileName[] {
  const names: TileName[] = [];
  const right = Math.min(left + width, Math.ceil(size.columns * scale));
  const bottom = Math.min(top + height, Math.ceil(size.rows * scale));
  for (let row = Math.floor(top / TILE); row * TILE < bottom; row++)
    for (let column = Math.floor(left / TILE); column * TILE < right; column++) names.push({ level, column, row });
  const [x, y] = [(left + width / 2) / TILE - 0.5, (top + height / 2) / TILE - 0.5];
  const far = ({ column, row }: TileName): number => (column - x) ** 2 + (row - y) ** 2;
  return names.toSorted((one, other) => far(one) - far(other));
}
