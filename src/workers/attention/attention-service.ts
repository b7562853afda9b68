import { transfer } from 'comlink';
import { oracleBuilder } from '../../attention/oracle/oracle-map.ts';
import { isRead, type OracleMap } from '../../attention/oracle/piece.ts';
import { probeRequest } from '../../attention/probe-request.ts';
import { grouped } from '../../base/grouped.ts';
import { solutionOf, startRun } from '../../runs/solution.ts';
import { taskById } from '../../tasks/registry.ts';
import { taskSubject } from '../../tasks/task-subject.ts';
import type { PickedFile } from '../grading/blob-file.ts';
import { NewestSlices, type Slices } from '../slices.ts';
import { holdLivenessLock } from '../worker-liveness.ts';
import type {
  AttentionRequest,
  DistancePoint,
  DistanceProgress,
  HeadName,
  MapSummary,
  ModelView,
  PictureParts,
  PictureRequest,
  ReadArrangement,
  ReadRow,
  ReadView,
  TileRequest,
} from './attention-views.ts';
import { measureDistances } from './distances.ts';
import { MapMarks } from './map-marks.ts';
import { openFiles, openLab, type OpenModel } from './open-model.ts';
import { pictureParts } from './picture-parts.ts';
import { ReadList } from './reads.ts';
import { drawTile } from './tile.ts';

/** Steps of a run made between two looks at what else is asked. */
const STEPS_A_SLICE = 20_000;
/** Longest text in characters: its map is in memory as a whole. */
const MOST_CHARACTERS = 2_000_000;

/** What is open. */
interface Open {
  readonly request: AttentionRequest;
  readonly map: OracleMap;
  readonly reads: ReadList;
  readonly model: OpenModel | undefined;
  readonly marks: MapMarks;
}

/** Makes the oracle map of one text, draws it in tiles, reads the attention of models and scores it. */
export class AttentionService {
  private readonly slices = new NewestSlices();
  private opened: Open | undefined;

  /** Takes the lock that shows that this worker is alive; see `watchLiveness`. */
  start(lockName: string): Promise<void> {
    return holdLivenessLock(lockName);
  }

  /** Opens a text in the place of the one before; `tell` is told the share that is done. A newer opening ends an older one. */
  async open(
    request: AttentionRequest,
    tell: (share: number) => void,
  ): Promise<{ readonly summary: MapSummary; readonly model: ModelView | undefined }> {
    const slices = this.slices.begin('open');
    this.slices.cancel('file');
    if (request.kind === 'lab') {
      const { map, ...model } = await openLab(request, resting(slices, tell));
      this.opened = openedOf(request, map, model);
    } else this.opened = openedOf(request, await mapOf(request, slices, tell), undefined);
    return { summary: summaryOf(this.opened), model: this.opened.model?.view };
  }

  /** Opens the attention of a model on the text that is open: one file, or one and its tokens. */
  async openFile(
    files: readonly PickedFile[],
    tell: (share: number) => void,
  ): Promise<{ readonly summary: MapSummary; readonly model: ModelView }> {
    const { request, map } = this.now();
    const slices = this.slices.begin('file');
    const model = await openFiles(files, map, resting(slices, tell));
    // The text may have been changed meanwhile.
    await slices.rest();
    this.opened = openedOf(request, map, model);
    return { summary: summaryOf(this.opened), model: model.view };
  }

  /** Forgets the model; the map is one of characters again. */
  closeFile(): MapSummary {
    const { request, map } = this.now();
    this.slices.cancel('file');
    this.opened = openedOf(request, map, undefined);
    return summaryOf(this.opened);
  }

  /** Gives up opening a file. */
  cancelFile(): void {
    this.slices.cancel('file');
  }

  /** A tile of the map. */
  async tile(request: TileRequest): Promise<ImageBitmap> {
    const { marks, model } = this.now();
    const bitmap = await drawTile(request, marks, model);
    return transfer(bitmap, [bitmap]);
  }

  /** The rectangles of a part of the map, for a file. */
  picture(request: PictureRequest): Promise<PictureParts> {
    const { marks, model } = this.now();
    return pictureParts(request, marks, model);
  }

  /** The numbers of the reads that a list shows, in its order. */
  order(arrangement: ReadArrangement): readonly number[] {
    return this.now().reads.order(arrangement);
  }

  /** Rows of the list of reads. */
  rows(numbers: readonly number[]): ReadRow[] {
    return this.now().reads.rows(numbers);
  }

  /** A read with its lines, and what a head does there; undefined where there is none of this number. */
  async read(number: number, head?: HeadName): Promise<ReadView | undefined> {
    const { reads, model, marks } = this.now();
    const view = reads.view(number, model?.spans, marks.promptSize);
    return view && { ...view, head: head && (await model?.reads.at(head, number)) };
  }

  /** The read at a place of the map, or the nearest within a distance; −1 without one. */
  readAt(row: number, column: number, within: number): number {
    return this.now().marks.nearest(row, column, within);
  }

  /** All reads as CSV. */
  csv(): Blob {
    return new Blob(['\uFEFF', ...this.now().reads.csv()], { type: 'text/csv' });
  }

  /** What a script needs to look into a model: `probe.json`. */
  probe(): Blob {
    const { request, map } = this.now();
    const id = request.kind === 'task' ? request.task : request.model;
    const variant = request.kind === 'task' ? request.variant : 'lab';
    return new Blob([JSON.stringify(probeRequest(map, id, variant))], { type: 'application/json' });
  }

  /** How far back reads look over the length, with and without the memory fetcher. A newer question ends an older one. */
  distances(taskId: string, longest: number, tell: (progress: DistanceProgress) => void): Promise<DistancePoint[]> {
    return measureDistances(taskById(taskId)!, longest, this.slices.begin('distances'), tell);
  }

  /** Gives up measuring distances. */
  cancelDistances(): void {
    this.slices.cancel('distances');
  }

  private now(): Open {
    if (!this.opened) throw new Error('No text is open.');
    return this.opened;
  }
}

const resting =
  (slices: Slices, tell: (share: number) => void) =>
  async (share: number): Promise<void> => {
    if (!slices.isOver) return;
    tell(share);
    await slices.rest();
  };

async function mapOf(
  request: Extract<AttentionRequest, { readonly kind: 'task' }>,
  slices: Slices,
  tell: (share: number) => void,
): Promise<OracleMap> {
  const task = taskById(request.task)!;
  const subject = taskSubject(task, request.instance);
  const run = startRun(subject);
  while (!run.isMade) {
    run.goOn(STEPS_A_SLICE);
    if (slices.isOver) await slices.rest();
  }
  const solution = solutionOf(subject, run);
  const builder = oracleBuilder({ ...request, task }, solution);
  let position = 0;
  while (builder.advance()) {
    position++;
    if (builder.length > MOST_CHARACTERS)
      throw new Error(
        `The text is longer than ${grouped(MOST_CHARACTERS)} characters; choose a shorter instance or folded arithmetic.`,
      );
    if (!slices.isOver) continue;
    tell(position / solution.trace.outerLength);
    await slices.rest();
  }
  return builder.map();
}

const openedOf = (request: AttentionRequest, map: OracleMap, model: OpenModel | undefined): Open => ({
  request,
  map,
  model,
  reads: new ReadList(map),
  marks: new MapMarks(map, model?.spans),
});

function summaryOf({ map, marks, model }: Open): MapSummary {
  const kinds: Partial<Record<string, number>> = {};
  const ways: Partial<Record<string, number>> = {};
  for (const piece of map.pieces) {
    ways[piece.way] = (ways[piece.way] ?? 0) + 1;
    if (isRead(piece)) kinds[piece.kind] = (kinds[piece.kind] ?? 0) + 1;
  }
  return {
    characters: map.prompt.length + map.text.length,
    promptCharacters: map.prompt.length,
    reads: map.pieces.filter(isRead).length,
    kinds,
    ways,
    size: marks.size,
    promptSize: marks.promptSize,
    unit: model ? 'token' : 'character',
  };
}
