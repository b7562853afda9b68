/**
 * How many of the indices below `length` something holds for, where it holds for none after the first for which it does not. For values
 * that are computed or interleaved; `lastAtMost` searches a plain list.
 */
export function leadingCount(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
