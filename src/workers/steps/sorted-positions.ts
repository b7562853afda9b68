/**
 * Positions in the order of their keys. Sorts by rank among the different values: comparing numbers is many times faster than
 * comparing words. Equal ones keep their order.
 */
export function sortedPositions(
  positions: readonly number[],
  keys: readonly (number | string)[],
  descending: boolean,
): Int32Array<ArrayBuffer> {
  // Made when something is sorted: that takes longer than the worker needs to start.
  const collator = new Intl.Collator('en', { numeric: true });
  const values = [...new Set(keys)].toSorted((one, other) =>
    typeof one === 'number' && typeof other === 'number' ? one - other : collator.compare(String(one), String(other)),
  );
  const rank = new Map(values.map((value, index) => [value, descending ? values.length - index : index]));
  const ranked = Float64Array.from(keys, (key, index) => rank.get(key)! * keys.length + index).toSorted();
  return Int32Array.from(ranked, (key) => positions[key % keys.length]!);
}
