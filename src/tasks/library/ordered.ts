/** Two operands in an order of their own: what is the same whichever comes first. */
export function ordered<Operand extends number | string>(one: Operand, other: Operand): [Operand, Operand] {
  return one <= other ? [one, other] : [other, one];
}

/** Lists of whole numbers in one order: by their first number, then by their second, and so on. */
export function inOrder<List extends readonly number[]>(lists: readonly List[]): List[] {
  return lists.toSorted((one, other) => {
    const place = one.findIndex((number, index) => number !== other[index]);
    return place < 0 ? 0 : one[place]! - other[place]!;
  });
}
