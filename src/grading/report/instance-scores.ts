import { hashWords } from '../../dataset/draw/hash.ts';

/** Right samples of one run on one instance. */
export interface RunScore {
  readonly correct: number;
  readonly total: number;
  /** Whether the first sample is right. */
  readonly first: boolean;
}

/** Counts of one run, by the numbers of instances. */
interface RunCounts {
  readonly correct: number[];
  readonly total: number[];
  readonly first: boolean[];
}

/** Right samples of every run on every instance, as plain lists: there are hundreds of thousands of instances. */
export class InstanceScores {
  private readonly numbers = new Map<string, number>();
  private readonly lengths: number[] = [];
  private readonly runs = new Map<string, RunCounts>();

  /** Counts a sample of a run; `instance` is the task and its instance in one spelling. */
  add(run: string, instance: string, length: number, correct: boolean): void {
    const key = hashWords(instance).join(' ');
    const number = this.numbers.get(key) ?? this.lengths.length;
    if (number === this.lengths.length) {
      this.numbers.set(key, number);
      this.lengths.push(length);
    }
    const counts = this.runs.get(run) ?? { correct: [], total: [], first: [] };
    this.runs.set(run, counts);
    // Runs have none of the instances that only others have.
    for (let missing = counts.total.length; missing <= number; missing++) {
      counts.correct.push(0);
      counts.total.push(0);
      counts.first.push(correct);
    }
    if (counts.total[number] === 0) counts.first[number] = correct;
    counts.total[number]!++;
    if (correct) counts.correct[number]!++;
  }

  /** How many instances there are. */
  get size(): number {
    return this.lengths.length;
  }

  /** The length of an instance. */
  lengthOf(number: number): number {
    return this.lengths[number]!;
  }

  /** What a run scored on an instance; undefined where it has no sample of it. */
  of(run: string, number: number): RunScore | undefined {
    const counts = this.runs.get(run);
    const total = counts?.total[number] ?? 0;
    return counts && total > 0 ? { correct: counts.correct[number]!, total, first: counts.first[number]! } : undefined;
  }

  /** The scores of a run on all instances that it has, in the order in which instances came. */
  ofRun(run: string): RunScore[] {
    return Array.from({ length: this.size }, (_, number) => this.of(run, number)).filter(
      (score) => score !== undefined,
    );
  }
}
