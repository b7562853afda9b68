import type { RowFacts } from './batch.ts';
import { HashSet } from './draw/hash-set.ts';
import type { Side } from './draw/part.ts';

/** What was counted over the rows that were written, and what shows that no evaluation example is in training. */
export interface Disjointness {
  readonly train: { readonly instances: number; readonly queries: number };
  readonly eval: { readonly instances: number; readonly queries: number };
  /** Instances (as normal forms, so that twins are one), and queries, that were written on both sides. */
  readonly instancesInBoth: number;
  readonly queriesInBoth: number;
  /** Rows whose instance's hash says that they belong to the other side. */
  readonly rowsOnTheWrongSide: number;
}

/** Thrown instead of finishing a dataset in which something leaks from one side of the split to the other. */
export class SplitLeak extends Error {}

/** The hashes of one side as plain JSON: 16 hexadecimal digits each, one after another. */
export interface SideHashes {
  readonly instances: string;
  readonly queries: string;
}

/** What a count has seen, as plain JSON. */
export interface SeenOnSides {
  readonly train: SideHashes;
  readonly eval: SideHashes;
  readonly rowsOnTheWrongSide: number;
}

/**
 * Counts what is written on each side of the split: normal forms of instances, and queries, by 64-bit hashes. It knows nothing of how they were drawn,
 * so an evaluation instance that gets into training by whatever way is found.
 */
export class DisjointnessCount {
  private readonly sides = {
    train: { instances: new HashSet(), queries: new HashSet() },
    eval: { instances: new HashSet(), queries: new HashSet() },
  };
  private instancesInBoth = 0;
  private queriesInBoth = 0;
  private wrongRows = 0;

  /** Counts a row that was written on this side. */
  add(side: Side, { instance, query, forEvaluation }: Pick<RowFacts, 'instance' | 'query' | 'forEvaluation'>): void {
    if (forEvaluation !== (side === 'eval')) this.wrongRows++;
    this.addInstance(side, ...instance);
    this.addQuery(side, ...query);
  }

  /** Counts what another count has seen, as the report of a shard says it. */
  merge({ train, eval: evaluation, rowsOnTheWrongSide }: SeenOnSides): void {
    this.wrongRows += rowsOnTheWrongSide;
    for (const [side, { instances, queries }] of [['train', train] as const, ['eval', evaluation] as const]) {
      for (const [high, low] of wordsOf(instances)) this.addInstance(side, high, low);
      for (const [high, low] of wordsOf(queries)) this.addQuery(side, high, low);
    }
  }

  /** What has been seen, for the report of a shard. */
  seen(): SeenOnSides {
    const hashes = (side: Side): SideHashes => ({
      instances: digitsOf(this.sides[side].instances),
      queries: digitsOf(this.sides[side].queries),
    });
    return { train: hashes('train'), eval: hashes('eval'), rowsOnTheWrongSide: this.wrongRows };
  }

  /** The counts. Throws `SplitLeak` when something was written on both sides, or on the wrong one. */
  proof(): Disjointness {
    const { instancesInBoth, queriesInBoth, wrongRows: rowsOnTheWrongSide } = this;
    if (instancesInBoth + queriesInBoth + rowsOnTheWrongSide > 0)
      throw new SplitLeak(
        `The dataset leaks between training and evaluation: rows on the wrong side: ${rowsOnTheWrongSide}; on both sides: instances ${instancesInBoth}, queries ${queriesInBoth}.`,
      );
    const { train, eval: evaluation } = this.sides;
    return { train: sizes(train), eval: sizes(evaluation), instancesInBoth, queriesInBoth, rowsOnTheWrongSide };
  }

  private addInstance(side: Side, high: number, low: number): void {
    if (this.sides[side].instances.add(high, low) && this.sides[other(side)].instances.has(high, low))
      this.instancesInBoth++;
  }

  private addQuery(side: Side, high: number, low: number): void {
    if (this.sides[side].queries.add(high, low) && this.sides[other(side)].queries.has(high, low)) this.queriesInBoth++;
  }
}

const sizes = ({ instances, queries }: { instances: HashSet; queries: HashSet }) => ({
  instances: instances.size,
  queries: queries.size,
});

const other = (side: Side): Side => (side === 'train' ? 'eval' : 'train');

const digits = (word: number) => word.toString(16).padStart(8, '0');

const digitsOf = (set: HashSet) =>
  Array.from(set.hashes(), ([high, low]) => `${digits(high)}${digits(low)}`)
    .toSorted()
    .join('');

function* wordsOf(text: string): Generator<readonly [number, number], void, undefined> {
  for (let from = 0; from + 16 <= text.length; from += 16)
    yield [parseInt(text.slice(from, from + 8), 16), parseInt(text.slice(from + 8, from + 16), 16)] as const;
}
