/** Atomic states of one kind that follow one another. */
export interface KindRun {
  readonly kind: string;
  readonly count: number;
}

/** Names of kinds in order, those that repeat one another counted. */
export function runsOf(kinds: Iterable<string>): readonly KindRun[] {
  const runs: { kind: string; count: number }[] = [];
  for (const kind of kinds) {
    const last = runs.at(-1);
    if (last?.kind === kind) last.count++;
    else runs.push({ kind, count: 1 });
  }
  return runs;
}
