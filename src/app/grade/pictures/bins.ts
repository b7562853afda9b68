/** Numbers from `from` up to but not including `to`. */
export interface Bin {
  readonly from: number;
  readonly to: number;
}

/** Cuts the whole numbers from `first` to `last` into at most `count` bins of equal width. */
export function binsOf(first: number, last: number, count: number): Bin[] {
  const width = Math.max(1, Math.ceil((last - first + 1) / count));
  const bins: Bin[] = [];
  for (let from = first; from <= last; from += width) bins.push({ from, to: from + width });
  return bins;
}

/** The numbers of a bin, both ends included, in words. */
export const binWords = ({ from, to }: Bin): string => (to - from === 1 ? String(from) : `${from}–${to - 1}`);
