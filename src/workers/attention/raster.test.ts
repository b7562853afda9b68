import { expect, test } from 'vitest';
import { colourOf } from './raster.ts';

test('colours are read as style sheets write them, in full and in short', () => {
  expect(colourOf('#e4ebf3')).toEqual([0xe4, 0xeb, 0xf3]);
  expect(colourOf(' #FFF')).toEqual([255, 255, 255]);
  expect(colourOf('#1b2')).toEqual([0x11, 0xbb, 0x22]);
});
