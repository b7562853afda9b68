import type { TileRequest } from '../../../workers/attention/attention-views.ts';

/** Pixels of a tile's sides. */
export const TILE = 256;
/** Tiles that are kept: 75 MB. */
const MOST_TILES = 300;
/** Tiles that are drawn at once: the worker does one at a time, and newer ones may be wanted sooner. */
const MOST_PENDING = 2;

/** Which tile: level, column and row among the tiles of the level. */
export interface TileName {
  readonly level: number;
  readonly column: number;
  readonly row: number;
}

const keyOf = ({ level, column, row }: TileName): string => `${level} ${column} ${row}`;

/** What all tiles of a scene have in common. */
export type Scene = Pick<TileRequest, 'head' | 'kind' | 'colours'>;

/** Tiles as they come from the worker; those in view are asked for first, and the ones seen longest ago are forgotten. */
export class TileStore {
  private readonly ask: (request: TileRequest) => Promise<ImageBitmap>;
  private readonly tell: () => void;
  private scene: Scene | undefined;
  private tiles = new Map<string, ImageBitmap>();
  /** Those of the scene before, shown until the new ones are there. */
  private before = new Map<string, ImageBitmap>();
  private pending = new Set<string>();
  private wanted: readonly TileName[] = [];
  private version = 0;

  /** `tell` is called when a tile has come. */
  constructor(ask: (request: TileRequest) => Promise<ImageBitmap>, tell: () => void) {
    this.ask = ask;
    this.tell = tell;
  }

  /** Draws another scene from now on; `isOther` says that nothing of the one before may be shown. */
  show(scene: Scene, isOther: boolean): void {
    this.scene = scene;
    this.version++;
    this.close(this.before);
    this.before = isOther ? new Map() : this.tiles;
    if (isOther) this.close(this.tiles);
    this.tiles = new Map();
    this.pending = new Set();
  }

  /** Whether every tile that is wanted is there. */
  get isWhole(): boolean {
    return this.wanted.every((name) => this.tiles.has(keyOf(name)));
  }

  /** How many of the tiles that are wanted are there. */
  get ready(): number {
    return this.wanted.filter((name) => this.tiles.has(keyOf(name))).length;
  }

  /** Says which tiles are in view, the most wanted first. */
  want(names: readonly TileName[]): void {
    this.wanted = names;
    this.next();
  }

  /** A tile, or an older one of the same place; undefined where there is neither. */
  tile(name: TileName): ImageBitmap | undefined {
    const key = keyOf(name);
    const tile = this.tiles.get(key);
    if (!tile) return this.before.get(key);
    // The last in the map is the one seen last.
    this.tiles.delete(key);
    this.tiles.set(key, tile);
    return tile;
  }

  /** Forgets everything. */
  end(): void {
    this.version++;
    this.wanted = [];
    this.close(this.tiles);
    this.close(this.before);
  }

  private next(): void {
    const { scene, version } = this;
    if (!scene) return;
    for (const name of this.wanted) {
      if (this.pending.size >= MOST_PENDING) return;
      const key = keyOf(name);
      if (this.tiles.has(key) || this.pending.has(key)) continue;
      this.pending.add(key);
      void this.load(
        { ...scene, level: name.level, x: name.column * TILE, y: name.row * TILE, pixels: TILE },
        key,
        version,
      );
    }
  }

  private async load(request: TileRequest, key: string, version: number): Promise<void> {
    try {
      const tile = await this.ask(request);
      if (version === this.version) this.keep(key, tile);
      else tile.close();
    } catch {
      // The text was closed meanwhile; what is opened next asks again.
    }
    if (version !== this.version) return;
    this.pending.delete(key);
    this.tell();
    this.next();
  }

  private keep(key: string, tile: ImageBitmap): void {
    this.tiles.set(key, tile);
    for (const [oldest, old] of this.tiles) {
      if (this.tiles.size <= MOST_TILES) break;
      old.close();
      this.tiles.delete(oldest);
    }
  }

  private close(tiles: Map<string, ImageBitmap>): void {
    for (const tile of tiles.values()) tile.close();
    tiles.clear();
  }
}
