import * as v from 'valibot';
import { remembered, type Remembered } from '../kit/browser/remembered.ts';

const layout = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.pipe(v.number(), v.minValue(0))));
/** The JSON of sizes as text; the layout parses it itself. */
const layoutText = v.pipe(
  v.string(),
  v.check((text) => v.is(layout, text)),
);

/** Where the sizes of panels are kept. Sizes that cannot be read count as none; a browser that stores nothing forgets them. */
export const panelSizes: Pick<Storage, 'getItem' | 'setItem'> = {
  getItem: (key) => sizesUnder(key).read(),
  // In a browser that stores nothing the sizes hold until the page is closed.
  setItem: (key, value) => void sizesUnder(key).write(value),
};

const sizesUnder = (key: string): Remembered<string, null> => remembered(key, layoutText, null);
