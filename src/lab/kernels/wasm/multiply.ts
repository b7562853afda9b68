import { Code, type Local } from './code.ts';
import type { KernelFunction } from './module.ts';

/** Columns of a block of the product: two vectors. */
const BLOCK_BYTES = 32;
/** Rows of a block: with two vectors each they fill eight of the sixteen registers, beside two of the right and one of the left. */
const BLOCK_ROWS = 4;

/**
 * The product of matrices, block by block: 4 rows and 8 columns are added up in registers, then the rows that are left one by one. Every
 * element is a sum in the order of the inner index, whichever block it is in.
 *
 * `relaxed` fuses multiplication and addition where the processor can, which rounds differently on different processors.
 */
export function multiplyFunction(relaxed: boolean): KernelFunction {
  const [out, outRow, left, leftRow, leftColumn, right, rightRow, rows, inner, columns, adds] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
  ] as const;
  const code = new Code(11);
  const row = code.integer(() => code.int(0));
  const column = code.integer();
  const each = code.integer();
  const end = code.integer(() => code.get(columns).int(2).op('i32.shl'));
  const b = code.integer();
  const right0 = code.vector();
  const right1 = code.vector();
  const factor = code.vector();
  const pointers = Array.from({ length: BLOCK_ROWS }, () => code.integer());
  const places = Array.from({ length: BLOCK_ROWS }, () => code.integer());
  const sums = Array.from({ length: BLOCK_ROWS }, () => [code.vector(), code.vector()] as const);

  const addProduct = (sum: Local, other: Local) => {
    if (relaxed) code.get(factor, other, sum).op('f32x4.relaxed_madd');
    else code.get(sum, factor, other).op('f32x4.mul', 'f32x4.add');
    code.set(sum);
  };

  const block = (height: number) =>
    code.upTo(column, end, BLOCK_BYTES, () => {
      for (let index = 0; index < height; index++) {
        if (index === 0) code.get(left).set(pointers[0]!).get(out, column).op('i32.add').set(places[0]!);
        else {
          code
            .get(pointers[index - 1]!, leftRow)
            .op('i32.add')
            .set(pointers[index]!);
          code
            .get(places[index - 1]!, outRow)
            .op('i32.add')
            .set(places[index]!);
        }
      }
      code.get(adds).choose(
        () => {
          for (let index = 0; index < height; index++)
            sums[index]!.forEach((sum, half) =>
              code
                .get(places[index]!)
                .load(16 * half)
                .set(sum),
            );
        },
        () => {
          for (let index = 0; index < height; index++) for (const sum of sums[index]!) code.numbers(0).set(sum);
        },
      );
      code.get(right, column).op('i32.add').set(b);
      code.upTo(each, inner, 1, () => {
        code.get(b).load().set(right0).get(b).load(16).set(right1);
        for (let index = 0; index < height; index++) {
          code.get(pointers[index]!).loadSplat().set(factor);
          addProduct(sums[index]![0], right0);
          addProduct(sums[index]![1], right1);
          code.advance(pointers[index]!, { local: leftColumn });
        }
        code.advance(b, { local: rightRow });
      });
      for (let index = 0; index < height; index++)
        sums[index]!.forEach((sum, half) => code.get(places[index]!, sum).store(16 * half));
    });

  const forward = (height: number) => {
    block(height);
    code.get(left, leftRow).int(height).op('i32.mul', 'i32.add').set(left);
    code.get(out, outRow).int(height).op('i32.mul', 'i32.add').set(out);
    code.advance(row, height);
  };
  code.whileTrue(
    () =>
      code
        .get(row)
        .int(BLOCK_ROWS - 1)
        .op('i32.add')
        .get(rows)
        .op('i32.lt_s'),
    () => forward(BLOCK_ROWS),
  );
  code.whileTrue(
    () => code.get(row, rows).op('i32.lt_s'),
    () => forward(1),
  );
  return { name: 'multiply', integers: 11, floats: 0, returnsFloat: false, code: code.finished() };
}
