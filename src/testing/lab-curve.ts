import { WasmKernels } from '../lab/kernels/wasm/wasm-kernels.ts';
import { usualRecipe } from '../lab/training/recipe.ts';
import { Trainer } from '../lab/training/trainer.ts';

/** The losses of ten updates of a small model, which are to be the same to the bit in every engine. */
export function smallLossCurve(): number[] {
  const lengths: [number, number] = [1, 3];
  const recipe = { ...usualRecipe('comparison'), lengths, ring: 24, distractorCells: 6, besideTapes: false };
  const trainer = new Trainer(
    { ...recipe, width: 32, hidden: 64, updates: 10, batch: 4, distanceSpread: 0 },
    (floats) => new WasmKernels(floats),
  );
  const losses: number[] = [];
  while (!trainer.isDone) losses.push(trainer.update().loss);
  return losses;
}
