import { deflateSync, inflateSync } from 'fflate';
import type { Graded } from '../../grading/grader.ts';
import type { SampleResult } from '../../grading/sample-result.ts';

/** Samples of a block; one that is looked into is unpacked as a whole, and a table that is sorted looks into one for each of its rows. */
const BLOCK_SAMPLES = 64;
/** The fastest packing: results repeat one another, so it still takes a tenth of the memory. */
const LEVEL = 1;
/** Between the result and the instance of a sample. JSON holds no raw tab. */
const TAB = '\t';

/** What samples are sorted and filtered by, kept apart so that no block need be unpacked for it. */
export interface SampleKey {
  readonly id: string;
  readonly run: string;
  readonly task: string;
  readonly length: number;
  readonly correct: boolean;
  readonly kind: string | null;
  readonly place: number | null;
  readonly of: number;
}

/**
 * The results of all samples in the order in which they were graded. They are kept as packed bytes of JSON, a line a sample: a hundred
 * thousand objects would take twenty times the memory.
 */
export class SampleStore {
  private readonly blocks: Uint8Array[] = [];
  private open: string[] = [];
  private readonly known: SampleKey[] = [];
  /** Names are shared by their samples. */
  private readonly names = new Map<string, string>();

  get length(): number {
    return this.known.length;
  }

  /** What samples are sorted and filtered by, in their order. */
  get keys(): readonly SampleKey[] {
    return this.known;
  }

  add({ result, canonical }: Graded): void {
    const { id, run, task, length, correct, kind, place, of, note } = result;
    this.open.push(`${JSON.stringify(result)}${TAB}${canonical}`);
    this.known.push({ id, run: this.shared(run), task, length, correct, kind: note ?? kind, place, of });
    if (this.open.length < BLOCK_SAMPLES) return;
    this.blocks.push(deflateSync(new TextEncoder().encode(this.open.join('\n')), { level: LEVEL }));
    this.open = [];
  }

  /** The result of a sample, and its instance as JSON text; undefined where there is no sample of this number. */
  at(number: number): { readonly result: SampleResult; readonly canonical: string } | undefined {
    const line = this.linesOf(Math.floor(number / BLOCK_SAMPLES))[number % BLOCK_SAMPLES];
    if (line === undefined) return undefined;
    const tab = line.indexOf(TAB);
    // Written above.
    return { result: JSON.parse(line.slice(0, tab)) as SampleResult, canonical: line.slice(tab + 1) };
  }

  /** Some samples; those of one block after another are fastest. */
  some(numbers: readonly number[]): SampleResult[] {
    let block = -1;
    let lines: readonly string[] = [];
    return numbers.map((number) => {
      const own = Math.floor(number / BLOCK_SAMPLES);
      if (own !== block) lines = this.linesOf((block = own));
      const line = lines[number % BLOCK_SAMPLES]!;
      return JSON.parse(line.slice(0, line.indexOf(TAB))) as SampleResult;
    });
  }

  /** Every result as JSON text. */
  *texts(): Generator<string, void, undefined> {
    for (let block = 0; block <= this.blocks.length; block++)
      for (const line of this.linesOf(block)) yield line.slice(0, line.indexOf(TAB));
  }

  private linesOf(block: number): readonly string[] {
    if (block === this.blocks.length) return this.open;
    const bytes = this.blocks[block];
    return bytes ? new TextDecoder().decode(inflateSync(bytes)).split('\n') : [];
  }

  private shared(name: string): string {
    const known = this.names.get(name);
    if (known !== undefined) return known;
    this.names.set(name, name);
    return name;
  }
}
