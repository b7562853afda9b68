import type { ModelShape } from '../lab/model/shape.ts';

/** A model of one layer that is small enough for plain loops and finite differences, with two local heads and two global ones. */
export const SMALL_SHAPE: ModelShape = {
  vocabulary: 16,
  layers: 1,
  width: 32,
  heads: 4,
  globalHeads: 2,
  localLayers: 0,
  window: 4,
  hidden: 24,
};
