/**
 * The coefficients x for which the squares of A·x − b have the least sum: Householder reflections, which stay exact where the normal
 * equations lose half of the digits. Undefined where columns depend on each other.
 *
 * @param rows the rows of A, at least as many as columns
 * @param wanted b
 */
export function leastSquares(rows: readonly (readonly number[])[], wanted: readonly number[]): number[] | undefined {
  const matrix = rows.map((row, at) => [...row, wanted[at]!]);
  const columns = rows[0]!.length;
  if (rows.length < columns) return undefined;
  for (let column = 0; column < columns; column++) if (!reflect(matrix, column)) return undefined;
  const solution = Array.from({ length: columns }, () => 0);
  for (let row = columns - 1; row >= 0; row--) {
    let rest = matrix[row]![columns]!;
    for (let column = row + 1; column < columns; column++) rest -= matrix[row]![column]! * solution[column]!;
    solution[row] = rest / matrix[row]![row]!;
  }
  return solution;
}

/** Part of a column's length below which it is taken to depend on the columns before it. */
const DEPENDENT = 1e-12;

/** Makes the entries of a column below the diagonal 0 by a reflection of all rows; false where the column depends on those before. */
function reflect(matrix: number[][], column: number): boolean {
  const whole = Math.hypot(...matrix.map((row) => row[column]!));
  const below = Math.hypot(...matrix.slice(column).map((row) => row[column]!));
  if (!(below > DEPENDENT * whole)) return false;
  const mirror = matrix.slice(column).map((row) => row[column]!);
  mirror[0]! += mirror[0]! < 0 ? -below : below;
  const squares = mirror.reduce((sum, entry) => sum + entry ** 2, 0);
  for (let at = column; at < matrix[0]!.length; at++) {
    const product = mirror.reduce((sum, entry, row) => sum + entry * matrix[column + row]![at]!, 0);
    for (const [row, entry] of mirror.entries()) matrix[column + row]![at]! -= (2 * product * entry) / squares;
  }
  return true;
}
